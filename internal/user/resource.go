// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package user is the resource jira_user: an account of Jira, declared. It knows nothing of the account's picture.
package user

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	_ resource.ResourceWithConfigure   = (*Resource)(nil)
	_ resource.ResourceWithIdentity    = (*Resource)(nil)
	_ resource.ResourceWithImportState = (*Resource)(nil)
)

// attributes are the places of Jira's fields in the configuration.
var attributes = diagnosis.Attributes{
	"username": path.Root("username"),
	"fullname": path.Root("display_name"),
	"email":    path.Root("email_address"),
}

// Resource is jira_user.
type Resource struct {
	connection *connection.Connection
}

// NewResource makes an unconfigured jira_user.
func NewResource() resource.Resource { return &Resource{} }

// Metadata names the resource.
func (r *Resource) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// Configure takes the connection.
func (r *Resource) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	r.connection = connection.FromProviderData(request.ProviderData, &response.Diagnostics)
}

// Create creates the account. Once Jira has it, nothing that follows may end in an error: Terraform would taint the
// account, and delete it with the next apply.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	if response.Diagnostics.HasError() || !r.connection.Require(&response.Diagnostics) {
		return
	}
	username := plan.Username.ValueString()
	created, err := r.connection.Client.CreateUser(ctx, jira.NewUser{
		Username: username, DisplayName: plan.DisplayName.ValueString(), EmailAddress: plan.EmailAddress.ValueString(),
	})
	if err != nil {
		doing := fmt.Sprintf("create the account %q", username)
		if holder, taken := r.connection.Client.AlreadyExists(ctx, err, username); taken {
			response.Diagnostics.AddAttributeError(path.Root("username"), "The account already exists", alreadyExists(holder))
			return
		}
		diagnosis.Add(&response.Diagnostics, doing, err, attributes)
		return
	}
	plan.identify(created.Key)
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: plan.Key})...)
}

// alreadyExists says who has the name, and how to take the account over.
func alreadyExists(holder jira.User) string {
	return fmt.Sprintf(`Jira has an account called %q (%s, user key %s). To manage it from here, import it: put this block beside the resource, with the resource's own name, and apply again.

import {
  to = jira_user.NAME
  id = %q
}`, holder.Username, holder.DisplayName, holder.Key, holder.Key)
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
	if !r.connection.Known() {
		return
	}
	key, username := state.ID.ValueString(), state.Username.ValueString()
	found, gone, err := account.Read(ctx, r.connection.Client, key, username)
	if err != nil {
		diagnosis.Add(&response.Diagnostics, fmt.Sprintf("read the account %q", nameOrKey(username, key)), err, nil)
		return
	}
	if gone {
		response.Diagnostics.AddWarning("An account is gone", goneDetail(username, key, found))
		response.State.RemoveResource(ctx)
		return
	}
	state.refresh(found)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
}

// goneDetail says which account is gone, and if somebody else has its name by now.
func goneDetail(username, key string, successor jira.User) string {
	detail := fmt.Sprintf("The account %q (user key %s) does not exist in Jira any more: it was looked for twice. It is removed from the state, and the plan proposes to create it again.",
		nameOrKey(username, key), key)
	if successor.Key != "" {
		detail += fmt.Sprintf(" Another account has its name by now, with the user key %s: to manage that one, import it.", successor.Key)
	}
	return detail
}

func nameOrKey(username, key string) string {
	if username != "" {
		return username
	}
	return key
}

// Update changes the account in place.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.connection.Require(&response.Diagnostics) {
		return
	}
	if change := state.changeTo(plan); change != (jira.UserChange{}) && !r.update(ctx, state, plan, change, &response.Diagnostics) {
		return
	}
	plan.identify(state.ID.ValueString())
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: plan.Key})...)
}

func (r *Resource) update(ctx context.Context, state, plan model, change jira.UserChange, diagnostics *diag.Diagnostics) bool {
	_, err := r.connection.Client.UpdateUser(ctx, state.ID.ValueString(), change)
	if err == nil {
		return true
	}
	from, to := state.Username.ValueString(), plan.Username.ValueString()
	if holder, taken := r.connection.Client.AlreadyExists(ctx, err, to); change.Username != nil && taken {
		diagnostics.AddAttributeError(path.Root("username"), "The username is taken",
			fmt.Sprintf("The account %q cannot be renamed to %q: that is the account with the user key %s (%s). Nothing was changed.", from, to, holder.Key, holder.DisplayName))
		return false
	}
	diagnosis.Add(diagnostics, fmt.Sprintf("change the account %q", from), err, attributes)
	return false
}

// Delete deletes the account. Jira refuses that for people with history.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.connection.Require(&response.Diagnostics) {
		return
	}
	err := r.connection.Client.DeleteUser(ctx, state.ID.ValueString())
	diagnosis.Add(&response.Diagnostics, fmt.Sprintf("delete the account %q", state.Username.ValueString()), err, nil)
}

// ImportState takes over an account that exists, named by KEY, key:KEY, username:NAME or its identity.
func (r *Resource) ImportState(ctx context.Context, request resource.ImportStateRequest, response *resource.ImportStateResponse) {
	if !r.connection.Require(&response.Diagnostics) {
		return
	}
	id := request.ID
	if id == "" {
		var named identity
		response.Diagnostics.Append(request.Identity.Get(ctx, &named)...)
		id = account.KeyID(named.Key.ValueString())
	}
	found, _, ok := account.ForImport(ctx, r.connection.Client, id, &response.Diagnostics)
	if !ok {
		return
	}
	var state model
	state.refresh(found)
	response.Diagnostics.Append(response.State.Set(ctx, state)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.Key})...)
}
