// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// noAvatar is an ID that no avatar has. Jira accepts it (facts 1.6) and then flags the default avatar as selected. No
// other request returns the ID of the default avatar.
const noAvatar jira.AvatarID = "0"

// reset deletes the avatars that this resource uploaded, and selects the default avatar. An avatar that was selected outside
// Terraform stays selected. Reset can be interrupted at any point and repeated (DESIGN.md, section 4).
func (r *Resource) reset(ctx context.Context, user jira.User, state model, history avatarHistory, diags *diag.Diagnostics) {
	client := r.Connection.Client
	failed := func(action string, err error) bool {
		diagnostics.Operation{Action: fmt.Sprintf("%s user %q", action, user.Username)}.AddError(diags, err)
		return err != nil
	}
	shown, err := client.ShownAvatar(ctx, user)
	if failed("list the avatars of", err) {
		return
	}
	uploads := uploadsOf(state, history)
	for _, id := range uploads {
		if failed(fmt.Sprintf("delete avatar %s of", id), client.DeleteAvatar(ctx, user, id)) {
			return
		}
	}
	lateAvatars{client: client, user: user, own: []jira.AvatarID{shown}, diags: diags}.delete(ctx, history.Late)
	if shown != "" && shown == lastSelected(state, history) && !slices.Contains(uploads, shown) {
		err := client.SelectAvatar(ctx, user, noAvatar)
		if refusesNoAvatar(err) {
			diags.Append(resetRefusedWarning(shown, user.Username, err))
			return
		}
		if failed(fmt.Sprintf("unselect avatar %s of", shown), err) {
			return
		}
	}
	avatars, err := client.Avatars(ctx, user)
	if failed("list the avatars of", err) {
		return
	}
	// The user shows this system avatar already. Selecting it repairs a selection that points to a deleted avatar.
	if selected, ok := avatars.Selected(); ok && selected.System {
		failed("select the default avatar for", client.SelectAvatar(ctx, user, selected.ID))
	}
}

// uploadsOf returns the avatars that the resource uploaded and has not deleted.
func uploadsOf(state model, history avatarHistory) []jira.AvatarID {
	history.supersede(avatarID(state.UploadedAvatarID))
	return history.Superseded
}

// lastSelected returns the avatar that the resource selected last. After an import that is the avatar in state.
func lastSelected(state model, history avatarHistory) jira.AvatarID {
	if history.Selected != "" {
		return history.Selected
	}
	return avatarID(state.AvatarID)
}

// refusesNoAvatar reports whether Jira checks the ID of a selected avatar (facts 12.2).
func refusesNoAvatar(err error) bool {
	var refusal *jira.Error
	return errors.As(err, &refusal) && (refusal.Status == http.StatusBadRequest || refusal.Status == http.StatusNotFound)
}
