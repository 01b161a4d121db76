// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"context"
	"encoding/json"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var _ userref.FullResource = (*Resource)(nil)

// Resource is jira_user_property.
type Resource struct {
	userref.Resource
}

// NewResource returns an unconfigured jira_user_property.
func NewResource() resource.Resource {
	return &Resource{userref.Resource{NewModel: func() userref.Model { return &model{} }}}
}

// Metadata sets the type name of the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_property"
}

// Create stores the property. It does not overwrite one that exists with another value.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	user, ok := r.UserToCreate(ctx, request, response, &plan)
	if !ok {
		return
	}
	plan.SetOwner(user.Key)
	if r.create(ctx, &plan, &response.Diagnostics) {
		r.SaveCreated(ctx, response, &plan, user.Key)
	}
}

// create stores the property unless it exists. The properties of a user that this run has created need no look.
func (r *Resource) create(ctx context.Context, plan *model, diags *diag.Diagnostics) bool {
	if r.Connection.Client.CreatedInThisRun(plan.OwnerKey()) {
		return r.set(ctx, plan, diags)
	}
	existing, err := r.Connection.Client.UserProperty(ctx, plan.OwnerKey(), plan.PropertyKey.ValueString())
	switch {
	case jira.IsNotFound(err):
		return r.set(ctx, plan, diags)
	case err != nil:
		plan.readOperation().AddError(diags, err)
		return false
	case !sameJSON(string(existing), plan.Value.ValueString()):
		plan.addAlreadyExists(diags, existing)
		return false
	default:
		return true
	}
}

func (r *Resource) set(ctx context.Context, plan *model, diags *diag.Diagnostics) bool {
	err := r.Connection.Client.SetUserProperty(ctx, plan.OwnerKey(), plan.PropertyKey.ValueString(), json.RawMessage(plan.Value.ValueString()))
	if jira.IsNotFound(err) {
		userref.AddKeyNotFound(ctx, r.Connection.Client, plan.OwnerKey(), diags)
		return false
	}
	plan.setOperation().AddError(diags, err)
	return err == nil
}

// Read reads the property, and removes the resource from state where the property or its user was deleted. It reads the user
// first: the property of an anonymized user still exists.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	if _, ok := r.UserToRead(ctx, request, response, &state); !ok {
		return
	}
	value, err := r.Connection.Client.UserProperty(ctx, state.OwnerKey(), state.PropertyKey.ValueString())
	if jira.IsNotFound(err) {
		value, err = r.readAgain(ctx, &state)
	}
	switch {
	case jira.IsNotFound(err):
		r.RemoveDeleted(ctx, response, &state, propertyDeleted)
	case err != nil:
		state.readOperation().AddError(&response.Diagnostics, err)
	default:
		state.setValue(value)
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	}
}

// readAgain reads a property that was not found, as jira.Client.LookAgain does. IsNotFound reports that it stays absent.
func (r *Resource) readAgain(ctx context.Context, state *model) (value json.RawMessage, err error) {
	if _, interrupted := r.Connection.Client.LookAgain(ctx, func(ctx context.Context) (bool, error) {
		value, err = r.Connection.Client.UserProperty(ctx, state.OwnerKey(), state.PropertyKey.ValueString())
		return !jira.IsNotFound(err), nil
	}); interrupted != nil {
		return nil, interrupted
	}
	return value, err
}

// Update stores the value where it changes. Another reference to the same user changes nothing in Jira.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	_, ok := r.UserToUpdate(ctx, request, response, &plan, &state)
	if ok && (plan.Value.Equal(state.Value) || r.set(ctx, &plan, &response.Diagnostics)) {
		r.SaveUpdated(ctx, response, &plan)
	}
}

// Delete deletes the property.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	if _, ok := r.UserToDelete(ctx, request, response, &state); ok {
		err := r.Connection.Client.DeleteUserProperty(ctx, state.OwnerKey(), state.PropertyKey.ValueString())
		state.deleteOperation().AddError(&response.Diagnostics, err)
	}
}

// ImportState imports a property by KEY/PROPERTY, key:KEY/PROPERTY, username:NAME/PROPERTY or its identity. The refresh that
// follows reads the value.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	var named identity
	if request.ID == "" {
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		r.ImportOwned(ctx, response, &model{PropertyKey: named.PropertyKey}, userref.KeyID(named.UserKey.ValueString()))
		return
	}
	userID, propertyKey, err := parseImportID(request.ID)
	if err != nil {
		userref.AddInvalidImportID(&response.Diagnostics, err)
		return
	}
	r.ImportOwned(ctx, response, &model{PropertyKey: types.StringValue(propertyKey)}, userID)
}
