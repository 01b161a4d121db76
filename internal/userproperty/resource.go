// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package userproperty is the resource jira_user_property: JSON that Jira keeps with a user under a key.
package userproperty

import (
	"context"
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
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

// Resource is jira_user_property.
type Resource struct {
	connection.ForResource
}

// NewResource makes an unconfigured jira_user_property.
func NewResource() resource.Resource { return &Resource{} }

// Metadata names the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_property"
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
	replaced := config.userRef().OtherUser(ctx, r.Connection, types.StringValue(prior.owner()), prior.Username, &response.Diagnostics)
	if replaced != nil {
		response.RequiresReplace.Append(*replaced)
	}
}

// Create stores the property. One that is there already with another value is somebody's, and not overwritten.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	userKey := plan.UserKey.ValueString()
	if plan.UserKey.IsNull() {
		user, ok := plan.userRef().Find(ctx, r.Connection.Client, &response.Diagnostics)
		if !ok {
			return
		}
		userKey = user.Key
	}
	plan.identify(userKey)
	if !r.store(ctx, plan, &response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.identity())...)
}

// store writes a new property, after a look whether it is new. A user that this run has just created has none.
func (r *Resource) store(ctx context.Context, plan model, diags *diag.Diagnostics) bool {
	if r.Connection.Client.CreatedInThisRun(plan.owner()) {
		return r.set(ctx, plan, diags)
	}
	existing, err := r.Connection.Client.UserProperty(ctx, plan.owner(), plan.PropertyKey.ValueString())
	switch {
	case jira.IsNotFound(err):
		return r.set(ctx, plan, diags)
	case err != nil:
		diagnostics.Add(diags, "look for "+plan.inWords(), err, nil)
		return false
	case !sameJSON(string(existing), plan.Value.ValueString()):
		diags.AddAttributeError(path.Root("property_key"), "The property already exists", fmt.Sprintf(
			"The user has the property already, with another value: %s\n\nTo manage it from here, import it: put this block beside the resource, with the resource's own name, and apply again.\n\n"+
				"import {\n  to = jira_user_property.NAME\n  id = %q\n}", abridged(existing), plan.ID.ValueString()))
		return false
	default:
		return true
	}
}

// abridged is the beginning of a value.
func abridged(value json.RawMessage) string {
	text := []rune(canonical(value))
	if len(text) > 200 {
		return string(text[:200]) + "…"
	}
	return string(text)
}

// inWords is how messages call the property.
func (m *model) inWords() string {
	return fmt.Sprintf("the property %q of the user with the key %s", m.PropertyKey.ValueString(), m.owner())
}

func (r *Resource) set(ctx context.Context, plan model, diags *diag.Diagnostics) bool {
	err := r.Connection.Client.SetUserProperty(ctx, plan.owner(), plan.PropertyKey.ValueString(), json.RawMessage(plan.Value.ValueString()))
	if jira.IsNotFound(err) {
		diags.AddAttributeError(path.Root("user_key"), "No such user", fmt.Sprintf("Jira has not got a user with the key %q. "+
			"For a user of this configuration write user_key = jira_user.NAME.key, so that the user is made first.", plan.owner()))
		return false
	}
	diagnostics.Add(diags, "store "+plan.inWords(), err, nil)
	return err == nil
}

// Read takes over the value that Jira has, and drops from state what Jira has no more.
func (r *Resource) Read(ctx context.Context, request resource.ReadRequest, response *resource.ReadResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() {
		return
	}
	// Before anything else: states of older Terraforms have none, and it must be there even when the state goes.
	response.Diagnostics.Append(response.Identity.Set(ctx, state.identity())...)
	if !r.Connection.Known() {
		return
	}
	value, err := r.Connection.Client.UserProperty(ctx, state.owner(), state.PropertyKey.ValueString())
	missing := jira.IsNotFound(err)
	// The user is needed to see a rename, and to tell a property that is gone from a user that is.
	if missing || (err == nil && !state.Username.IsNull()) {
		user, gone, readErr := userref.Read(ctx, r.Connection.Client, state.owner(), state.Username.ValueString())
		switch {
		case readErr != nil:
			diagnostics.Add(&response.Diagnostics, "read the user with the key "+state.owner(), readErr, nil)
			return
		case gone:
			dropped(ctx, response, state, "The user of a property is gone", "The user does not exist in Jira any more: it was looked for twice.")
			return
		case !state.Username.IsNull():
			state.Username = userref.NewUsername(user.Username)
		}
	}
	if missing {
		value, err = r.Connection.Client.UserProperty(ctx, state.owner(), state.PropertyKey.ValueString())
	}
	switch {
	case jira.IsNotFound(err):
		dropped(ctx, response, state, "A property is gone", "It was looked for twice.")
	case err != nil:
		diagnostics.Add(&response.Diagnostics, "read "+state.inWords(), err, nil)
	default:
		state.refresh(value)
		response.Diagnostics.Append(response.State.Set(ctx, state)...)
	}
}

// dropped removes the resource from the state, and says so.
func dropped(ctx context.Context, response *resource.ReadResponse, state model, summary, why string) {
	response.Diagnostics.AddWarning(summary, fmt.Sprintf("Jira has not got %s any more. %s It is removed from the state, and the plan proposes to create it again.", state.inWords(), why))
	response.State.RemoveResource(ctx)
}

// Update stores another value, or only names the user in the other way.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	if !plan.Username.IsNull() {
		if _, ok := plan.userRef().FindSame(ctx, r.Connection.Client, state.owner(), &response.Diagnostics); !ok {
			return
		}
	}
	plan.ID = state.ID
	if !plan.Value.Equal(state.Value) && !r.set(ctx, plan, &response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, plan.identity())...)
}

// Delete deletes the property.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	err := r.Connection.Client.DeleteUserProperty(ctx, state.owner(), state.PropertyKey.ValueString())
	diagnostics.Add(&response.Diagnostics, "delete "+state.inWords(), err, nil)
}

// ImportState takes over a property that exists, named by KEY/PROPERTY, key:KEY/PROPERTY, username:NAME/PROPERTY or its
// identity. The refresh that follows reads the value.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.Connection.Require(&response.Diagnostics) {
		return
	}
	userID, propertyKey, err := parseImportID(request.ID)
	if request.ID == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		userID, propertyKey, err = userref.KeyID(named.UserKey.ValueString()), named.PropertyKey.ValueString(), nil
	}
	if err != nil {
		response.Diagnostics.AddError("Not an import id", err.Error()+".")
		return
	}
	user, byUsername, ok := userref.ForImport(ctx, r.Connection.Client, userID, &response.Diagnostics)
	if !ok {
		return
	}
	state := model{UserKey: types.StringValue(user.Key), Username: userref.NullUsername(), PropertyKey: types.StringValue(propertyKey)}
	if byUsername {
		state.UserKey, state.Username = types.StringNull(), userref.NewUsername(user.Username)
	}
	state.identify(user.Key)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, state.identity())...)
}
