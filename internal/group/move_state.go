// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithMoveState = (*Resource)(nil)
	_ resource.ResourceWithMoveState = (*Membership)(nil)
)

// MoveState takes over the state of a group from the provider fourplusone/jira.
func (r *Resource) MoveState(context.Context) []resource.StateMover {
	return fourplusone.MoveGroup(func(ctx context.Context, old fourplusone.Group, response *resource.MoveStateResponse) {
		response.Diagnostics.Append(response.TargetState.Set(ctx, model{ID: old.Name, Name: old.Name, ForceDestroy: types.BoolValue(false)})...)
		response.Diagnostics.Append(response.TargetIdentity.Set(ctx, identity{Name: old.Name})...)
	})
}

// MoveState takes over the state of a membership from the provider fourplusone/jira. That state has no user key, and a move
// can send no request. ID and identity therefore stay null, and the first operation that can send a request resolves them.
func (m *Membership) MoveState(context.Context) []resource.StateMover {
	return fourplusone.MoveMembership(func(ctx context.Context, old fourplusone.Membership, response *resource.MoveStateResponse) {
		state := membershipModel{Group: old.Group}
		state.Username = userref.NewUsername(old.Username.ValueString())
		response.Diagnostics.Append(response.TargetState.Set(ctx, state)...)
	})
}

// ModifyPlan plans the ID of a moved membership that was not refreshed. Where the resource was not refreshed, a look-up must not
// ask for replacement (DESIGN.md, section 4): the update decides whether the configuration refers to another user.
func (m *Membership) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	moved := movedMembership{membership: m, state: &request.State, plan: request.Plan, diags: &response.Diagnostics}
	if !moved.isUnresolved(ctx) {
		m.Resource.ModifyPlan(ctx, request, response)
		return
	}
	if request.Plan.Raw.IsNull() {
		return
	}
	id := types.StringUnknown()
	if m.Connection.Known() && moved.resolve(ctx) {
		id = moved.prior.ID
	}
	response.Diagnostics.Append(response.Plan.SetAttribute(ctx, path.Root("id"), id)...)
}

// resolveToRead resolves a moved membership. Where its user does not exist, it removes the resource from state.
func (m *Membership) resolveToRead(ctx context.Context, request *resource.ReadRequest, response *resource.ReadResponse) bool {
	moved := movedMembership{membership: m, state: &request.State, diags: &response.Diagnostics}
	if !moved.isUnresolved(ctx) {
		return true
	}
	// An identity must be set even where the resource is removed from state (DESIGN.md, section 4).
	response.Diagnostics.Append(response.Identity.Set(ctx, membershipIdentity{Group: moved.prior.Group, UserKey: types.StringNull()})...)
	if !m.Connection.Require(&response.Diagnostics) {
		return false
	}
	if !moved.resolve(ctx) {
		if !response.Diagnostics.HasError() {
			m.RemoveDeleted(ctx, response, &moved.prior, noUser(moved.prior.Username.ValueString()))
		}
		return false
	}
	return true
}

// resolveToUpdate resolves a moved membership that was not refreshed.
func (m *Membership) resolveToUpdate(ctx context.Context, request *resource.UpdateRequest, response *resource.UpdateResponse) bool {
	moved := movedMembership{membership: m, state: &request.State, plan: request.Plan, diags: &response.Diagnostics}
	switch {
	case !moved.isUnresolved(ctx):
		return true
	case !m.Connection.Require(&response.Diagnostics):
		return false
	case !moved.resolve(ctx):
		if !response.Diagnostics.HasError() {
			addMovedUserNotFound(&response.Diagnostics, moved.prior.Username.ValueString())
		}
		return false
	}
	return moved.isPlannedUser(ctx)
}

// resolveToDelete resolves a moved membership that was not refreshed. It returns false without an error where the user does not
// exist: its membership was deleted with it.
func (m *Membership) resolveToDelete(ctx context.Context, request *resource.DeleteRequest, response *resource.DeleteResponse) bool {
	moved := movedMembership{membership: m, state: &request.State, diags: &response.Diagnostics}
	switch {
	case !moved.isUnresolved(ctx):
		return true
	case !m.Connection.Require(&response.Diagnostics):
		return false
	case !moved.resolve(ctx):
		if !response.Diagnostics.HasError() {
			warnMovedUserNotFound(&response.Diagnostics, moved.prior.Username.ValueString(), moved.prior.Group.ValueString())
		}
		return false
	}
	return true
}
