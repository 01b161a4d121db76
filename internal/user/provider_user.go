// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// authenticatesAs reports whether the provider authenticates as the user. With a token only Jira knows the username, so
// it is read from Jira once.
func (r *Resource) authenticatesAs(ctx context.Context, username string) bool {
	if !r.Connection.Known() {
		return false
	}
	own := r.Connection.Client.LoggedInAs()
	if own == "" {
		// A failure is reported by the requests that need the connection.
		info, _ := r.Connection.Client.ServerInfo(ctx)
		own = info.LoggedInAs
	}
	return own != "" && jira.SameUsername(own, username)
}

// checkOwnUserChange refuses changes that would lock the provider out of Jira during the run.
func (r *Resource) checkOwnUserChange(ctx context.Context, plan, prior model, diags *diag.Diagnostics) {
	change, refused := prior.changeTo(plan), map[string]string{}
	if change.Renames() && !plan.Username.IsUnknown() {
		refused["username"] = "renamed"
	}
	if change.Deactivates() {
		refused["active"] = "deactivated"
	}
	if !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(prior.PasswordVersion) {
		refused["password_wo_version"] = "given another password"
	}
	if len(refused) == 0 || !r.authenticatesAs(ctx, prior.Username.ValueString()) {
		return
	}
	for attribute, done := range refused {
		addOwnUserChange(diags, attribute, done)
	}
}

// checkOwnUserDestroyed refuses to delete or deactivate the user that would send the request.
func (r *Resource) checkOwnUserDestroyed(ctx context.Context, prior *model, diags *diag.Diagnostics) {
	if prior != nil && prior.OnDestroy.ValueString() != onDestroyKeep && r.authenticatesAs(ctx, prior.Username.ValueString()) {
		addOwnUserDestroyed(diags, prior.Username.ValueString())
	}
}
