// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// User is the state of jira_user.
type User struct {
	// Key is the user key.
	Key         types.String `tfsdk:"id"`
	Username    types.String `tfsdk:"name"`
	Email       types.String `tfsdk:"email"`
	DisplayName types.String `tfsdk:"display_name"`
}

// MoveUser returns the movers of a resource that takes over jira_user. The user has a key and a username.
func MoveUser(move func(context.Context, User, *resource.MoveStateResponse)) []resource.StateMover {
	return mover("jira_user", []string{"id", "name", "email", "display_name"}, func(ctx context.Context, user User, response *resource.MoveStateResponse) {
		if isSet(user.Key, "jira_user", "id", response) && isSet(user.Username, "jira_user", "name", response) {
			move(ctx, user, response)
		}
	})
}

// Group is the state of jira_group. Its id is its name.
type Group struct {
	Name types.String `tfsdk:"name"`
}

// MoveGroup returns the movers of a resource that takes over jira_group. The group has a name.
func MoveGroup(move func(context.Context, Group, *resource.MoveStateResponse)) []resource.StateMover {
	return mover("jira_group", []string{"name"}, func(ctx context.Context, group Group, response *resource.MoveStateResponse) {
		if isSet(group.Name, "jira_group", "name", response) {
			move(ctx, group, response)
		}
	})
}

// Membership is the state of jira_group_membership. Its id is not read: it is USER:GROUP, and both can contain colons.
type Membership struct {
	Group    types.String `tfsdk:"group"`
	Username types.String `tfsdk:"username"`
	// AccountID has the user instead of Username in some releases.
	AccountID types.String `tfsdk:"account_id"`
}

// MoveMembership returns the movers of a resource that takes over jira_group_membership. The membership has a group and, in
// Username, a user.
func MoveMembership(move func(context.Context, Membership, *resource.MoveStateResponse)) []resource.StateMover {
	return mover("jira_group_membership", []string{"group", "username", "account_id"}, func(ctx context.Context, membership Membership, response *resource.MoveStateResponse) {
		if membership.Username.ValueString() == "" {
			membership.Username = membership.AccountID
		}
		if isSet(membership.Group, "jira_group_membership", "group", response) && isSet(membership.Username, "jira_group_membership", "username", response) {
			move(ctx, membership, response)
		}
	})
}

// isSet adds an error and returns false if a state does not have an attribute.
func isSet(value types.String, typeName, attribute string, response *resource.MoveStateResponse) bool {
	if value.ValueString() == "" {
		addMissingAttribute(&response.Diagnostics, typeName, attribute)
		return false
	}
	return true
}
