// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
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

// Create creates the group.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	name := plan.Name.ValueString()
	if err := r.Connection.Client.CreateGroup(ctx, name); err != nil {
		// Jira's messages are localized: only a look-up finds out why Jira refused.
		if exists, lookUpErr := r.Connection.Client.GroupExists(ctx, name); lookUpErr == nil && exists {
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

// Read looks up the group, and removes the resource from state where a second look does not find it either.
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
		exists, err = r.Connection.Client.GroupExists(ctx, name)
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
		members, err := r.Connection.Client.CountMembers(ctx, name)
		switch {
		case jira.IsNotFound(err):
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
