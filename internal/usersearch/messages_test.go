// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

func TestMessages_activeUsersOnly(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	addActiveUsersOnly(&diags, "assignable")
	want := diag.NewAttributeErrorDiagnostic(path.Root("include_inactive"), "Search finds active users only",
		"Jira's search for assignable never finds inactive users. Remove include_inactive, or use query or all.")
	if len(diags) != 1 || !diags[0].Equal(want) {
		t.Errorf("the diagnostics are %v", diags)
	}
}

func TestMessages_tooManyDetails(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	addTooManyDetails(&diags, 1001)
	want := diag.NewAttributeErrorDiagnostic(path.Root("details"), "Too many users for details",
		"The search found 1001 users. With details = true, every plan sends one request for each user, so at most 1000 users are allowed. Narrow the search, or remove details.")
	if len(diags) != 1 || !diags[0].Equal(want) {
		t.Errorf("the diagnostics are %v", diags)
	}
	if readDetails.Action != "read the details of the users" || readDetails.Attribute.String() != "details" {
		t.Errorf("the operation: %+v", readDetails)
	}
}

func TestSelector_texts(t *testing.T) {
	t.Parallel()
	keys := types.ListNull(types.StringType)
	for _, test := range []struct {
		config                      model
		attribute, action, nextStep string
	}{
		{model{Query: types.StringValue("rob")}, "query", `search for users that match "rob"`, "Narrow the query, or set all = true, which has no limit."},
		{model{Assignable: &assignable{ProjectKeys: keys}}, "assignable", "search for users that issues can be assigned to", "Narrow the search with its query."},
		{model{WithPermissions: &withPermissions{Permissions: keys}}, "with_permissions", "search for users that have these permissions", "Narrow the search with its query."},
		{model{WithBrowsePermission: &withBrowsePermission{}}, "with_browse_permission", "search for users that can browse this project or issue", "Narrow the search with its query."},
	} {
		var diags diag.Diagnostics
		got := test.config.selector(t.Context(), &diags)
		if diags.HasError() || got.operation.Attribute.String() != test.attribute || got.operation.Action != test.action || got.ifCut != test.nextStep {
			t.Errorf("%s: %+v, %v", test.attribute, got, diags)
		}
	}
	if pick := pickUsers("rob"); pick.Action != `look up users for "rob" in the user picker` || pick.Attribute.String() != "query" {
		t.Errorf("the picker: %+v", pick)
	}
	if listUsers.Action != "list all users" || narrowOrUseUsers != "Narrow the query, or use jira_users with all = true." {
		t.Errorf("the list: %+v", listUsers)
	}
}
