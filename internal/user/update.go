// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Update changes the user in place. What Jira accepted is in state even where a later request fails.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.ID})...)
	managed := plan.onlyConfigured(config)
	roles, ok := r.roles(ctx, managed.Groups, &response.Diagnostics)
	if !ok || !checkGroupsGrantNoOther(managed, roles, &response.Diagnostics) {
		return
	}
	versionChanged := !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(state.PasswordVersion)
	user := jira.User{Key: state.ID.ValueString(), Profile: jira.Profile{Username: state.Username.ValueString()}}
	writes := versionChanged || len(state.changeTo(managed).Fields) > 0 || len(r.accessChanges(ctx, user, state, managed)) > 0
	if writes && !r.checkNotAnonymized(ctx, user, &response.Diagnostics) {
		return
	}
	if !r.readUnmanagedAccess(ctx, user, &state, managed, roles, &response.Diagnostics) {
		return
	}
	// These arguments are stored in state only, so no request can refuse them.
	state.SendNotification, state.AdoptExisting, state.OnDestroy = plan.SendNotification, plan.AdoptExisting, plan.OnDestroy
	work := update{
		resource: r, user: user, state: &state, plan: managed, password: config.Password.ValueString(), sendPassword: versionChanged,
		roles: roles, diags: &response.Diagnostics,
		save: func() { response.Diagnostics.Append(response.State.Set(ctx, state)...) },
	}
	work.save()
	if work.run(ctx) {
		plan.setKey(state.ID.ValueString())
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

// checkNotAnonymized reads the user before the first write of an Update, because the plan may have been made without a
// refresh. A user that is not found passes: Jira's response to the write decides.
func (r *Resource) checkNotAnonymized(ctx context.Context, user jira.User, diags *diag.Diagnostics) bool {
	switch found, err := r.Connection.Client.User(ctx, jira.ByKey(user.Key)); {
	case jira.IsNotFound(err):
		return true
	case err != nil:
		readUser(user.Username, user.Key).AddError(diags, err)
		return false
	case found.Anonymized():
		addAnonymizedNotUpdated(diags, user.Username, found)
		return false
	default:
		return true
	}
}

// readUnmanagedAccess reads the groups and applications that the configuration starts to manage, because state does not
// have them.
func (r *Resource) readUnmanagedAccess(ctx context.Context, user jira.User, state *model, plan model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	groups := isConfigured(plan.Groups) && state.Groups.IsNull()
	applications := isConfigured(plan.ApplicationKeys) && state.ApplicationKeys.IsNull()
	if !groups && !applications {
		return true
	}
	read, err := r.Connection.Client.User(ctx, jira.ByKey(user.Key))
	if err == nil {
		// currentAccess reads only what the model has, and looks up the groups that it names.
		current := model{Groups: types.SetNull(types.StringType), ApplicationKeys: types.SetNull(types.StringType)}
		if groups {
			current.Groups = plan.Groups
		}
		if applications {
			current.ApplicationKeys = plan.ApplicationKeys
		}
		err = r.currentAccess(ctx, read, &current, roles)
		if groups {
			state.Groups = current.Groups
		}
		if applications {
			state.ApplicationKeys = current.ApplicationKeys
		}
	}
	readUser(user.Username, user.Key).AddError(diags, err)
	return err == nil
}

// update sends the requests that turn a user from its state into the plan, until one fails.
type update struct {
	resource     *Resource
	user         jira.User
	state        *model
	plan         model
	password     string
	sendPassword bool
	roles        []jira.ApplicationRole
	diags        *diag.Diagnostics
	// save stores the state. It is called after each request that Jira accepted.
	save func()
}

func (u *update) run(ctx context.Context) bool {
	if !u.resource.checkOwnUserAccess(ctx, u.user.Username, u.resource.accessChanges(ctx, u.user, *u.state, u.plan), u.diags) {
		return false
	}
	changed := u.changeProfile(ctx)
	u.save() // even where Jira ignored active, it accepted the other values
	if !changed || !u.changePassword(ctx) {
		return false
	}
	u.save()
	return u.changeAccess(ctx)
}

// changeAccess sends the changes of groups and applications. An application that is still planned may have been lost with a
// group that the user left.
func (u *update) changeAccess(ctx context.Context) bool {
	var atRisk []string
	for _, change := range u.resource.accessChanges(ctx, u.user, *u.state, u.plan) {
		if !u.changeOne(ctx, change) {
			return false
		}
		atRisk = append(atRisk, grantedBy(change.leaves, u.roles)...)
	}
	atRisk = slices.DeleteFunc(atRisk, func(key string) bool { return !slices.Contains(stringsOf(u.plan.ApplicationKeys), key) })
	if len(atRisk) == 0 {
		return true
	}
	current, err := u.resource.Connection.Client.UserNow(ctx, jira.ByKey(u.user.Key))
	if err != nil {
		readUser(u.user.Username, u.user.Key).AddError(u.diags, err)
		return false
	}
	// Where Jira does not expand the applications, access is granted in any case.
	keys, _ := current.ApplicationKeys()
	for _, key := range atRisk {
		if !slices.Contains(keys, key) {
			u.state.ApplicationKeys = without(ctx, u.state.ApplicationKeys, key)
		}
	}
	u.save()
	for _, grant := range u.resource.applicationChanges(ctx, u.user, *u.state, u.plan) {
		if !u.changeOne(ctx, grant) {
			return false
		}
	}
	return true
}

func (u *update) changeOne(ctx context.Context, change accessChange) bool {
	if err := change.run(ctx); err != nil {
		u.resource.refusedChange(ctx, change, err).AddError(u.diags, err)
		return false
	}
	change.accepted(u.state)
	u.save()
	return true
}

// changeProfile sends the username and the profile where they differ.
func (u *update) changeProfile(ctx context.Context) bool {
	change := u.state.changeTo(u.plan)
	if len(change.Fields) == 0 {
		return true
	}
	client, from, to := u.resource.Connection.Client, u.state.Username.ValueString(), u.plan.Username.ValueString()
	updated, err := client.UpdateUser(ctx, u.user.Key, change)
	var ignored *jira.ActiveIgnoredError
	if err != nil && !errors.As(err, &ignored) {
		if holder, taken := client.AlreadyExists(ctx, err, to); change.Renames() && taken {
			addUsernameTaken(u.diags, from, to, holder)
			return false
		}
		refusedUpdate(from, err).AddError(u.diags, err)
		return false
	}
	u.state.acceptProfile(u.plan, change.SetsActive() && ignored == nil)
	if change.Renames() {
		u.user.Username = updated.Username
	}
	if ignored != nil {
		addActiveIgnored(u.diags, ignored)
		return false
	}
	return true
}

// changePassword sends the password where its version changed.
func (u *update) changePassword(ctx context.Context) bool {
	if u.sendPassword {
		client, wanted := u.resource.Connection.Client, jira.NewUser{Profile: u.plan.profile(), Password: u.password}
		if err := client.SetPassword(ctx, u.user.Key, wanted.Password); err != nil {
			changePassword(wanted.Username).AddError(u.diags, client.ExplainPassword(ctx, wanted, err))
			return false
		}
	}
	u.state.PasswordVersion = u.plan.PasswordVersion
	return true
}

// deactivate ends the access of a user.
func (r *Resource) deactivate(ctx context.Context, key string) error {
	_, err := r.Connection.Client.UpdateUser(ctx, key, jira.Deactivation())
	return err
}
