// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Create creates or adopts the user. Once Jira has created it, no failure may be an error: Terraform would taint the
// resource, and the next apply would delete the user. An adoption creates nothing, so its failures are errors.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	username := strings.ToLower(plan.Username.ValueString())
	if !r.Connection.Claims.Claim(claimedUsername, username) {
		addDuplicate(&response.Diagnostics, plan.Username.ValueString())
		return
	}
	if !r.createOrAdopt(ctx, &plan, config, &response.Diagnostics) {
		r.Connection.Claims.Release(claimedUsername, username)
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: plan.Key})...)
}

// claimedUsername is the kind of the claims of Create and Delete, whose keys are usernames in lower case. Create claims the
// username and not the user key, because it must claim before it knows the key: two resources may send their requests at the
// same time.
const claimedUsername = "username"

// createOrAdopt returns false if it changed nothing that state must have.
func (r *Resource) createOrAdopt(ctx context.Context, plan *model, config model, diags *diag.Diagnostics) bool {
	roles, ok := r.roles(ctx, plan.Groups, diags)
	if !ok || !checkGroupsGrantNoOther(*plan, roles, diags) || !r.checkGroupsExist(ctx, *plan, diags) {
		return false
	}
	client, username := r.Connection.Client, plan.Username.ValueString()
	if plan.AdoptExisting.ValueBool() {
		found, err := client.UserNow(ctx, jira.ByUsername(username))
		if err == nil {
			return r.adopt(ctx, found, plan, config, roles, diags)
		}
		if !jira.IsNotFound(err) {
			lookUpForAdoption(username).AddError(diags, err)
			return false
		}
	}
	wanted := plan.newUser(config)
	created, err := client.CreateUser(ctx, wanted)
	if holder, taken := client.AlreadyExists(ctx, err, username); taken && plan.AdoptExisting.ValueBool() {
		return r.adopt(ctx, holder, plan, config, roles, diags)
	} else if taken {
		addAlreadyExists(diags, holder)
		return false
	}
	if err != nil {
		r.refusedCreation(ctx, wanted, err).AddError(diags, client.ExplainPassword(ctx, wanted, err))
		return false
	}
	if created.Unproven == nil {
		plan.resolve(created.User, onDestroyDelete)
		r.complete(ctx, created.User, r.followUps(ctx, created.User, *plan, roles), diags)
		return true
	}
	return r.createUnproven(ctx, created, plan, config, roles, diags)
}

// createUnproven takes a user into state that this Create created or that existed before. It sends nothing that removes or
// overwrites (DESIGN.md, creating a user), and the next plan shows what differs.
func (r *Resource) createUnproven(ctx context.Context, created jira.CreatedUser, plan *model, config model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	if r.authenticatesAs(ctx, created.Username) {
		addAlreadyExists(diags, created.User)
		return false
	}
	plan.resolve(created.User, onDestroyDeactivate)
	current := *plan
	// A failure is reported by the requests that follow.
	_ = r.currentAccess(ctx, created.User, &current, roles)
	var additions []accessChange
	for _, change := range r.accessChanges(ctx, created.User, current, *plan) {
		if change.removal == "" {
			additions = append(additions, change)
		}
	}
	warnUnproven(diags, created, plan.OnDestroy.ValueString(), !config.Password.IsNull())
	r.complete(ctx, created.User, additions, diags)
	return true
}

// complete sends what a creation cannot contain. What fails is a warning, and state has the planned values: the next refresh
// reads Jira's values, and the next plan shows the difference. The next apply finishes every step, except a deactivation that
// this Jira cannot make (facts 5.4).
func (r *Resource) complete(ctx context.Context, created jira.User, steps []accessChange, diags *diag.Diagnostics) {
	var failures []string
	for _, step := range steps {
		err := ctx.Err()
		if err == nil {
			err = step.run(ctx)
		}
		var ignored *jira.ActiveIgnoredError
		switch {
		case errors.As(err, &ignored):
			warnStillActive(diags, created, ignored)
		case err != nil:
			failures = append(failures, fmt.Sprintf("%s: %s", step.operation.Action, err))
		}
	}
	if len(failures) > 0 {
		warnIncomplete(diags, created, failures)
	}
}

// followUps returns what is left to do after Jira created the user.
func (r *Resource) followUps(ctx context.Context, created jira.User, plan model, roles []jira.ApplicationRole) []accessChange {
	state := model{Groups: setOf(ctx, nil), ApplicationKeys: plan.ApplicationKeys}
	// The response to a creation has the number of applications and groups, but not which they are (facts 5.1).
	otherApplications := isConfigured(plan.ApplicationKeys) && created.Uses != nil && created.Uses.Size != len(plan.ApplicationKeys.Elements())
	maybeMember := slices.ContainsFunc(stringsOf(plan.Groups), func(group string) bool { return len(grantedBy(group, roles)) > 0 })
	if otherApplications || maybeMember {
		current := plan
		// A failure is reported by the requests that follow.
		if r.currentAccess(ctx, created, &current, roles) == nil {
			state.Groups, state.ApplicationKeys = current.Groups, current.ApplicationKeys
		}
	}
	steps := r.accessChanges(ctx, created, state, plan)
	if !plan.Active.ValueBool() && created.Active {
		steps = append(steps, accessChange{
			operation: deactivateUser(created.Username),
			run:       func(ctx context.Context) error { return r.deactivate(ctx, created.Key) },
		})
	}
	return steps
}
