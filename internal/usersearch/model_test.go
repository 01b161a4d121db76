// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestWhatJiraHidesIsNull(t *testing.T) {
	t.Parallel()
	shown := found(jira.User{Profile: jira.Profile{EmailAddress: "robot@example.com"}, AvatarURLs: map[string]string{"48x48": "https://jira/secure/useravatar?avatarId=10122"}})
	if shown.EmailAddress.ValueString() != "robot@example.com" || shown.AvatarID.ValueString() != "10122" {
		t.Errorf("shown: %+v", shown)
	}
	hidden := found(jira.User{Profile: jira.Profile{EmailAddress: "robot at example dot com"}, AvatarURLs: map[string]string{"48x48": "https://www.gravatar.com/avatar/1?d=mm"}})
	if !hidden.EmailAddress.IsNull() || !hidden.AvatarID.IsNull() {
		t.Errorf("hidden: %+v", hidden)
	}
}

func TestAccountsAreOrderedByUsername(t *testing.T) {
	t.Parallel()
	var all model
	all.take([]jira.User{{Profile: jira.Profile{Username: "b"}, Key: "1"}, {Profile: jira.Profile{Username: "C"}, Key: "2"}, {Profile: jira.Profile{Username: "A"}, Key: "3"}})
	if got := all.Users[0].Username.ValueString() + all.Users[1].Username.ValueString() + all.Users[2].Username.ValueString(); got != "AbC" {
		t.Errorf("the order is %s", got)
	}
	all.take(nil)
	if all.Users == nil {
		t.Error("no users are null and not an empty list")
	}
}
