// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package user is the resource and the data source jira_user: a user of Jira, declared or read. It knows nothing of the user's picture.
package user

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan  = (*Resource)(nil)
)

// attributes are the places of Jira's fields in the configuration.
var attributes = diagnostics.Attributes{
	"username": path.Root("username"),
	"fullname": path.Root("display_name"),
	"email":    path.Root("email_address"),
	"password": path.Root("password_wo"),
	"active":   path.Root("active"),

	"applicationKeys": path.Root("application_keys"),
}

// Resource is jira_user.
type Resource struct {
	connection.ForResource
}

// NewResource makes an unconfigured jira_user.
func NewResource() resource.Resource { return &Resource{} }

// Metadata names the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// Read takes over what Jira has, and drops from state what Jira has no more.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: states of older Terraforms have none, and it must be there even when the state goes.
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.ID})...)
	if !r.Connection.Known() {
		return
	}
	key, username := state.ID.ValueString(), state.Username.ValueString()
	found, gone, err := userref.Read(ctx, r.Connection.Client, key, username)
	if err == nil && !gone && (isConfigured(state.Groups) || isConfigured(state.ApplicationKeys)) {
		found, err = r.Connection.Client.UserInFull(ctx, jira.ByKey(found.Key))
	}
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("read the user %q", nameOrKey(username, key)), err, nil)
		return
	}
	if gone {
		// The name is in the summary, since the CLI shows only the first of equal ones.
		response.Diagnostics.AddWarning(fmt.Sprintf("The user %q is gone", nameOrKey(username, key)), goneDetail(username, key, found))
		response.State.RemoveResource(ctx)
		return
	}
	roles, ok := r.roles(ctx, state.Groups, &response.Diagnostics)
	if !ok {
		return
	}
	state.refresh(found)
	state.refreshAccess(found, roles)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// goneDetail says which user is gone, and if somebody else has its name by now.
func goneDetail(username, key string, found jira.User) string {
	if found.Anonymized() {
		return fmt.Sprintf("The user %q (user key %s) was anonymized: Jira calls it %q now, and nobody is behind it any more. It is removed from the state and will not be written to; the plan proposes a new user.",
			nameOrKey(username, key), key, found.Username)
	}
	detail := fmt.Sprintf("The user %q (user key %s) does not exist in Jira any more: it was looked for twice. It is removed from the state, and the plan proposes to create it again. "+
		"If a whole directory of users is missing for a while, do not apply that plan, but wait until it is back.",
		nameOrKey(username, key), key)
	if found.Key != "" {
		detail += fmt.Sprintf(" Another user has its name by now, with the user key %s: to manage that one, import it.", found.Key)
	}
	return detail
}

func nameOrKey(username, key string) string {
	if username != "" {
		return username
	}
	return key
}

// ImportState takes over a user that exists, named by KEY, key:KEY, username:NAME or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		id = userref.KeyID(named.Key.ValueString())
	}
	found, _, ok := userref.ForImport(ctx, r.Connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	state := imported(found)
	state.Groups, state.ApplicationKeys = setOf(nil), setOf(nil)
	roles, ok := r.roles(ctx, state.Groups, &response.Diagnostics)
	if !ok {
		return
	}
	state.refreshAccess(found, roles)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.Key})...)
}
