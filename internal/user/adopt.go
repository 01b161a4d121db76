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

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// planAdoption looks up, at plan, the user that a creation would adopt, and warns with what the adoption overwrites.
func (r *Resource) planAdoption(ctx context.Context, plan, config model, diags *diag.Diagnostics) {
	if !plan.AdoptExisting.ValueBool() || plan.Username.IsUnknown() || !r.Connection.Known() {
		return
	}
	username := plan.Username.ValueString()
	found, err := r.Connection.Client.UserInFull(ctx, jira.ByUsername(username))
	switch {
	case jira.IsNotFound(err):
		return
	case err != nil:
		lookUpForAdoption(username).AddError(diags, err)
		return
	case r.Connection.Client.CreatedInThisRun(found.Key), !r.checkAdoptable(ctx, found, diags):
		return
	}
	// The groups stay unknown: the adoption adds the user to the planned ones in any case.
	found, _, err = r.withAccess(ctx, found, model{Groups: types.SetNull(types.StringType), ApplicationKeys: plan.ApplicationKeys})
	if err != nil {
		lookUpForAdoption(username).AddError(diags, err)
		return
	}
	roles, ok := r.roles(ctx, plan.Groups, diags)
	if !ok {
		return
	}
	warnAdoption(diags, found, overwrittenValues(found, plan, config, roles), !found.Active && plan.Active.IsUnknown())
}

// overwrittenValues describes each value that an adoption changes, from what to what.
func overwrittenValues(found jira.User, plan, config model, roles []jira.ApplicationRole) []string {
	var current model
	current.refresh(found)
	var overwritten []string
	add := func(name string, from, to any) {
		overwritten = append(overwritten, fmt.Sprintf("%s from %v to %v", name, from, to))
	}
	change := current.changeTo(plan)
	for _, attribute := range profileAttributes {
		from, to := attribute.value(current.profileModel), attribute.value(plan.profileModel)
		switch {
		case from.IsNull():
			overwritten = append(overwritten, fmt.Sprintf("%s, which Jira hides, with %v", attribute.name, to))
		case change.Includes(attribute.field):
			add(attribute.name, from, to)
		}
	}
	addUnknown := func(name string, to any) {
		overwritten = append(overwritten, fmt.Sprintf("%s, which Jira does not list, with at least %v", name, to))
	}
	if isConfigured(plan.Groups) {
		if groups, known := found.Groups(); known {
			add("groups", listed(trackedGroups(groups, stringsOf(plan.Groups), roles)), listed(stringsOf(plan.Groups)))
		} else {
			addUnknown("groups", listed(stringsOf(plan.Groups)))
		}
	}
	if isConfigured(plan.ApplicationKeys) {
		if keys, known := found.ApplicationKeys(); known {
			add("application_keys", listed(keys), listed(stringsOf(plan.ApplicationKeys)))
		} else {
			addUnknown("application_keys", listed(stringsOf(plan.ApplicationKeys)))
		}
	}
	if !config.Password.IsNull() {
		overwritten = append(overwritten, "the password")
	}
	return overwritten
}

// listed formats strings as a list in a configuration.
func listed(elements []string) string { return "[" + quoted(elements) + "]" }

func quoted(elements []string) string {
	texts := make([]string, len(elements))
	for index, element := range elements {
		texts[index] = fmt.Sprintf("%q", element)
	}
	return strings.Join(texts, ", ")
}

// checkAdoptable refuses the user that the provider authenticates as, and anonymized users.
func (r *Resource) checkAdoptable(ctx context.Context, found jira.User, diags *diag.Diagnostics) bool {
	switch {
	case r.authenticatesAs(ctx, found.Username):
		addOwnUserChange(diags, path.Root("adopt_existing"), "adopted")
	case found.Anonymized():
		addAnonymizedNotAdopted(diags, found)
	default:
		return true
	}
	return false
}

// adopt adopts a user that has the planned username.
func (r *Resource) adopt(ctx context.Context, found jira.User, plan *model, config model, roles []jira.ApplicationRole, diags *diag.Diagnostics) bool {
	if !r.checkAdoptable(ctx, found, diags) {
		return false
	}
	// A hidden e-mail address can be any, so the planned one is sent. A configured password is sent whatever its version.
	current := *plan
	current.EmailAddress, current.PasswordVersion = types.StringNull(), types.Int64Null()
	current.refresh(found)
	if err := r.currentAccess(ctx, found, &current, roles); err != nil {
		lookUpForAdoption(found.Username).AddError(diags, err)
		return false
	}
	adoption := update{
		resource: r, user: found, state: &current, plan: *plan, password: config.Password.ValueString(), sendPassword: !config.Password.IsNull(),
		roles: roles, diags: diags, save: func() {},
	}
	if !adoption.run(ctx) {
		return false
	}
	plan.resolve(found, onDestroyDeactivate)
	return true
}
