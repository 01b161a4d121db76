// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// noAvatar is an ID that no avatar has. Jira accepts it (facts 1.6) and then flags the default avatar as selected. No
// other request returns the ID of the default avatar.
const noAvatar jira.AvatarID = "0"

// reset deletes the avatars that this resource uploaded, and selects the default avatar. Without that selection, the
// user's choice would refer to a deleted avatar. An avatar that was selected outside Terraform stays selected.
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
	selected := history.Selected
	if selected == "" {
		selected = avatarID(state.AvatarID)
	}
	isOwnSelection := shown != "" && shown == selected
	for _, id := range slices.Concat(history.Superseded, []jira.AvatarID{avatarID(state.UploadedAvatarID)}) {
		if id != "" && failed(fmt.Sprintf("delete avatar %s of", id), client.DeleteAvatar(ctx, user, id)) {
			return
		}
	}
	if !isOwnSelection {
		return
	}
	if shown != avatarID(state.UploadedAvatarID) && failed(fmt.Sprintf("unselect avatar %s of", shown), client.SelectAvatar(ctx, user, noAvatar)) {
		return
	}
	avatars, err := client.Avatars(ctx, user)
	if failed("list the avatars of", err) {
		return
	}
	if defaultAvatar, ok := avatars.Selected(); ok {
		failed("select the default avatar for", client.SelectAvatar(ctx, user, defaultAvatar.ID))
	}
}
