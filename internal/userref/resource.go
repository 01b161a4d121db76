// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/resourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// FullResource lists the interfaces of the framework that a resource of a user implements.
type FullResource interface {
	resource.ResourceWithConfigure
	resource.ResourceWithConfigValidators
	resource.ResourceWithModifyPlan
	resource.ResourceWithIdentity
	resource.ResourceWithImportState
}

// Resource is embedded in the resources that belong to a user. It implements validation, ModifyPlan, and, for a resource
// whose ID is the user key, identity and import. Create, Read, Update and Delete stay with the resource and begin with one
// call: UserToCreate, UserToRead, UserToUpdate, UserToDelete. Each adds the errors and warnings itself and returns false
// where there is nothing left to do. Create and Update end with SaveCreated and SaveUpdated.
type Resource struct {
	connection.ForResource

	// NewModel returns an empty model of the resource, in which collections and objects are null values of their type.
	NewModel func() Model
	// Reads are the parts of the user that Read of the resource needs beside user key and username.
	Reads jira.UserParts
}

// ConfigValidators refuses both and none of user_key and username.
func (r *Resource) ConfigValidators(context.Context) []resource.ConfigValidator {
	return []resource.ConfigValidator{
		resourcevalidator.ExactlyOneOf(path.MatchRoot(userKeyAttribute), path.MatchRoot(usernameAttribute)),
	}
}

// IdentitySchema describes the identity of a resource of which every user has exactly one: the user.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{Attributes: map[string]identityschema.Attribute{userKeyAttribute: KeyIdentityAttribute()}}
}

// KeyIdentityAttribute is the user key as a part of an identity.
func KeyIdentityAttribute() identityschema.Attribute {
	return identityschema.StringAttribute{RequiredForImport: true, Description: "The user key of the user, such as JIRAUSER10100."}
}

// ModifyPlan replaces the resource where the configuration refers to another user.
func (r *Resource) ModifyPlan(ctx context.Context, request resource.ModifyPlanRequest, response *resource.ModifyPlanResponse) {
	if request.Plan.Raw.IsNull() || request.State.Raw.IsNull() || request.Plan.Raw.Equal(request.State.Raw) {
		return
	}
	config, prior := r.NewModel(), r.NewModel()
	response.Diagnostics.Append(request.Config.Get(ctx, config)...)
	response.Diagnostics.Append(request.State.Get(ctx, prior)...)
	if !response.Diagnostics.HasError() {
		r.ReplaceForAnotherUser(ctx, config, prior, response)
	}
}

// ReplaceForAnotherUser is the step of ModifyPlan that requires replacement where the configuration refers to another user
// than the prior state. It reports whether it did.
func (r *Resource) ReplaceForAnotherUser(ctx context.Context, config, prior Model, response *resource.ModifyPlanResponse) bool {
	refreshed := r.Connection.Known() && r.Connection.Refreshed.Contains(kindOf(prior), prior.owned().ID.ValueString())
	attribute := config.owned().anotherUser(ctx, r.Connection, prior.OwnerKey(), prior.owned().Username, refreshed, &response.Diagnostics)
	if attribute == nil {
		return false
	}
	response.RequiresReplace.Append(*attribute)
	return true
}

// UserToCreate reads the plan into a model, and the user that it refers to.
func (r *Resource) UserToCreate(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse, plan Model) (jira.User, bool) {
	if !r.PlanToCreate(ctx, request, response, plan) {
		return jira.User{}, false
	}
	return plan.owned().findToCreate(ctx, r.Connection.Client, &response.Diagnostics)
}

// PlanToCreate is the step of UserToCreate that sends no request.
func (r *Resource) PlanToCreate(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse, plan Model) bool {
	response.Diagnostics.Append(request.Plan.Get(ctx, plan)...)
	return !response.Diagnostics.HasError() && r.Connection.Require(&response.Diagnostics)
}

// SaveCreated puts the created resource into state, with its ID and identity.
func (r *Resource) SaveCreated(ctx context.Context, response *resource.CreateResponse, plan Model, userKey string) {
	plan.SetOwner(userKey)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.Identity())...)
}

// UserToRead reads the state into a model, sets the identity, and reads the user. Where the user was deleted it removes the
// resource from state with a warning. Where the connection is not known yet the state stays as it is.
func (r *Resource) UserToRead(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse, state Model) (jira.User, bool) {
	if !r.stateToRead(ctx, request, response, state) {
		return jira.User{}, false
	}
	return r.ownerToRead(ctx, response, state)
}

// stateToRead is the step of UserToRead that sends no request.
func (r *Resource) stateToRead(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse, state Model) bool {
	response.Diagnostics.Append(request.State.Get(ctx, state)...)
	if response.Diagnostics.HasError() {
		return false
	}
	// Before anything else: the state of an older Terraform has no identity, and one must be set even where the resource is
	// removed from state (DESIGN.md, section 4).
	response.Diagnostics.Append(response.Identity.Set(ctx, state.Identity())...)
	if !r.Connection.Known() {
		return false
	}
	r.Connection.Refreshed.Add(kindOf(state), state.owned().ID.ValueString())
	return true
}

