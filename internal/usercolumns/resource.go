// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package usercolumns is the resource and the data source jira_user_columns: the columns with which the issue navigator
// begins for an account. It knows nothing of which columns there are; Jira does.
package usercolumns

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
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

// ValidateConfig refuses two accounts, and none.
func (r *Resource) ValidateConfig(ctx context.Context, request resource.ValidateConfigRequest, response *resource.ValidateConfigResponse) {
	var config model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.account().Validate(&response.Diagnostics)
	}
}

// ModifyPlan replaces the resource where it names another account.
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
	if replaced := config.account().OtherAccount(ctx, r.Connection, prior.ID, prior.Username, &response.Diagnostics); replaced != nil {
		response.RequiresReplace.Append(*replaced)
	}
}

// Create gives the account its columns.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := plan.account().Find(ctx, r.Connection.Client, &response.Diagnostics)
	if !ok || !r.set(ctx, user, plan, &response.Diagnostics) {
		return
	}
	plan.ID = types.StringValue(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
}

// set gives an account the columns of the plan.
func (r *Resource) set(ctx context.Context, user jira.User, plan model, diagnostics *diag.Diagnostics) bool {
	var ids []string
	diagnostics.Append(plan.Columns.ElementsAs(ctx, &ids, false)...)
	if diagnostics.HasError() {
		return false
	}
	err := r.Connection.Client.SetColumns(ctx, user, ids)
	addRefusal(diagnostics, fmt.Sprintf("set the columns of the account %q", user.Username), err, ids)
	return err == nil
}

// Read takes over the columns that the account has, and drops the resource where the account is gone.
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
	user, gone, err := account.Read(ctx, r.Connection.Client, key, state.Username.ValueString())
	if err != nil {
		diagnosis.Add(&response.Diagnostics, "read the account with the key "+key, err, nil)
		return
	}
	if gone {
		response.Diagnostics.AddWarning("The account of some columns is gone",
			fmt.Sprintf("The account with the user key %s does not exist in Jira any more: it was looked for twice. Its columns are removed from the state.", key))
		response.State.RemoveResource(ctx)
		return
	}
	columns, err := r.Connection.Client.Columns(ctx, user)
	if err != nil {
		diagnosis.Add(&response.Diagnostics, fmt.Sprintf("read the columns of the account %q", user.Username), err, nil)
		return
	}
	state.Columns = columnIDs(columns)
	if !state.Username.IsNull() {
		state.Username = account.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update gives the account its columns again, or only names the account in the other way.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := plan.account().FindSame(ctx, r.Connection.Client, state.ID.ValueString(), &response.Diagnostics)
	if !ok || (!plan.Columns.Equal(state.Columns) && !r.set(ctx, user, plan, &response.Diagnostics)) {
		return
	}
	plan.ID = state.ID
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
}

// Delete gives the account the system's columns.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	key := state.ID.ValueString()
	user, gone, err := account.Read(ctx, r.Connection.Client, key, "")
	if err == nil && !gone {
		err = r.Connection.Client.ResetColumns(ctx, user)
	}
	if !jira.IsNotFound(err) {
		diagnosis.Add(&response.Diagnostics, "reset the columns of the account with the key "+key, err, nil)
	}
}

// ImportState takes over the columns of an account, named by KEY, key:KEY, username:NAME or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		id = account.KeyID(named.UserKey.ValueString())
	}
	user, byUsername, ok := account.ForImport(ctx, r.Connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	// The refresh that follows reads the columns.
	state := model{ID: types.StringValue(user.Key), UserKey: types.StringValue(user.Key), Username: account.NullUsername(), Columns: types.ListNull(types.StringType)}
	if byUsername {
		state.UserKey, state.Username = types.StringNull(), account.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
}
