// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package useravatar is the resource jira_user_avatar: the picture that a user shows. It knows nothing of how
// users are made; internal/avatarimage knows the pixels, internal/jira the way into Jira.
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
	_ resource.ResourceWithConfigure      = (*Resource)(nil)
	_ resource.ResourceWithIdentity       = (*Resource)(nil)
	_ resource.ResourceWithImportState    = (*Resource)(nil)
	_ resource.ResourceWithModifyPlan     = (*Resource)(nil)
	_ resource.ResourceWithValidateConfig = (*Resource)(nil)
)

// Resource is jira_user_avatar.
type Resource struct {
	connection.ForResource
}

// NewResource makes an unconfigured jira_user_avatar.
func NewResource() resource.Resource { return &Resource{} }

// Metadata names the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatar"
}

// Create makes the user show the picture. What was uploaded is undone or in the state; an error comes with no state.
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
	work := showing{resource: r, client: r.Connection.Client, user: user, plan: &plan, diagnostics: &response.Diagnostics}
	if !work.run(ctx) {
		return
	}
	plan.ID = types.StringValue(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
	work.leftovers.save(ctx, response.Private, &response.Diagnostics)
}

// Read takes over what the user shows, and drops the resource where the user is gone.
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
	key, username := state.ID.ValueString(), state.Username.ValueString()
	user, gone, err := userref.Read(ctx, r.Connection.Client, key, username)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, "read the user with the key "+key, err, nil)
		return
	}
	if gone {
		response.Diagnostics.AddWarning("The user of a picture is gone",
			fmt.Sprintf("The user with the user key %s does not exist in Jira any more: it was looked for twice. Its picture is removed from the state.", key))
		response.State.RemoveResource(ctx)
		return
	}
	shown, err := r.Connection.Client.ShownAvatar(ctx, user)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("list the avatars of the user %q", user.Username), err, nil)
		return
	}
	state.takeShown(shown, user.AvatarURLs)
	if !state.Username.IsNull() {
		state.Username = userref.NewUsername(user.Username)
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// Update makes the user show the planned picture again, with the least work.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	left := leftoversIn(ctx, request.Private, &response.Diagnostics)
	user, ok := r.userOf(ctx, &plan, &state, &response.Diagnostics)
	if !ok {
		return
	}
	work := showing{
		resource: r, client: r.Connection.Client, user: user, plan: &plan, prior: &state, leftovers: left, diagnostics: &response.Diagnostics,
	}
	if plan.URLs.IsUnknown() && !work.run(ctx) {
		return
	}
	plan.ID = state.ID
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: plan.ID})...)
	work.leftovers.save(ctx, response.Private, &response.Diagnostics)
}

// ImportState takes over the picture that a user shows, named by KEY, key:KEY, username:NAME or its identity.
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
	state := imported(user.Key)
	if byUsername {
		state.Username, state.UserKey = userref.NewUsername(user.Username), types.StringNull()
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{UserKey: state.ID})...)
}

// imported is the state of a picture that is taken over: nothing of it was uploaded by the resource. The refresh that
// follows fills in what the user shows.
func imported(userKey string) model {
	return model{
		ID: types.StringValue(userKey), UserKey: types.StringValue(userKey), Username: userref.NullUsername(),
		Crop: types.ObjectNull(cropTypes), OnDestroy: types.StringValue(onDestroyReset), URLs: types.MapNull(types.StringType),
	}
}

// Delete takes the picture away, or leaves it, as on_destroy says.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	if state.OnDestroy.ValueString() == onDestroyKeep {
		return
	}
	left := leftoversIn(ctx, request.Private, &response.Diagnostics)
	user, gone, err := userref.Read(ctx, r.Connection.Client, state.ID.ValueString(), "")
	if err != nil {
		diagnostics.Add(&response.Diagnostics, "read the user with the key "+state.ID.ValueString(), err, nil)
	}
	if gone || err != nil {
		return
	}
	r.reset(ctx, user, state, left, &response.Diagnostics)
}
