// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package user has the resource, the data source and the list resource jira_user: a user of Jira. It knows nothing of
// avatars.
package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
)

// Resource is the resource jira_user.
type Resource struct {
	connection.ForResource
}

// NewResource returns the resource jira_user before Terraform configures it.
func NewResource() resource.Resource { return &Resource{} }

// Metadata sets the name of the resource type.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// Read refreshes state, and removes a user that was deleted or anonymized outside Terraform.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Set first: a state that Terraform before 1.12 wrote has no identity, and Terraform requires one even where the
	// resource is removed (DESIGN.md, rules for all resources).
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.ID})...)
	if !r.Connection.Known() {
		return
	}
	key, username := state.ID.ValueString(), state.Username.ValueString()
	found, deleted, err := userref.Read(ctx, r.Connection.Client, key, username)
	var unknown *jira.AccessUnknownError
	if err == nil && !deleted {
		found, unknown, err = r.withAccess(ctx, found, state)
	}
	if err != nil {
		readUser(username, key).AddError(&response.Diagnostics, err)
		return
	}
	if deleted {
		warnDeleted(&response.Diagnostics, username, key, found)
		response.State.RemoveResource(ctx)
		return
	}
	var roles []jira.ApplicationRole
	if _, known := found.Groups(); known {
		var ok bool
		if roles, ok = r.roles(ctx, state.Groups, &response.Diagnostics); !ok {
			return
		}
	}
	userref.WarnAccessUnknown(r.Connection, &response.Diagnostics, unknown)
	state.refresh(found)
	state.refreshAccess(ctx, found, roles)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// ImportState imports an existing user by KEY, key:KEY, username:NAME or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var requested identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &requested)...)
		id = userref.KeyID(requested.Key.ValueString())
	}
	found, _, ok := userref.ForImport(ctx, r.Connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	state := imported(found)
	// Unlike a refresh, an import reads groups and applications, so that a configuration that sets them plans no change.
	if !r.importAccess(ctx, found, &state, &response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.Key})...)
}
