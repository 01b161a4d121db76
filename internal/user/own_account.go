// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// isOwn tells whether an account is the one that the provider logs in with, as far as that is known without asking.
func (r *Resource) isOwn(username string) bool {
	if !r.connection.Known() {
		return false
	}
	own := r.connection.Client.LoggedInAs()
	return own != "" && jira.SameUsername(own, username)
}

// refuseOwnChange refuses what would lock the provider out of Jira in the middle of its run.
func (r *Resource) refuseOwnChange(plan, prior model, diagnostics *diag.Diagnostics) {
	if !r.isOwn(prior.Username.ValueString()) {
		return
	}
	change := prior.changeTo(plan)
	if change.Username != nil && !plan.Username.IsUnknown() {
		refuseOwn(diagnostics, "username", "renamed")
	}
	if change.Active != nil && !*change.Active {
		refuseOwn(diagnostics, "active", "deactivated")
	}
	if !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(prior.PasswordVersion) {
		refuseOwn(diagnostics, "password_wo_version", "given another password")
	}
}

// refuseOwnDestruction refuses to delete or deactivate the account that would have to do it.
func (r *Resource) refuseOwnDestruction(prior *model, diagnostics *diag.Diagnostics) {
	if prior != nil && prior.OnDestroy.ValueString() != onDestroyKeep && r.isOwn(prior.Username.ValueString()) {
		diagnostics.AddError("That is the provider's own account", fmt.Sprintf(
			"The provider logs in as %q, which cannot delete or deactivate itself. Set on_destroy = \"keep\" and apply that first, or take the resource out of the state with a removed block.",
			prior.Username.ValueString()))
	}
}

func refuseOwn(diagnostics *diag.Diagnostics, attribute, what string) {
	diagnostics.AddAttributeError(path.Root(attribute), "That is the provider's own account",
		"The provider logs in with this account: "+what+", it would lock the provider out in the middle of the run. Do that by hand, or with a provider that logs in as another administrator.")
}
