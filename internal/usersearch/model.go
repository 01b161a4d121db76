// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"cmp"
	"context"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// model is jira_users in Terraform's configuration and state.
type model struct {
	Query                types.String          `tfsdk:"query"`
	All                  types.Bool            `tfsdk:"all"`
	Assignable           *assignable           `tfsdk:"assignable"`
	WithPermissions      *withPermissions      `tfsdk:"with_permissions"`
	WithBrowsePermission *withBrowsePermission `tfsdk:"with_browse_permission"`
	IncludeInactive      types.Bool            `tfsdk:"include_inactive"`
	Details              types.Bool            `tfsdk:"details"`
	Users                []userModel           `tfsdk:"users"`
	Complete             types.Bool            `tfsdk:"complete"`
}

type assignable struct {
	ProjectKeys types.List   `tfsdk:"project_keys"`
	IssueKey    types.String `tfsdk:"issue_key"`
	Query       types.String `tfsdk:"query"`
}

type withPermissions struct {
	Permissions types.List   `tfsdk:"permissions"`
	ProjectKey  types.String `tfsdk:"project_key"`
	IssueKey    types.String `tfsdk:"issue_key"`
	Query       types.String `tfsdk:"query"`
}

type withBrowsePermission struct {
	ProjectKey types.String `tfsdk:"project_key"`
	IssueKey   types.String `tfsdk:"issue_key"`
	Query      types.String `tfsdk:"query"`
}

// userModel is an element of users.
type userModel struct {
	Key           types.String `tfsdk:"key"`
	Username      types.String `tfsdk:"username"`
	DisplayName   types.String `tfsdk:"display_name"`
	EmailAddress  types.String `tfsdk:"email_address"`
	Active        types.Bool   `tfsdk:"active"`
	LastLoginTime types.String `tfsdk:"last_login_time"`
	AvatarID      types.String `tfsdk:"avatar_id"`
	AvatarURLs    types.Map    `tfsdk:"avatar_urls"`
}

// setUsers sets the users in the order of their usernames, because Jira's order changes between requests.
func (m *model) setUsers(ctx context.Context, users []jira.User, diags *diag.Diagnostics) {
	slices.SortFunc(users, func(one, other jira.User) int {
		return cmp.Or(strings.Compare(strings.ToLower(one.Username), strings.ToLower(other.Username)), strings.Compare(one.Key, other.Key))
	})
	m.Users = make([]userModel, len(users))
	for index, user := range users {
		m.Users[index] = userModelOf(ctx, user, diags)
	}
}

// userModelOf returns the element of users for a user. Values that Jira hides are null.
func userModelOf(ctx context.Context, user jira.User, diags *diag.Diagnostics) userModel {
	element := userModel{
		Key: types.StringValue(user.Key), Username: types.StringValue(user.Username), DisplayName: types.StringValue(user.DisplayName),
		Active: types.BoolValue(user.Active),
	}
	if !user.HidesEmailAddress() {
		element.EmailAddress = types.StringValue(user.EmailAddress)
	}
	if last := user.LastLogin(); last != "" {
		element.LastLoginTime = types.StringValue(last)
	}
	if id, known := jira.AvatarIDInURL(user.AvatarURLs["48x48"]); known {
		element.AvatarID = types.StringValue(string(id))
	}
	addresses := user.AvatarURLs
	if addresses == nil {
		addresses = map[string]string{} // MapValueFrom makes a null map of a nil one
	}
	urls, mapping := types.MapValueFrom(ctx, types.StringType, addresses)
	diags.Append(mapping...)
	element.AvatarURLs = urls
	return element
}
