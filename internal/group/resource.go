// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
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

// NewResource makes an unconfigured jira_group.
func NewResource() resource.Resource { return &Resource{} }

// model is the resource as Terraform holds it.
type model struct {
	ID           types.String `tfsdk:"id"`
	Name         types.String `tfsdk:"name"`
	ForceDestroy types.Bool   `tfsdk:"force_destroy"`
}

// identity is what identifies the group.
type identity struct {
	Name types.String `tfsdk:"name"`
}

// Metadata names the resource.
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
		// Jira's words are localized: only a look tells why it refused.
		if exists, lookErr := r.Connection.Client.GroupExists(ctx, name); lookErr == nil && exists {
			response.Diagnostics.AddAttributeError(path.Root("name"), "The group already exists", fmt.Sprintf(
				"Jira has a group called %q. To manage it from here, import it: put this block beside the resource, with the resource's own name, and apply again.\n\n"+
					"import {\n  to = jira_group.NAME\n  id = %q\n}", name, name))
			return
		}
		diagnostics.AddAbout(&response.Diagnostics, path.Root("name"), fmt.Sprintf("create the group %q", name), err, "")
		return
	}
	plan.ID = plan.Name
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: plan.ID})...)
}

// Read looks whether the group is there, twice before it believes that it is not.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: states of older Terraforms have none, and it must be there even when the state goes.
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
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("look for the group %q", name), err, nil)
	case !exists:
		response.Diagnostics.AddWarning("A group is gone",
			fmt.Sprintf("The group %q does not exist in Jira any more: it was looked for twice. It is removed from the state, and the plan proposes to create it again.", name))
		response.State.RemoveResource(ctx)
	}
}

// Update changes what only the provider knows.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: plan.ID})...)
}

// Delete deletes the group, but not from under its members, unless told so.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	name := state.ID.ValueString()
	doing := fmt.Sprintf("delete the group %q", name)
	if !state.ForceDestroy.ValueBool() {
		members, err := r.Connection.Client.CountMembers(ctx, name)
		switch {
		case jira.IsNotFound(err):
			return
		case err != nil:
			diagnostics.Add(&response.Diagnostics, doing, err, nil)
			return
		case members > 0:
			response.Diagnostics.AddError("The group has members", fmt.Sprintf(
				"The group %q was not deleted. It has members, who would lose what it permits: %d, inactive users and those of groups inside it included. "+
					"Remove them, or set force_destroy = true and apply that before the group is removed from the configuration.", name, members))
			return
		}
	}
	diagnostics.Add(&response.Diagnostics, doing, r.Connection.Client.DeleteGroup(ctx, name), nil)
}

// ImportState takes over a group that exists, named by its name or its identity.
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
		response.Diagnostics.AddError("Not an import id", "A group is imported by its name.")
		return
	}
	exists, err := r.Connection.Client.GroupExists(ctx, name)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("look for the group %q", name), err, nil)
		return
	}
	if !exists {
		response.Diagnostics.AddError("No such group", fmt.Sprintf("No group is called %q.", name))
		return
	}
	state := model{ID: types.StringValue(name), Name: types.StringValue(name), ForceDestroy: types.BoolValue(false)}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Name: state.ID})...)
}
