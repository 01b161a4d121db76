// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"cmp"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// model is jira_users as Terraform holds it.
type model struct {
	Query                types.String `tfsdk:"query"`
	All                  types.Bool   `tfsdk:"all"`
	Assignable           *assignable  `tfsdk:"assignable"`
	WithPermissions      *permitted   `tfsdk:"with_permissions"`
	WithBrowsePermission *browsing    `tfsdk:"with_browse_permission"`
	IncludeInactive      types.Bool   `tfsdk:"include_inactive"`
	Users                []foundUser  `tfsdk:"users"`
	Complete             types.Bool   `tfsdk:"complete"`
}

// assignable, permitted and browsing are the selectors that are about a project or an issue.
type assignable struct {
	ProjectKeys types.List   `tfsdk:"project_keys"`
	IssueKey    types.String `tfsdk:"issue_key"`
	Query       types.String `tfsdk:"query"`
}

type permitted struct {
	Permissions types.List   `tfsdk:"permissions"`
	ProjectKey  types.String `tfsdk:"project_key"`
	IssueKey    types.String `tfsdk:"issue_key"`
	Query       types.String `tfsdk:"query"`
}

type browsing struct {
	ProjectKey types.String `tfsdk:"project_key"`
	IssueKey   types.String `tfsdk:"issue_key"`
	Query      types.String `tfsdk:"query"`
}

// foundUser is one of the users.
type foundUser struct {
	Key          types.String `tfsdk:"key"`
	Username     types.String `tfsdk:"username"`
	DisplayName  types.String `tfsdk:"display_name"`
	EmailAddress types.String `tfsdk:"email_address"`
	Active       types.Bool   `tfsdk:"active"`
	AvatarID     types.String `tfsdk:"avatar_id"`
	AvatarURLs   types.Map    `tfsdk:"avatar_urls"`
}

// take takes over the users, by username: an order that stays when Jira's does not.
func (m *model) take(users []jira.User) {
	slices.SortFunc(users, func(one, other jira.User) int {
		return cmp.Or(strings.Compare(strings.ToLower(one.Username), strings.ToLower(other.Username)), strings.Compare(one.Key, other.Key))
	})
	m.Users = make([]foundUser, len(users))
	for index, user := range users {
		m.Users[index] = found(user)
	}
}

// found is a user as Terraform holds it. What Jira hides is null.
func found(user jira.User) foundUser {
	found := foundUser{
		Key: types.StringValue(user.Key), Username: types.StringValue(user.Username), DisplayName: types.StringValue(user.DisplayName),
		Active: types.BoolValue(user.Active),
	}
	if !user.HidesEmailAddress() {
		found.EmailAddress = types.StringValue(user.EmailAddress)
	}
	if id, known := jira.AvatarIDInURL(user.AvatarURLs["48x48"]); known {
		found.AvatarID = types.StringValue(string(id))
	}
	urls := make(map[string]attr.Value, len(user.AvatarURLs))
	for size, address := range user.AvatarURLs {
		urls[size] = types.StringValue(address)
	}
	found.AvatarURLs = types.MapValueMust(types.StringType, urls)
	return found
}
