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

// noAvatar is a number that no avatar has. Jira stores it all the same (facts 1.6), and then flags its default avatar
// in the list, which is the only way to learn which one that is.
const noAvatar jira.AvatarID = "0"

// reset deletes what this resource uploaded, and leaves the user with Jira's default avatar selected, not with a
// choice that points at nothing. What somebody else selected stays selected.
func (r *Resource) reset(ctx context.Context, user jira.User, state model, left leftovers, diags *diag.Diagnostics) {
	client := r.Connection.Client
	fail := func(doing string, err error) bool {
		diagnostics.Add(diags, fmt.Sprintf("%s of the user %q", doing, user.Username), err, nil)
		return err != nil
	}
	shown, err := client.ShownAvatar(ctx, user)
	if fail("list the avatars", err) {
		return
	}
	selected := left.Selected
	if selected == "" {
		selected = avatarID(state.AvatarID)
	}
	ours := shown != "" && shown == selected
	for _, id := range slices.Concat(left.Superseded, []jira.AvatarID{avatarID(state.UploadedAvatarID)}) {
		if id != "" && fail("delete the picture", client.DeleteAvatar(ctx, user, id)) {
			return
		}
	}
	if !ours {
		return
	}
	if shown != avatarID(state.UploadedAvatarID) && fail("unselect the avatar", client.SelectAvatar(ctx, user, noAvatar)) {
		return
	}
	avatars, err := client.Avatars(ctx, user)
	if fail("list the avatars", err) {
		return
	}
	if standard, found := avatars.Selected(); found {
		fail("select the default avatar", client.SelectAvatar(ctx, user, standard.ID))
	}
}
