// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Delete does to the user what on_destroy says.
func (r *Resource) Delete(ctx context.Context, request resource.DeleteRequest, response *resource.DeleteResponse) {
	var state model
	response.Diagnostics.Append(request.State.Get(ctx, &state)...)
	if response.Diagnostics.HasError() || !r.Connection.Require(&response.Diagnostics) {
		return
	}
	way := state.OnDestroy.ValueString()
	if way == onDestroyKeep {
		return
	}
	// Nothing is done to what is no user any more, nor to what anonymization left of one.
	user, gone, err := userref.Read(ctx, r.Connection.Client, state.ID.ValueString(), state.Username.ValueString())
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("read the user %q", state.Username.ValueString()), err, nil)
		return
	}
	if gone {
		return
	}
	if way == onDestroyDeactivate {
		r.endAccess(ctx, user, &response.Diagnostics)
		return
	}
	r.delete(ctx, user, way == onDestroyDeleteOrDeactivate, &response.Diagnostics)
}

func (r *Resource) delete(ctx context.Context, user jira.User, orDeactivate bool, diags *diag.Diagnostics) {
	err := r.Connection.Client.DeleteUser(ctx, user.Key)
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		diagnostics.Add(diags, fmt.Sprintf("delete the user %q", user.Username), err, nil)
		return
	}
	reasons := strings.Join(diagnostics.Words(refused), "\n")
	if !orDeactivate {
		diags.AddError(fmt.Sprintf("Jira refused to delete the user %q", user.Username), "Jira says:\n"+reasons+
			"\n\nTo keep the user and only end its access, set on_destroy = \"deactivate\" (or \"delete_or_deactivate\") and apply that, then destroy again. "+
			"To delete it nevertheless, first move in Jira what it names to somebody else.")
		return
	}
	summary := "The user %q was deactivated, not deleted"
	if !r.endAccess(ctx, user, diags) {
		summary = "The user %q could not be deleted either"
	}
	diags.AddWarning(fmt.Sprintf(summary, user.Username), "Jira refused to delete it, and says:\n"+reasons)
}

// endAccess deactivates a user that is active.
func (r *Resource) endAccess(ctx context.Context, user jira.User, diags *diag.Diagnostics) bool {
	if !user.Active {
		return true
	}
	err := r.deactivate(ctx, user.Key)
	if err != nil {
		diagnostics.AddAt(diags, path.Root("on_destroy"), fmt.Sprintf("deactivate the user %q", user.Username), err)
	}
	return err == nil
}
