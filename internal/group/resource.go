// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"errors"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
)

// Resource is jira_group.
type Resource struct {
	connection.ForResource
}

// NewResource returns an unconfigured jira_group.
func NewResource() resource.Resource { return &Resource{} }

// Metadata sets the type name of the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_group"
}

// Create creates the group. It never manages a group that existed before: a group that was claimed by mistake could only be
// deleted (DESIGN.md, section 4).
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	name := plan.Name.ValueString()
	if err := r.Connection.Client.CreateGroup(ctx, name); err != nil {
		if errors.Is(err, jira.ErrGroupExists) || r.existsNow(ctx, name) {
			addGroupExists(&response.Diagnostics, name)
			return
		}
		createGroup(name).AddError(&response.Diagnostics, err)
		return
	}
	plan.ID = plan.Name
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: plan.ID})...)
}

// existsNow looks up a group that Jira refused to create, because Jira's messages are localized.
func (r *Resource) existsNow(ctx context.Context, name string) bool {
	exists, err := r.Connection.Client.GroupExists(ctx, name)
	return err == nil && exists
}

// Read looks up the group, and removes the resource from state where further look-ups do not find it either.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: the state of an older Terraform has no identity, and one must be set even where the resource is
	// removed from state (DESIGN.md, section 4).
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: state.ID})...)
	if !r.Connection.Known() {
		return
	}
	name := state.ID.ValueString()
	exists, err := r.Connection.Client.GroupExists(ctx, name)
	if err == nil && !exists {
		exists, err = r.Connection.Client.LookAgain(ctx, func(ctx context.Context) (bool, error) {
			return r.Connection.Client.GroupExists(ctx, name)
		})
	}
	switch {
	case err != nil:
		lookUpGroup(name).AddError(&response.Diagnostics, err)
	case !exists:
		warnGroupDeleted(&response.Diagnostics, name)
		response.State.RemoveResource(ctx)
	}
}

// Update changes arguments that only the provider uses. It sends no request.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: plan.ID})...)
}

// Delete deletes the group. Without force_destroy it refuses to delete a group that has members.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	name := state.ID.ValueString()
	if !state.ForceDestroy.ValueBool() {
		members, exists, err := r.countMembers(ctx, name)
		switch {
		case err == nil && !exists:
			return
		case err != nil:
			deleteGroup(name).AddError(&response.Diagnostics, err)
			return
		case members > 0:
			addGroupHasMembers(&response.Diagnostics, name, members)
			return
		}
	}
	deleteGroup(name).AddError(&response.Diagnostics, r.Connection.Client.DeleteGroup(ctx, name))
}

// countMembers returns how many members the group has. A group does not exist only where further look-ups do not find it
// either.
func (r *Resource) countMembers(ctx context.Context, name string) (members int, exists bool, err error) {
	count := func(ctx context.Context) (bool, error) {
		members, err = r.Connection.Client.CountMembers(ctx, name)
		if jira.IsNotFound(err) {
			return false, nil
		}
		return err == nil, err
	}
	if exists, err = count(ctx); exists || err != nil {
		return members, exists, err
	}
	exists, err = r.Connection.Client.LookAgain(ctx, count)
	return members, exists, err
}

// ImportState imports a group by its name or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	name := request.ID
	if name == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		name = named.Name.ValueString()
	}
	if strings.TrimSpace(name) == "" {
		addNoGroupName(&response.Diagnostics)
		return
	}
	exists, err := r.Connection.Client.GroupExists(ctx, name)
	if err != nil {
		lookUpGroup(name).AddError(&response.Diagnostics, err)
		return
	}
	if !exists {
		addImportGroupNotFound(&response.Diagnostics, name)
		return
	}
	state := model{ID: types.StringValue(name), Name: types.StringValue(name), ForceDestroy: types.BoolValue(false)}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: state.ID})...)
}
