// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"fmt"
	"net/http"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Update changes the account in place. What Jira accepted is in the state even where a later request fails.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !r.connection.Require(&response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.ID})...)
	roles, ok := r.roles(ctx, plan.Groups, &response.Diagnostics)
	if !ok || !r.checkAccess(ctx, &state, plan, config, roles, &response.Diagnostics) {
		return
	}
	user := jira.User{Key: state.ID.ValueString(), Username: state.Username.ValueString()}
	if !r.learnAccess(ctx, user, &state, plan, roles, &response.Diagnostics) {
		return
	}
	versionChanged := !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(state.PasswordVersion)
	// What only the provider cares about needs nobody's consent.
	state.SendNotification, state.AdoptExisting, state.OnDestroy = plan.SendNotification, plan.AdoptExisting, plan.OnDestroy
	work := change{resource: r, user: user, state: &state, plan: plan, config: config, roles: roles, sendPassword: versionChanged, diagnostics: &response.Diagnostics}
	save := func() { response.Diagnostics.Append(response.State.Set(ctx, state)...) }
	save()
	if work.run(ctx, save) {
		plan.identify(state.ID.ValueString())
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

// learnAccess reads the groups and applications that begin to be managed: the state has not got them.
func (r *Resource) learnAccess(ctx context.Context, user jira.User, state *model, plan model, roles []jira.ApplicationRole, diagnostics *diag.Diagnostics) bool {
	groups := isConfigured(plan.Groups) && state.Groups.IsNull()
	applications := isConfigured(plan.ApplicationKeys) && state.ApplicationKeys.IsNull()
	if !groups && !applications {
		return true
	}
	full, err := r.connection.Client.UserInFull(ctx, jira.ByKey(user.Key))
	if err != nil {
		diagnosis.Add(diagnostics, fmt.Sprintf("read the account %q", user.Username), err, nil)
		return false
	}
	if groups {
		state.Groups = setOf(nil)
	}
	if applications {
		state.ApplicationKeys = setOf(nil)
	}
	state.refreshAccess(full, roles)
	return true
}

// change is the work of bringing an account from a state to a plan. It stops at the first refusal.
type change struct {
	resource     *Resource
	user         jira.User
	state        *model
	plan, config model
	roles        []jira.ApplicationRole
	sendPassword bool
	diagnostics  *diag.Diagnostics
}

// run sends the differences, and calls saved after each request that Jira accepted.
func (c *change) run(ctx context.Context, saved func()) bool {
	if !c.account(ctx) {
		return false
	}
	saved()
	if !c.password(ctx) {
		return false
	}
	saved()
	for _, step := range c.resource.accessSteps(c.user, *c.state, c.plan, c.roles) {
		if err := step.run(ctx); err != nil {
			diagnosis.Add(c.diagnostics, step.doing, err, nil)
			return false
		}
		step.accepted(c.state)
		saved()
	}
	return true
}

// account changes what the account itself has.
func (c *change) account(ctx context.Context) bool {
	wanted := c.state.changeTo(c.plan)
	if wanted == (jira.UserChange{}) {
		return true
	}
	client, from, to := c.resource.connection.Client, c.state.Username.ValueString(), c.plan.Username.ValueString()
	updated, err := client.UpdateUser(ctx, c.user.Key, wanted)
	if err != nil {
		if holder, taken := client.AlreadyExists(ctx, err, to); wanted.Username != nil && taken {
			c.diagnostics.AddAttributeError(path.Root("username"), "The username is taken",
				fmt.Sprintf("The account %q cannot be renamed to %q: that is the account with the user key %s (%s). Nothing was changed.", from, to, holder.Key, holder.DisplayName))
			return false
		}
		diagnosis.Add(c.diagnostics, fmt.Sprintf("change the account %q", from), err, attributes)
		return false
	}
	c.state.Username, c.state.DisplayName, c.state.EmailAddress = c.plan.Username, c.plan.DisplayName, c.plan.EmailAddress
	c.user.Username = updated.Username
	if wanted.Active != nil && *wanted.Active != updated.Active {
		diagnosis.Add(c.diagnostics, fmt.Sprintf("change whether the account %q is active", from), c.resource.ignoredActive(ctx), nil)
		return false
	}
	if wanted.Active != nil {
		c.state.Active = c.plan.Active
	}
	return true
}

// password sends the password, where it is to be sent.
func (c *change) password(ctx context.Context) bool {
	if !c.sendPassword {
		c.state.PasswordVersion = c.plan.PasswordVersion
		return true
	}
	wanted := jira.NewUser{
		Username: c.plan.Username.ValueString(), DisplayName: c.plan.DisplayName.ValueString(), EmailAddress: c.plan.EmailAddress.ValueString(),
		Password: c.config.Password.ValueString(),
	}
	err := c.resource.connection.Client.SetPassword(ctx, c.user.Key, wanted.Password)
	if err == nil {
		c.state.PasswordVersion = c.plan.PasswordVersion
		return true
	}
	doing := fmt.Sprintf("give the account %q another password", wanted.Username)
	var refused *jira.Error
	if errors.As(err, &refused) && refused.Status == http.StatusBadRequest {
		c.resource.explainPassword(ctx, wanted, err, c.diagnostics)
		diagnosis.AddAt(c.diagnostics, path.Root("password_wo"), doing, refused)
		return false
	}
	diagnosis.Add(c.diagnostics, doing, err, nil)
	return false
}

// deactivate ends the access of an account, and looks whether Jira did it: before 8.3 it ignores the wish in silence.
func (r *Resource) deactivate(ctx context.Context, key string) error {
	inactive := false
	user, err := r.connection.Client.UpdateUser(ctx, key, jira.UserChange{Active: &inactive})
	if err == nil && user.Active {
		return r.ignoredActive(ctx)
	}
	return err
}

// ignoredActive says that this Jira ignored whether an account is to be active.
func (r *Resource) ignoredActive(ctx context.Context) error {
	version := "this version"
	if info, err := r.connection.Client.ServerInfo(ctx); err == nil {
		version = "this is " + info.Version
	}
	return fmt.Errorf("Jira answered that all is well, and left the account as it was: it takes \"active\" since 8.3, and %s. Do it in Jira's user management, or leave active out of the configuration", version) //nolint:staticcheck // it begins with a name
}
