// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Delete deletes, deactivates or keeps the user, as on_destroy in state says.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	r.destroy(ctx, state, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		r.Connection.Claims.Release(claimedUsername, strings.ToLower(state.Username.ValueString()))
	}
}

func (r *Resource) destroy(ctx context.Context, state model, diags *diag.Diagnostics) {
	onDestroy := state.onDestroy()
	if onDestroy == onDestroyKeep {
		return
	}
	// A user that was deleted or anonymized outside Terraform is never written to.
	username := state.Username.ValueString()
	user, deleted, err := userref.Read(ctx, r.Connection.Client, state.ID.ValueString(), username)
	switch {
	case err != nil:
		readUser(username, state.ID.ValueString()).AddError(diags, err)
	case deleted:
	case r.authenticatesAs(ctx, user.Username):
		addOwnUserDestroyed(diags, user.Username)
	case onDestroy == onDestroyDeactivate:
		r.endAccess(ctx, user, diags)
	default:
		r.delete(ctx, user, onDestroy == onDestroyDeleteOrDeactivate, diags)
	}
}

func (r *Resource) delete(ctx context.Context, user jira.User, orDeactivate bool, diags *diag.Diagnostics) {
	err := r.Connection.Client.DeleteUser(ctx, user.Key)
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		deleteUser(user.Username).AddError(diags, err)
		return
	}
	if !orDeactivate {
		addDeletionRefused(diags, user.Username, refused)
		return
	}
	deactivated := r.endAccess(ctx, user, diags)
	warnDeactivatedInstead(diags, user.Username, refused, deactivated)
}

// endAccess deactivates the user, and sends nothing where the user is inactive.
func (r *Resource) endAccess(ctx context.Context, user jira.User, diags *diag.Diagnostics) bool {
	if !user.Active {
		return true
	}
	err := r.deactivate(ctx, user.Key)
	var ignored *jira.ActiveIgnoredError
	if errors.As(err, &ignored) {
		addDeactivationIgnored(diags, user.Username, ignored)
		return false
	}
	deactivateUser(user.Username).AddError(diags, err)
	return err == nil
}
