// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package usercolumns is the resource and the data source jira_user_columns: the columns with which the issue navigator
// begins for a user. It knows nothing of which columns there are; Jira does.
package usercolumns

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithConfigure      = (*Resource)(nil)
	_ resource.ResourceWithIdentity       = (*Resource)(nil)
	_ resource.ResourceWithImportState    = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan     = (*Resource)(nil)
	_ resource.ResourceWithValidateConfig = (*Resource)(nil)
)

// Resource is jira_user_columns.
type Resource struct {
	connection.ForResource
}

// NewResource makes an unconfigured jira_user_columns.
func NewResource() resource.Resource { return &Resource{} }

// Metadata names the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_columns"
}

// ValidateConfig refuses two users, and none.
func (r *Resource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.userRef().Validate(&response.Diagnostics)
	}
}

// ModifyPlan replaces the resource where it names another user.
func (r *Resource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() || request.State.Raw.IsNull() {
		return
	}
	var config, prior model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	response.Diagnostics.Append(request.State.Get(ctx, &prior)...)
	if response.Diagnostics.HasError() {
		return
	}
	if replaced := config.userRef().OtherUser(ctx, r.Connection, prior.ID, prior.Username, &response.Diagnostics); replaced != nil {
		response.RequiresReplace.Append(*replaced)
	}
}

// Create gives the user its columns.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := plan.userRef().Find(ctx, r.Connection.Client, &response.Diagnostics)
	if !ok || !r.set(ctx, user, plan, &response.Diagnostics) {
		return
	}
	plan.ID = types.StringValue(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
}

// set gives a user the columns of the plan.
func (r *Resource) set(ctx context.Context, user jira.User, plan model, diags *diag.Diagnostics) bool {
	var ids []string
	diags.Append(plan.Columns.ElementsAs(ctx, &ids, false)...)
	if diags.HasError() {
		return false
	}
	err := r.Connection.Client.SetColumns(ctx, user, ids)
	addRefusal(diags, fmt.Sprintf("set the columns of the user %q", user.Username), err, ids)
	return err == nil
}

// Read takes over the columns that the user has, and drops the resource where the user is gone.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: states of older Terraforms have none, and it must be there even when the state goes.
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
	if !r.Connection.Known() {
		return
	}
	key := state.ID.ValueString()
	user, gone, err := userref.Read(ctx, r.Connection.Client, key, state.Username.ValueString())
	if err != nil {
		diagnostics.Add(&response.Diagnostics, "read the user with the key "+key, err, nil)
		return
	}
	if gone {
		response.Diagnostics.AddWarning("The user of some columns is gone",
			fmt.Sprintf("The user with the user key %s does not exist in Jira any more: it was looked for twice. Its columns are removed from the state.", key))
		response.State.RemoveResource(ctx)
		return
	}
	columns, err := r.Connection.Client.Columns(ctx, user)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("read the columns of the user %q", user.Username), err, nil)
		return
	}
	state.Columns = columnIDs(columns)
	if !state.Username.IsNull() {
		state.Username = userref.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update gives the user its columns again, or only names the user in the other way.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := plan.userRef().FindSame(ctx, r.Connection.Client, state.ID.ValueString(), &response.Diagnostics)
	if !ok || (!plan.Columns.Equal(state.Columns) && !r.set(ctx, user, plan, &response.Diagnostics)) {
		return
	}
	plan.ID = state.ID
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
}

// Delete gives the user the system's columns.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	key := state.ID.ValueString()
	user, gone, err := userref.Read(ctx, r.Connection.Client, key, "")
	if err == nil && !gone {
		err = r.Connection.Client.ResetColumns(ctx, user)
	}
	if !jira.IsNotFound(err) {
		diagnostics.Add(&response.Diagnostics, "reset the columns of the user with the key "+key, err, nil)
	}
}

// ImportState takes over the columns of a user, named by KEY, key:KEY, username:NAME or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		id = userref.KeyID(named.UserKey.ValueString())
	}
	user, byUsername, ok := userref.ForImport(ctx, r.Connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	// The refresh that follows reads the columns.
	state := model{ID: types.StringValue(user.Key), UserKey: types.StringValue(user.Key), Username: userref.NullUsername(), Columns: types.ListNull(types.StringType)}
	if byUsername {
		state.UserKey, state.Username = types.StringNull(), userref.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
}
