// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var _ userref.FullResource = (*Resource)(nil)

// Resource is jira_user_columns.
type Resource struct {
	userref.Resource
}

// NewResource returns an unconfigured jira_user_columns.
func NewResource() resource.Resource {
	return &Resource{userref.Resource{NewModel: func() userref.Model { return &model{Columns: types.ListNull(types.StringType)} }}}
}

// Metadata sets the type name of the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_columns"
}

// Create sets the columns of the user.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	user, ok := r.UserToCreate(ctx, request, response, &plan)
	if ok && r.setColumns(ctx, user, plan.Columns, &response.Diagnostics) {
		r.SaveCreated(ctx, response, &plan, user.Key)
	}
}

// Read reads the columns of the user, and removes the resource from state where the user was deleted.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	user, ok := r.UserToRead(ctx, request, response, &state)
	if !ok {
		return
	}
	columns, err := r.Connection.Client.Columns(ctx, user)
	if err != nil {
		readColumns(user).AddError(&response.Diagnostics, err)
		return
	}
	state.Columns = columnIDs(ctx, columns, &response.Diagnostics)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update sets the columns of the user where they change. Another reference to the same user changes nothing in Jira.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	user, ok := r.UserToUpdate(ctx, request, response, &plan, &state)
	if ok && (plan.Columns.Equal(state.Columns) || r.setColumns(ctx, user, plan.Columns, &response.Diagnostics)) {
		r.SaveUpdated(ctx, response, &plan)
	}
}

// Delete resets the columns of the user to the system default.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	user, ok := r.UserToDelete(ctx, request, response, &state)
	if !ok {
		return
	}
	resetColumns(user).AddError(&response.Diagnostics, r.Connection.Client.ResetColumns(ctx, user))
}

func (r *Resource) setColumns(ctx context.Context, user jira.User, columns types.List, diags *diag.Diagnostics) bool {
	var ids []string
	diags.Append(columns.ElementsAs(ctx, &ids, false)...)
	if diags.HasError() {
		return false
	}
	err := r.Connection.Client.SetColumns(ctx, user, ids)
	setColumns(user, refusedColumn(err, ids)).AddError(diags, err)
	return err == nil
}
