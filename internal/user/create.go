// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
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
	roles, ok := r.roles(ctx, plan.Groups, &response.Diagnostics)
	if !ok || !checkGroupsGrantNoOther(plan, roles, &response.Diagnostics) || !r.checkGroupsExist(ctx, plan, &response.Diagnostics) {
		return
	}
	adopted, ok := r.adopt(ctx, &plan, config, roles, &response.Diagnostics)
	if !ok || (!adopted && !r.create(ctx, &plan, config, roles, &response.Diagnostics)) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: plan.Key})...)
}

// create creates the user and then sends what the creation cannot contain. What still fails is a warning, and state has
// the planned values: the next refresh reads Jira's values, and the next plan shows the difference.
func (r *Resource) create(ctx context.Context, plan *model, config model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	wanted := plan.newUser(config)
	created, err := r.Connection.Client.CreateUser(ctx, wanted)
	if err != nil {
		r.addCreationFailed(ctx, wanted, err, diags)
		return false
	}
	plan.setKey(created.Key)
	if plan.Active.IsUnknown() {
		plan.Active = types.BoolValue(created.Active)
	}
	if plan.OnDestroy.IsUnknown() {
		plan.OnDestroy = types.StringValue(onDestroyDelete)
	}
	var failures []string
	for _, step := range r.followUps(ctx, created, *plan, roles) {
		err := ctx.Err()
		if err == nil {
			err = step.run(ctx)
		}
		if err != nil {
			failures = append(failures, fmt.Sprintf("%s: %s", step.operation.Action, err))
		}
	}
	if len(failures) > 0 {
		warnIncomplete(diags, created, failures)
	}
	return true
}

// followUp is a request that completes a user after its creation.
type followUp struct {
	operation diagnostics.Operation
	run       func(context.Context) error
}

// followUps returns what is left to do after Jira created the user.
func (r *Resource) followUps(ctx context.Context, created jira.User, plan model, roles []jira.ApplicationRole) []followUp {
	state := model{Groups: setOf(ctx, nil), ApplicationKeys: plan.ApplicationKeys}
	// The response to a creation has the number of applications and groups, but not which they are (facts 5.1).
	otherApplications := isConfigured(plan.ApplicationKeys) && created.Uses != nil && created.Uses.Size != len(plan.ApplicationKeys.Elements())
	maybeMember := slices.ContainsFunc(stringsOf(plan.Groups), func(group string) bool { return len(grantedBy(group, roles)) > 0 })
	if otherApplications || maybeMember {
		if full, err := r.Connection.Client.UserInFull(ctx, jira.ByKey(created.Key)); err == nil {
			state.Groups = plan.Groups // so that refreshAccess tracks the planned groups
			state.refreshAccess(ctx, full, roles)
		}
	}
	var steps []followUp
	for _, change := range r.accessChanges(ctx, created, state, plan, roles) {
		steps = append(steps, followUp{operation: change.operation, run: change.run})
	}
	if !plan.Active.ValueBool() && created.Active {
		steps = append(steps, followUp{
			operation: deactivateUser(created.Username),
			run:       func(ctx context.Context) error { return r.deactivate(ctx, created.Key) },
		})
	}
	return steps
}

func (r *Resource) addCreationFailed(ctx context.Context, wanted jira.NewUser, err error, diags *diag.Diagnostics) {
	if holder, taken := r.Connection.Client.AlreadyExists(ctx, err, wanted.Username); taken {
		addAlreadyExists(diags, holder)
		return
	}
	createUser(wanted.Username).AddError(diags, r.Connection.Client.ExplainPassword(ctx, wanted, err))
}
