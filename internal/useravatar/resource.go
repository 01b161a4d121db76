// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package useravatar implements the resource and the list resource jira_user_avatar, the data source jira_user_avatars
// and the function avatar_id. It must not know how users are managed, how images are decoded
// (internal/avatarimage) or how an image is uploaded (internal/jira).
package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var _ userref.FullResource = (*Resource)(nil)

// Resource is jira_user_avatar.
type Resource struct {
	userref.Resource
}

// NewResource returns an unconfigured jira_user_avatar.
func NewResource() resource.Resource {
	return &Resource{userref.Resource{NewModel: func() userref.Model { return emptyModel() }, Reads: jira.WithAvatar}}
}

// Metadata implements resource.Resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatar"
}

// Create makes the user show the avatar. An uploaded avatar that cannot be selected is deleted again or saved in state.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	user, ok := r.UserToCreate(ctx, request, response, &plan)
	if !ok {
		return
	}
	unlock, ok := r.lock(ctx, user.Key, &response.Diagnostics)
	if !ok {
		return
	}
	defer unlock()
	if !r.Connection.Claims.Claim(claimKind, user.Key) {
		response.Diagnostics.Append(twoResourcesError(user.Username, user.Key))
		return
	}
	change := avatarChange{resource: r, client: r.Connection.Client, user: user, plan: &plan, diags: &response.Diagnostics}
	if !change.apply(ctx) {
		r.Connection.Claims.Release(claimKind, user.Key)
		return
	}
	r.SaveCreated(ctx, response, &plan, user.Key)
	change.history.save(ctx, response.Private, &response.Diagnostics)
}

// Read reads the avatar that the user shows. It removes the resource from state if the user was deleted.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	user, ok := r.UserToRead(ctx, request, response, &state)
	if !ok {
		return
	}
	history, uploaded := readHistory(ctx, request.Private, &response.Diagnostics), avatarID(state.UploadedAvatarID)
	if !r.readDrift(ctx, user, &state, &history, &response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	if avatarID(state.UploadedAvatarID) != uploaded {
		history.save(ctx, response.Private, &response.Diagnostics)
	}
}

// Update makes the user show the planned avatar. It sends no writes if the user shows it already.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	if !r.PlanToUpdate(ctx, request, response, &plan, &state) {
		return
	}
	// Only the path of the image or on_destroy changes, of which Jira knows nothing.
	if !plan.URLs.IsUnknown() && plan.Reference == state.Reference {
		r.SaveUpdated(ctx, response, &plan)
		return
	}
	user, ok := r.OwnerToUpdate(ctx, &plan, &state, &response.Diagnostics)
	if !ok {
		return
	}
	unlock, ok := r.lock(ctx, user.Key, &response.Diagnostics)
	if !ok {
		return
	}
	defer unlock()
	change := avatarChange{resource: r, client: r.Connection.Client, user: user, plan: &plan, prior: &state, diags: &response.Diagnostics}
	change.history = readHistory(ctx, request.Private, &response.Diagnostics)
	if !plan.URLs.IsUnknown() || change.apply(ctx) {
		r.SaveUpdated(ctx, response, &plan)
	} else {
		r.SaveUpdated(ctx, response, &state)
	}
	// After an error too: the state is kept, and Jira may still carry out what was sent.
	change.history.save(ctx, response.Private, &response.Diagnostics)
}

// Delete resets the avatar of the user, or keeps it, depending on on_destroy.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	if !r.StateToDelete(ctx, request, response, &state) {
		return
	}
	defer r.Connection.Claims.Release(claimKind, state.OwnerKey())
	if state.OnDestroy.ValueString() == onDestroyKeep {
		return
	}
	history := readHistory(ctx, request.Private, &response.Diagnostics)
	user, ok := r.OwnerToDelete(ctx, response, &state)
	if !ok {
		return
	}
	unlock, ok := r.lock(ctx, user.Key, &response.Diagnostics)
	if !ok {
		return
	}
	defer unlock()
	r.reset(ctx, user, state, history, &response.Diagnostics)
}

// claimKind is the kind of the claims of this resource.
const claimKind = "jira_user_avatar"

// lock waits until no other resource writes to the avatar of the user.
func (r *Resource) lock(ctx context.Context, userKey string, diags *diag.Diagnostics) (unlock func(), ok bool) {
	unlock, err := r.Connection.AvatarWrites.Lock(ctx, userKey)
	diagnostics.Operation{Action: "change the avatar of user with key " + userKey}.AddError(diags, err)
	return unlock, err == nil
}
