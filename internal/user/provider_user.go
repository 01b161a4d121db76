// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// authenticatesAs reports whether the provider authenticates as the user.
func (r *Resource) authenticatesAs(ctx context.Context, username string) bool {
	own := r.ownUsername(ctx)
	return own != "" && jira.SameUsername(own, username)
}

// ownUsername returns the username that the provider authenticates as. With a token only Jira knows it, so it is read from
// Jira once. It is empty where it is unknown.
func (r *Resource) ownUsername(ctx context.Context) string {
	if !r.Connection.Known() {
		return ""
	}
	own := r.Connection.Client.LoggedInAs()
	if own == "" {
		// A failure is reported by the requests that need the connection.
		info, _ := r.Connection.Client.ServerInfo(ctx)
		own = info.LoggedInAs
	}
	return own
}

// checkOwnUserChange refuses changes that would lock the provider out of Jira during the run.
func (r *Resource) checkOwnUserChange(ctx context.Context, plan, prior model, diags *diag.Diagnostics) {
	type refusal struct{ attribute, done string }
	var refused []refusal
	change := prior.changeTo(plan)
	if change.Renames() && !plan.Username.IsUnknown() {
		refused = append(refused, refusal{"username", "renamed"})
	}
	if change.Deactivates() {
		refused = append(refused, refusal{"active", "deactivated"})
	}
	if !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(prior.PasswordVersion) {
		refused = append(refused, refusal{"password_wo_version", "given another password"})
	}
	if len(refused) > 0 && r.authenticatesAs(ctx, prior.Username.ValueString()) {
		for _, one := range refused {
			addOwnUserChange(diags, path.Root(one.attribute), one.done)
		}
	}
	r.checkOwnUserAccess(ctx, prior.Username.ValueString(), r.accessChanges(ctx, jira.User{}, prior, plan), diags)
}

// checkOwnUserAccess refuses changes that take groups or applications from the user that the provider authenticates as.
func (r *Resource) checkOwnUserAccess(ctx context.Context, username string, changes []accessChange, diags *diag.Diagnostics) bool {
	removals := slices.DeleteFunc(slices.Clone(changes), func(change accessChange) bool { return change.removal == "" })
	if len(removals) == 0 || !r.authenticatesAs(ctx, username) {
		return true
	}
	for _, change := range removals {
		addOwnUserChange(diags, change.operation.Attribute, change.removal)
	}
	return false
}

// checkOwnUserDestroyed refuses to delete or deactivate the user that would send the request.
func (r *Resource) checkOwnUserDestroyed(ctx context.Context, prior *model, diags *diag.Diagnostics) {
	if prior != nil && prior.OnDestroy.ValueString() != onDestroyKeep && r.authenticatesAs(ctx, prior.Username.ValueString()) {
		addOwnUserDestroyed(diags, prior.Username.ValueString())
	}
}
