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

// destroy sends a deletion without a look-up where state and the connection show that the user may be deleted: the user key
// never refers to another user.
func (r *Resource) destroy(ctx context.Context, state model, diags *diag.Diagnostics) {
	onDestroy := state.onDestroy()
	switch {
	case onDestroy == onDestroyKeep:
	case onDestroy != onDestroyDeactivate && r.mayDelete(ctx, state.Username.ValueString()):
		r.delete(ctx, state, diags)
	default:
		user, ok := r.userToDestroy(ctx, state, diags)
		switch {
		case !ok:
		case onDestroy == onDestroyDeactivate:
			r.endAccess(ctx, user, diags)
		default:
			r.delete(ctx, state, diags)
		}
	}
}

// mayDelete reports whether the username in state shows that the user is neither the one that the provider authenticates as
// nor anonymized.
func (r *Resource) mayDelete(ctx context.Context, username string) bool {
	own := r.ownUsername(ctx)
	return own != "" && username != "" && !jira.SameUsername(own, username) && !jira.IsAnonymizedUsername(username)
}

// userToDestroy looks up the user. It returns false where the user must not be written to: a user that was deleted or
// anonymized outside Terraform, and the one that the provider authenticates as.
func (r *Resource) userToDestroy(ctx context.Context, state model, diags *diag.Diagnostics) (jira.User, bool) {
	key, username := state.ID.ValueString(), state.Username.ValueString()
	user, deleted, err := userref.Read(ctx, r.Connection.Client, key, username)
	switch {
	case err != nil:
		readUser(username, key).AddError(diags, err)
	case deleted:
	case r.authenticatesAs(ctx, user.Username):
		addOwnUserDestroyed(diags, user.Username)
	default:
		return user, true
	}
	return jira.User{}, false
}

// delete deletes the user by user key, or deactivates it if Jira refuses and state says so.
func (r *Resource) delete(ctx context.Context, state model, diags *diag.Diagnostics) {
	username := state.Username.ValueString()
	err := r.Connection.Client.DeleteUser(ctx, state.ID.ValueString())
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		deleteUser(username).AddError(diags, err)
		return
	}
	if state.onDestroy() != onDestroyDeleteOrDeactivate {
		addDeletionRefused(diags, username, refused)
		return
	}
	if user, ok := r.userToDestroy(ctx, state, diags); ok {
		deactivated := r.endAccess(ctx, user, diags)
		warnDeactivatedInstead(diags, username, refused, deactivated)
	}
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
