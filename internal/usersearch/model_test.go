// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestUserModelOf_hiddenValues(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	shown := userModelOf(t.Context(), jira.User{
		Profile:    jira.Profile{EmailAddress: "robot@example.com"},
		AvatarURLs: map[string]string{"48x48": "https://jira/secure/useravatar?avatarId=10122"},
	}, &diags)
	if shown.EmailAddress.ValueString() != "robot@example.com" || shown.AvatarID.ValueString() != "10122" {
		t.Errorf("shown: %+v", shown)
	}
	hidden := userModelOf(t.Context(), jira.User{
		Profile:    jira.Profile{EmailAddress: "robot at example dot com"},
		AvatarURLs: map[string]string{"48x48": "https://www.gravatar.com/avatar/1?d=mm"},
	}, &diags)
	if !hidden.EmailAddress.IsNull() || !hidden.AvatarID.IsNull() {
		t.Errorf("hidden: %+v", hidden)
	}
	if none := userModelOf(t.Context(), jira.User{}, &diags); none.AvatarURLs.IsNull() || len(diags) > 0 {
		t.Errorf("without avatar URLs: %+v, %v", none, diags)
	}
}

func TestModel_usersOrderedByUsername(t *testing.T) {
	t.Parallel()
	var (
		all   model
		diags diag.Diagnostics
	)
	user := func(key, username string) jira.User {
		return jira.User{Key: key, Profile: jira.Profile{Username: username}}
	}
	all.setUsers(t.Context(), []jira.User{user("1", "b"), user("2", "C"), user("3", "A")}, &diags)
	if got := all.Users[0].Username.ValueString() + all.Users[1].Username.ValueString() + all.Users[2].Username.ValueString(); got != "AbC" {
		t.Errorf("the order is %s", got)
	}
	all.setUsers(t.Context(), nil, &diags)
	if all.Users == nil {
		t.Error("without users the list is null, want an empty list")
	}
}