// kindOf tells the resources apart of which a user can have one each: their models have different types.
func kindOf(model Model) string { return fmt.Sprintf("%T", model) }

// ownerToRead is the step of UserToRead that reads the user. It updates the username in the model, where that has one.
func (r *Resource) ownerToRead(ctx context.Context, response *resource.ReadResponse, state Model) (jira.User, bool) {
	key, username := state.OwnerKey(), state.owned().Username.ValueString()
	user, deleted, err := ReadParts(ctx, r.Connection.Client, key, username, r.Reads)
	switch {
	case err != nil:
		readByKey(key).AddError(&response.Diagnostics, err)
		return jira.User{}, false
	case deleted:
		r.RemoveDeleted(ctx, response, state, deletedUser(user, key, username))
		return jira.User{}, false
	case username != "":
		state.owned().Username = NewUsername(user.Username)
	}
	return user, true
}

// RemoveDeleted removes the resource from state with a warning. Evidence says in whole sentences how the provider
// established that the resource was deleted.
func (r *Resource) RemoveDeleted(ctx context.Context, response *resource.ReadResponse, state Model, evidence string) {
	diagnostics.DeletedOutsideTerraform(&response.Diagnostics, sentenceCase(state.Object()), evidence)
	response.State.RemoveResource(ctx)
}

// UserToUpdate reads plan and state into models, copies the ID to the plan, and reads the user. It adds an error where the
// planned username is not that of the user in state.
func (r *Resource) UserToUpdate(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse, plan, state Model) (jira.User, bool) {
	if !r.PlanToUpdate(ctx, request, response, plan, state) {
		return jira.User{}, false
	}
	return r.OwnerToUpdate(ctx, plan, state, &response.Diagnostics)
}

// PlanToUpdate is the step of UserToUpdate that sends no request.
func (r *Resource) PlanToUpdate(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse, plan, state Model) bool {
	response.Diagnostics.Append(request.Plan.Get(ctx, plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, state)...)
	plan.owned().ID = state.owned().ID
	return !response.Diagnostics.HasError() && r.Connection.Require(&response.Diagnostics)
}

// OwnerToUpdate is the step of UserToUpdate that reads the user.
func (r *Resource) OwnerToUpdate(ctx context.Context, plan, state Model, diags *diag.Diagnostics) (jira.User, bool) {
	return plan.owned().findSame(ctx, r.Connection.Client, state.OwnerKey(), diags)
}

// SaveUpdated puts the updated resource into state, with its identity.
func (r *Resource) SaveUpdated(ctx context.Context, response *resource.UpdateResponse, plan Model) {
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.Identity())...)
}

// UserToDelete reads the state into a model, and the user. It returns false without an error where the user was deleted:
// what belonged to the user was deleted with it.
func (r *Resource) UserToDelete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse, state Model) (jira.User, bool) {
	if !r.StateToDelete(ctx, request, response, state) {
		return jira.User{}, false
	}
	return r.OwnerToDelete(ctx, response, state)
}

// StateToDelete is the step of UserToDelete that sends no request.
func (r *Resource) StateToDelete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse, state Model) bool {
	response.Diagnostics.Append(request.State.Get(ctx, state)...)
	return !response.Diagnostics.HasError() && r.Connection.Require(&response.Diagnostics)
}

// OwnerToDelete is the step of UserToDelete that reads the user.
func (r *Resource) OwnerToDelete(ctx context.Context, response *resource.DeleteResponse, state Model) (jira.User, bool) {
	user, deleted, err := Read(ctx, r.Connection.Client, state.OwnerKey(), "")
	if err != nil {
		readByKey(state.OwnerKey()).AddError(&response.Diagnostics, err)
	}
	return user, err == nil && !deleted
}

// ImportState imports a resource of which every user has exactly one. The import ID is KEY, key:KEY or username:NAME. The
// refresh that follows reads everything else.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	userID := request.ID
	if userID == "" {
		var identity keyIdentity
		response.Diagnostics.Append(request.Identity.Get(ctx, &identity)...)
		userID = KeyID(identity.UserKey.ValueString())
	}
	r.ImportOwned(ctx, response, r.NewModel(), userID)
}

// ImportOwned looks up the user of an import, and puts the model into state with the reference to this user, its ID and its
// identity.
func (r *Resource) ImportOwned(ctx context.Context, response *resource.ImportStateResponse, state Model, userID string) {
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	user, byUsername, ok := ForImport(ctx, r.Connection.Client, userID, &response.Diagnostics)
	if !ok {
		return
	}
	state.owned().setReference(user.Key, user.Username, byUsername)
	state.SetOwner(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, state.Identity())...)
}
