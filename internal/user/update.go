// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Update changes the user in place. What Jira accepted is in the state even where a later request fails.
func (r *Resource) Update(ctx context.Context, request resource.UpdateRequest, response *resource.UpdateResponse) {
	var plan, state, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: state.ID})...)
	managed := plan.managedBy(config)
	roles, ok := r.roles(ctx, managed.Groups, &response.Diagnostics)
	if !ok || withholdsWhatGroupsGrant(managed, roles, &response.Diagnostics) {
		return
	}
	user := jira.User{Key: state.ID.ValueString(), Username: state.Username.ValueString()}
	if !r.learnAccess(ctx, user, &state, managed, roles, &response.Diagnostics) {
		return
	}
	versionChanged := !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(state.PasswordVersion)
	// What only the provider cares about needs nobody's consent.
	state.SendNotification, state.AdoptExisting, state.OnDestroy = plan.SendNotification, plan.AdoptExisting, plan.OnDestroy
	work := change{resource: r, user: user, state: &state, plan: managed, password: config.Password.ValueString(), sendPassword: versionChanged, roles: roles, diagnostics: &response.Diagnostics}
	save := func() { response.Diagnostics.Append(response.State.Set(ctx, state)...) }
	save()
	if work.run(ctx, save) {
		plan.identify(state.ID.ValueString())
		response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	}
}

// learnAccess reads the groups and applications that begin to be managed: the state has not got them.
func (r *Resource) learnAccess(ctx context.Context, user jira.User, state *model, plan model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	groups := isConfigured(plan.Groups) && state.Groups.IsNull()
	applications := isConfigured(plan.ApplicationKeys) && state.ApplicationKeys.IsNull()
	if !groups && !applications {
		return true
	}
	full, err := r.Connection.Client.UserInFull(ctx, jira.ByKey(user.Key))
	if err != nil {
		diagnostics.Add(diags, fmt.Sprintf("read the user %q", user.Username), err, nil)
		return false
	}
	// What the plan names is what refreshAccess looks for.
	if groups {
		state.Groups = plan.Groups
	}
	if applications {
		state.ApplicationKeys = plan.ApplicationKeys
	}
	state.refreshAccess(full, roles)
	return true
}

// change is the work of bringing a user from a state to a plan. It stops at the first refusal.
type change struct {
	resource     *Resource
	user         jira.User
	state        *model
	plan         model
	password     string
	sendPassword bool
	roles        []jira.ApplicationRole
	diagnostics  *diag.Diagnostics
}

// run sends the differences, and calls saved after each request that Jira accepted.
func (c *change) run(ctx context.Context, saved func()) bool {
	changed := c.account(ctx)
	saved() // an ignored wish does not undo the others
	if !changed {
		return false
	}
	if !c.givePassword(ctx) {
		return false
	}
	saved()
	for _, step := range c.resource.accessSteps(c.user, *c.state, c.plan, c.roles) {
		if err := step.run(ctx); err != nil {
			diagnostics.AddAt(c.diagnostics, step.attribute, step.doing, err)
			return false
		}
		step.accepted(c.state)
		saved()
	}
	return true
}

// user changes what the user itself has.
func (c *change) account(ctx context.Context) bool {
	wanted := c.state.changeTo(c.plan)
	if wanted == (jira.UserChange{}) {
		return true
	}
	client, from, to := c.resource.Connection.Client, c.state.Username.ValueString(), c.plan.Username.ValueString()
	updated, err := client.UpdateUser(ctx, c.user.Key, wanted)
	var ignored *jira.ActiveIgnoredError
	if err != nil && !errors.As(err, &ignored) {
		if holder, taken := client.AlreadyExists(ctx, err, to); wanted.Username != nil && taken {
			c.diagnostics.AddAttributeError(path.Root("username"), "The username is taken",
				fmt.Sprintf("The user %q cannot be renamed to %q: that is the user with the user key %s (%s). Nothing was changed.", from, to, holder.Key, holder.DisplayName))
			return false
		}
		diagnostics.Add(c.diagnostics, fmt.Sprintf("change the user %q", from), err, attributes)
		return false
	}
	c.state.Username, c.state.DisplayName, c.state.EmailAddress = c.plan.Username, c.plan.DisplayName, c.plan.EmailAddress
	if wanted.Username != nil {
		c.user.Username = updated.Username
	}
	if ignored != nil {
		c.diagnostics.AddAttributeError(path.Root("active"), "Jira ignored active", ignored.Error()+" Until then, leave active out of the configuration.")
		return false
	}
	if wanted.Active != nil {
		c.state.Active = c.plan.Active
	}
	return true
}

// givePassword sends the password, where it is to be sent.
func (c *change) givePassword(ctx context.Context) bool {
	if c.sendPassword {
		wanted := jira.NewUser{
			Username: c.plan.Username.ValueString(), DisplayName: c.plan.DisplayName.ValueString(), EmailAddress: c.plan.EmailAddress.ValueString(),
			Password: c.password,
		}
		client := c.resource.Connection.Client
		if err := client.SetPassword(ctx, c.user.Key, wanted.Password); err != nil {
			diagnostics.AddAt(c.diagnostics, path.Root("password_wo"), fmt.Sprintf("give the user %q another password", wanted.Username),
				client.ExplainPassword(ctx, wanted, err))
			return false
		}
	}
	c.state.PasswordVersion = c.plan.PasswordVersion
	return true
}

// deactivate ends the access of a user.
func (r *Resource) deactivate(ctx context.Context, key string) error {
	inactive := false
	_, err := r.Connection.Client.UpdateUser(ctx, key, jira.UserChange{Active: &inactive})
	return err
}
