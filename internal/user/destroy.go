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

	"github.com/jira-robots/terraform-provider-jira/internal/account"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Delete does to the account what on_destroy says.
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
	// Nothing is done to what is no account any more, nor to what anonymisation left of one.
	user, gone, err := account.Read(ctx, r.Connection.Client, state.ID.ValueString(), state.Username.ValueString())
	if err != nil {
		diagnosis.Add(&response.Diagnostics, fmt.Sprintf("read the account %q", state.Username.ValueString()), err, nil)
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

func (r *Resource) delete(ctx context.Context, user jira.User, orDeactivate bool, diagnostics *diag.Diagnostics) {
	err := r.Connection.Client.DeleteUser(ctx, user.Key)
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status != http.StatusBadRequest {
		diagnosis.Add(diagnostics, fmt.Sprintf("delete the account %q", user.Username), err, nil)
		return
	}
	reasons := strings.Join(diagnosis.Words(refused), "\n")
	if !orDeactivate {
		diagnostics.AddError(fmt.Sprintf("Jira refused to delete the account %q", user.Username), "Jira says:\n"+reasons+
			"\n\nTo keep the account and only end its access, set on_destroy = \"deactivate\" (or \"delete_or_deactivate\") and apply that, then destroy again. "+
			"To delete it nevertheless, first move in Jira what it names to somebody else.")
		return
	}
	summary := "The account %q was deactivated, not deleted"
	if !r.endAccess(ctx, user, diagnostics) {
		summary = "The account %q could not be deleted either"
	}
	diagnostics.AddWarning(fmt.Sprintf(summary, user.Username), "Jira refused to delete it, and says:\n"+reasons)
}

// endAccess deactivates an account that is active.
func (r *Resource) endAccess(ctx context.Context, user jira.User, diagnostics *diag.Diagnostics) bool {
	if !user.Active {
		return true
	}
	err := r.deactivate(ctx, user.Key)
	if err != nil {
		diagnosis.AddAt(diagnostics, path.Root("on_destroy"), fmt.Sprintf("deactivate the account %q", user.Username), err)
	}
	return err == nil
}
