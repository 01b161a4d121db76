// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ resource.ResourceWithMoveState = (*Resource)(nil)

// MoveState takes over the state of a user from the provider fourplusone/jira. It is the state of an import, except for
// active, which only Jira knows. The refresh reads it.
func (r *Resource) MoveState(context.Context) []resource.StateMover {
	return fourplusone.MoveUser(func(ctx context.Context, old fourplusone.User, response *resource.MoveStateResponse) {
		state := imported(jira.User{Key: old.Key.ValueString(), Profile: jira.Profile{Username: old.Username.ValueString()}})
		state.profileModel = profileModel{DisplayName: old.DisplayName, EmailAddress: old.Email, Active: types.BoolNull()}
		response.Diagnostics.Append(response.TargetState.Set(ctx, state)...)
		response.Diagnostics.Append(response.TargetIdentity.Set(ctx, identity{Key: state.Key})...)
	})
}
