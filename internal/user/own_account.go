// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// isOwn tells whether a user is the one that the provider logs in with. Whose a token is, only Jira knows: it is
// asked who we are, unless it has been already.
func (r *Resource) isOwn(ctx context.Context, username string) bool {
	if !r.Connection.Known() {
		return false
	}
	own := r.Connection.Client.LoggedInAs()
	if own == "" {
		// What is wrong with the connection is for the requests to say that need it.
		info, _ := r.Connection.Client.ServerInfo(ctx)
		own = info.LoggedInAs
	}
	return own != "" && jira.SameUsername(own, username)
}

// refuseOwnChange refuses what would lock the provider out of Jira in the middle of its run.
func (r *Resource) refuseOwnChange(ctx context.Context, plan, prior model, diags *diag.Diagnostics) {
	change, dangers := prior.changeTo(plan), map[string]string{}
	if change.Username != nil && !plan.Username.IsUnknown() {
		dangers["username"] = "renamed"
	}
	if change.Active != nil && !*change.Active {
		dangers["active"] = "deactivated"
	}
	if !plan.PasswordVersion.IsNull() && !plan.PasswordVersion.Equal(prior.PasswordVersion) {
		dangers["password_wo_version"] = "given another password"
	}
	if len(dangers) == 0 || !r.isOwn(ctx, prior.Username.ValueString()) {
		return
	}
	for attribute, what := range dangers {
		refuseOwn(diags, attribute, what)
	}
}

// refuseOwnDestruction refuses to delete or deactivate the user that would have to do it.
func (r *Resource) refuseOwnDestruction(ctx context.Context, prior *model, diags *diag.Diagnostics) {
	if prior != nil && prior.OnDestroy.ValueString() != onDestroyKeep && r.isOwn(ctx, prior.Username.ValueString()) {
		diags.AddError("That is the provider's own user", fmt.Sprintf(
			"The provider logs in as %q, which cannot delete or deactivate itself. Set on_destroy = \"keep\" and apply that first, or take the resource out of the state with a removed block.",
			prior.Username.ValueString()))
	}
}

func refuseOwn(diags *diag.Diagnostics, attribute, what string) {
	diags.AddAttributeError(path.Root(attribute), "That is the provider's own user",
		"The provider logs in with this user: "+what+", it would lock the provider out in the middle of the run. Do that by hand, or with a provider that logs in as another administrator.")
}
