// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package useravatar implements the resource and the list resource jira_user_avatar, the data source jira_user_avatars
// and the function avatar_id. It must not know how users are managed, how images are decoded
// (internal/avatarimage) or how an image is uploaded (internal/jira).
package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ resource.ResourceWithConfigValidators = (*Resource)(nil)
	_ resource.ResourceWithConfigure        = (*Resource)(nil)
	_ resource.ResourceWithIdentity         = (*Resource)(nil)
	_ resource.ResourceWithImportState      = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan       = (*Resource)(nil)
	_ resource.ResourceWithValidateConfig   = (*Resource)(nil)
)

// Resource is jira_user_avatar.
type Resource struct {
	connection.ForResource
}

// NewResource returns an unconfigured jira_user_avatar.
func NewResource() resource.Resource { return &Resource{} }

// Metadata implements resource.Resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatar"
}

// Create makes the user show the avatar. An uploaded avatar that cannot be selected is deleted again or saved in state.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := r.userOf(ctx, &plan, nil, &response.Diagnostics)
	if !ok {
		return
	}
	change := avatarChange{resource: r, client: r.Connection.Client, user: user, plan: &plan, diags: &response.Diagnostics}
	if !change.apply(ctx) {
		return
	}
	plan.ID = types.StringValue(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
	change.history.save(ctx, response.Private, &response.Diagnostics)
}

// Read reads the avatar that the user shows. It removes the resource from state if the user was deleted.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// The identity comes first: states of older versions of Terraform have none, and Terraform requires it even if the
	// resource is removed from state.
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
	if !r.Connection.Known() {
		return
	}
	key, username := state.ID.ValueString(), state.Username.ValueString()
	user, deleted, err := userref.Read(ctx, r.Connection.Client, key, username)
	if err != nil {
		diagnostics.Operation{Action: "read user with key " + key}.AddError(&response.Diagnostics, err)
		return
	}
	if deleted {
		diagnostics.DeletedOutsideTerraform(&response.Diagnostics, "Avatar of user with key "+key,
			"The user of the avatar does not exist in Jira: it was looked up by key and by username.")
		response.State.RemoveResource(ctx)
		return
	}
	shown, err := r.Connection.Client.ShownAvatar(ctx, user)
	if err != nil {
		diagnostics.Operation{Action: fmt.Sprintf("list the avatars of user %q", user.Username)}.AddError(&response.Diagnostics, err)
		return
	}
	state.setShown(ctx, shown, user.AvatarURLs, &response.Diagnostics)
	if !state.Username.IsNull() {
		state.Username = userref.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update makes the user show the planned avatar. It sends no writes if the user shows it already.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	history := readHistory(ctx, request.Private, &response.Diagnostics)
	user, ok := r.userOf(ctx, &plan, &state, &response.Diagnostics)
	if !ok {
		return
	}
	change := avatarChange{
		resource: r, client: r.Connection.Client, user: user, plan: &plan, prior: &state, history: history, diags: &response.Diagnostics,
	}
	if plan.URLs.IsUnknown() && !change.apply(ctx) {
		return
	}
	plan.ID = state.ID
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
	change.history.save(ctx, response.Private, &response.Diagnostics)
}

// ImportState imports the avatar of a user. The import ID is KEY, key:KEY or username:NAME; the identity is the user key.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var imported identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &imported)...)
		id = userref.KeyID(imported.UserKey.ValueString())
	}
	user, byUsername, ok := userref.ForImport(ctx, r.Connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	state := importedModel(user.Key)
	if byUsername {
		state.Username, state.UserKey = userref.NewUsername(user.Username), types.StringNull()
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
}

// importedModel returns the state after an import. The resource has uploaded nothing. The refresh that follows the import
// reads the avatar that the user shows.
func importedModel(userKey string) model {
	return model{
		ID: types.StringValue(userKey), UserKey: types.StringValue(userKey), Username: userref.NullUsername(),
		Crop: types.ObjectNull(cropTypes), OnDestroy: types.StringValue(onDestroyReset), URLs: types.MapNull(types.StringType),
	}
}

// Delete resets the avatar of the user, or keeps it, depending on on_destroy.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	if state.OnDestroy.ValueString() == onDestroyKeep {
		return
	}
	history := readHistory(ctx, request.Private, &response.Diagnostics)
	user, deleted, err := userref.Read(ctx, r.Connection.Client, state.ID.ValueString(), "")
	if err != nil {
		diagnostics.Operation{Action: "read user with key " + state.ID.ValueString()}.AddError(&response.Diagnostics, err)
	}
	if deleted || err != nil {
		return
	}
	r.reset(ctx, user, state, history, &response.Diagnostics)
}
