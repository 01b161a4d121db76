// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// announceAdoption tells, at plan, which user creating the resource would take over, and what that overwrites.
func (r *Resource) announceAdoption(ctx context.Context, plan, config model, diags *diag.Diagnostics) {
	if !plan.AdoptExisting.ValueBool() || plan.Username.IsUnknown() || !r.Connection.Known() {
		return
	}
	username := plan.Username.ValueString()
	found, err := r.Connection.Client.UserInFull(ctx, jira.ByUsername(username))
	switch {
	case jira.IsNotFound(err):
		return
	case err != nil:
		diagnostics.Add(diags, fmt.Sprintf("look up the user %q, which is to be adopted", username), err, nil)
		return
	case r.Connection.Client.CreatedInThisRun(found.Key), r.refusesAdoption(ctx, found, diags):
		return
	}
	roles, ok := r.roles(ctx, plan.Groups, diags)
	if !ok {
		return
	}
	detail := fmt.Sprintf("Jira has a user called %q (%s, user key %s). It will be taken over, and this will be overwritten: %s.",
		found.Username, found.DisplayName, found.Key, overwritten(found, plan, config, roles))
	if !found.Active && plan.Active.IsUnknown() {
		detail += " The user is inactive and stays so: set active = true to reactivate it."
	}
	diags.AddAttributeWarning(path.Root("adopt_existing"), fmt.Sprintf("The existing user %q will be adopted", found.Username), detail)
}

// overwritten says what adopting changes, from what to what.
func overwritten(found jira.User, plan, config model, roles []jira.ApplicationRole) string {
	var (
		current model
		changes []string
	)
	current.refresh(found)
	note := func(name string, from, to any) {
		changes = append(changes, fmt.Sprintf("%s from %v to %v", name, from, to))
	}
	change := current.changeTo(plan)
	if change.DisplayName != nil {
		note("display_name", current.DisplayName, plan.DisplayName)
	}
	switch {
	case current.EmailAddress.IsNull():
		changes = append(changes, fmt.Sprintf("email_address, which Jira hides, with %v", plan.EmailAddress))
	case change.EmailAddress != nil:
		note("email_address", current.EmailAddress, plan.EmailAddress)
	}
	if change.Active != nil {
		note("active", current.Active, plan.Active)
	}
	if groups, known := found.Groups(); known && isConfigured(plan.Groups) {
		note("groups", listed(ownGroups(groups, textsOf(plan.Groups), roles)), listed(textsOf(plan.Groups)))
	}
	if keys, known := found.ApplicationKeys(); known && isConfigured(plan.ApplicationKeys) {
		note("application_keys", listed(keys), listed(textsOf(plan.ApplicationKeys)))
	}
	if !config.Password.IsNull() {
		changes = append(changes, "the password")
	}
	if len(changes) == 0 {
		return "nothing"
	}
	return strings.Join(changes, "; ")
}

// listed are texts as the configuration would list them.
func listed(texts []string) string {
	written := make([]string, len(texts))
	for index, text := range texts {
		written[index] = fmt.Sprintf("%q", text)
	}
	return "[" + strings.Join(written, ", ") + "]"
}

// refusesAdoption refuses the users that are not to be taken over.
func (r *Resource) refusesAdoption(ctx context.Context, found jira.User, diags *diag.Diagnostics) bool {
	switch {
	case r.isOwn(ctx, found.Username):
		refuseOwn(diags, "adopt_existing", "adopted")
	case found.Anonymized():
		diags.AddAttributeError(path.Root("adopt_existing"), "The user was anonymized",
			fmt.Sprintf("%q (user key %s) is what Jira's anonymization left of somebody, and nobody is behind it any more. It is not adopted: choose another username.", found.Username, found.Key))
	default:
		return false
	}
	return true
}

// adopt takes over the user of this name, if there is one and that is wanted.
func (r *Resource) adopt(ctx context.Context, plan *model, config model, roles []jira.ApplicationRole, diags *diag.Diagnostics) (adopted, ok bool) {
	if !plan.AdoptExisting.ValueBool() {
		return false, true
	}
	found, err := r.Connection.Client.UserNow(ctx, jira.ByUsername(plan.Username.ValueString()))
	if jira.IsNotFound(err) {
		return false, true
	}
	if err != nil {
		diagnostics.Add(diags, fmt.Sprintf("look up the user %q, which is to be adopted", plan.Username.ValueString()), err, nil)
		return false, false
	}
	if r.refusesAdoption(ctx, found, diags) {
		return false, false
	}
	// An address that Jira hides may be any: it is sent. So is a password, whatever its version.
	current := *plan
	current.EmailAddress, current.PasswordVersion = types.StringNull(), types.Int64Null()
	current.refresh(found)
	current.refreshAccess(found, roles)
	work := change{
		resource: r, user: found, state: &current, plan: *plan, password: config.Password.ValueString(), sendPassword: !config.Password.IsNull(),
		roles: roles, diagnostics: diags,
	}
	if !work.run(ctx, func() {}) {
		return false, false
	}
	plan.identify(found.Key)
	if plan.Active.IsUnknown() {
		plan.Active = types.BoolValue(found.Active)
	}
	if plan.OnDestroy.IsUnknown() {
		plan.OnDestroy = types.StringValue(onDestroyDeactivate)
	}
	return true, true
}
