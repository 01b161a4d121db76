// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Create creates the user, or adopts it. Once Jira has made one, nothing that follows may end in an error: Terraform
// would taint the user, and delete it with the next apply. Adopting makes nothing, so there an error is one.
func (r *Resource) Create(ctx context.Context, request resource.CreateRequest, response *resource.CreateResponse) {
	var plan, config model
	response.Diagnostics.Append(request.Plan.Get(ctx, &plan)...)
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	roles, ok := r.roles(ctx, plan.Groups, &response.Diagnostics)
	if !ok || withholdsWhatGroupsGrant(plan, roles, &response.Diagnostics) || !r.groupsExist(ctx, plan, &response.Diagnostics) {
		return
	}
	adopted, ok := r.adopt(ctx, &plan, config, roles, &response.Diagnostics)
	if !ok || (!adopted && !r.create(ctx, &plan, config, roles, &response.Diagnostics)) {
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, plan)...)
	response.Diagnostics.Append(response.Identity.Set(ctx, identity{Key: plan.Key})...)
}

// create creates the user and then completes it. What is still missing in the end is a warning, and the planned values
// are in the state: the next refresh reads the truth, and the plan shows the rest.
func (r *Resource) create(ctx context.Context, plan *model, config model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	wanted := plan.newUser(config)
	created, err := r.Connection.Client.CreateUser(ctx, wanted)
	if err != nil {
		r.explainFailedCreation(ctx, wanted, err, diags)
		return false
	}
	plan.identify(created.Key)
	if plan.Active.IsUnknown() {
		plan.Active = types.BoolValue(created.Active)
	}
	if plan.OnDestroy.IsUnknown() {
		plan.OnDestroy = types.StringValue(onDestroyDelete)
	}
	var missing []string
	for _, step := range r.completion(ctx, created, *plan, roles) {
		err := ctx.Err()
		if err == nil {
			err = step.run(ctx)
		}
		if err != nil {
			missing = append(missing, fmt.Sprintf("could not %s: %s", step.doing, err))
		}
	}
	if len(missing) > 0 {
		diags.AddWarning(fmt.Sprintf("The user %q is not complete yet", wanted.Username),
			fmt.Sprintf("It was created (user key %s), but this is missing; the next apply finishes it:\n\n%s", created.Key, strings.Join(missing, "\n")))
	}
	return true
}

// newUser is what Jira takes at once.
func (m *model) newUser(config model) jira.NewUser {
	wanted := jira.NewUser{
		Username: m.Username.ValueString(), DisplayName: m.DisplayName.ValueString(), EmailAddress: m.EmailAddress.ValueString(),
		Password: config.Password.ValueString(), Notify: m.SendNotification.ValueBool(),
		Inactive: !m.Active.IsNull() && !m.Active.IsUnknown() && !m.Active.ValueBool(),
	}
	if isConfigured(m.ApplicationKeys) {
		wanted.ApplicationKeys = append([]string{}, textsOf(m.ApplicationKeys)...)
	}
	return wanted
}

// completion is what is left to do after Jira has created a user.
func (r *Resource) completion(ctx context.Context, created jira.User, plan model, roles []jira.ApplicationRole) []step {
	state := model{Groups: setOf(nil), ApplicationKeys: plan.ApplicationKeys}
	// The response to a creation tells how many applications and groups there are, not which (facts 5.1).
	otherApplications := isConfigured(plan.ApplicationKeys) && created.Uses != nil && created.Uses.Size != len(plan.ApplicationKeys.Elements())
	maybeMember := slices.ContainsFunc(textsOf(plan.Groups), func(group string) bool { return len(grantedBy(group, roles)) > 0 })
	if otherApplications || maybeMember {
		if full, err := r.Connection.Client.UserInFull(ctx, jira.ByKey(created.Key)); err == nil {
			state.Groups = plan.Groups // whose names refreshAccess looks for
			state.refreshAccess(full, roles)
		}
	}
	steps := r.accessSteps(created, state, plan, roles)
	if !plan.Active.ValueBool() && created.Active {
		steps = append(steps, step{
			doing: fmt.Sprintf("deactivate the user %q", created.Username),
			run:   func(ctx context.Context) error { return r.deactivate(ctx, created.Key) },
		})
	}
	return steps
}

func (r *Resource) explainFailedCreation(ctx context.Context, wanted jira.NewUser, err error, diags *diag.Diagnostics) {
	if holder, taken := r.Connection.Client.AlreadyExists(ctx, err, wanted.Username); taken {
		diags.AddAttributeError(path.Root("username"), "The user already exists", alreadyExists(holder))
		return
	}
	diagnostics.Add(diags, fmt.Sprintf("create the user %q", wanted.Username), r.Connection.Client.ExplainPassword(ctx, wanted, err), attributes)
}

// alreadyExists says who has the name, and how to take the user over.
func alreadyExists(holder jira.User) string {
	return fmt.Sprintf(`Jira has a user called %q (%s, user key %s). To manage it from here, import it: put this block beside the resource, with the resource's own name, and apply again. With adopt_existing = true the resource takes it over by itself.

import {
  to = jira_user.NAME
  id = %s
}`, holder.Username, holder.DisplayName, holder.Key, quoted(userref.ImportID(holder.Key)))
}

// quoted is a text as Terraform's language writes it: names may hold what begins an expression.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\\`, `"`, `\"`, "${", "$${", "%{", "%%{").Replace(text) + `"`
}
