// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// readDrift updates the state with the avatar that the user shows. If that is not the avatar that the resource selected, it
// warns. It then lists the avatars, if the resource uploaded one, and forgets the upload if it was deleted. It returns false
// after an error. See DESIGN.md, section 4.
func (r *Resource) readDrift(ctx context.Context, user jira.User, state *model, history *avatarHistory, diags *diag.Diagnostics) bool {
	shown, avatars, err := r.Connection.Client.ShownAndListed(ctx, user)
	if err != nil {
		listAvatars(user).AddError(diags, err)
		return false
	}
	state.setShown(ctx, shown, user.AvatarURLs, diags)
	uploaded := avatarID(state.UploadedAvatarID)
	switch {
	case uploaded == "" && state.ImageSHA256.IsNull() && history.Selected != "" && shown != history.Selected:
		diags.Append(otherAvatarSelectedWarning(history.Selected, shown, user.Username))
		return true
	case uploaded == "" || shown == uploaded:
		return true
	}
	exists, err := r.avatarExists(ctx, user, uploaded, avatars)
	switch {
	case err != nil:
		listAvatars(user).AddError(diags, err)
		return false
	case !exists:
		diags.Append(uploadDeletedWarning(uploaded, shown, user.Username))
		state.UploadedAvatarID = types.StringNull()
		history.supersede(uploaded) // a node of a cluster may still have it (facts 6.3)
	case history.Selected == uploaded:
		diags.Append(otherThanUploadSelectedWarning(uploaded, shown, user.Username))
	default:
		diags.Append(uploadNotYetSelectedWarning(uploaded, shown, user.Username))
	}
	return true
}

// avatarExists reports whether the user has this avatar. An avatar that is not in the list, which is nil if it was not read
// yet, is looked up again (jira.Client.LookAgain).
func (r *Resource) avatarExists(ctx context.Context, user jira.User, id jira.AvatarID, listed *jira.Avatars) (bool, error) {
	client := r.Connection.Client
	look := func(ctx context.Context) (bool, error) {
		avatars, err := client.Avatars(ctx, user)
		_, found := avatars.Find(id)
		return found, err
	}
	var (
		found bool
		err   error
	)
	if listed == nil {
		found, err = look(ctx)
	} else {
		_, found = listed.Find(id)
	}
	if found || err != nil {
		return found, err
	}
	return client.LookAgain(ctx, look)
}

// selectAgain selects the avatar that the resource uploaded, and does nothing else, because the plan has known values
// (DESIGN.md, section 4). After an error, the prior state has what the user shows.
func (c *avatarChange) selectAgain(ctx context.Context) bool {
	id := avatarID(c.prior.UploadedAvatarID)
	if id == "" { // the image to upload is missing
		c.plan.URLs = c.prior.URLs
		c.deleteSuperseded(ctx)
		return true
	}
	avatars, err := c.client.Avatars(ctx, c.user)
	if err != nil {
		c.addError("list the avatars of", err)
		return false
	}
	if _, ok := avatars.Find(id); !ok {
		c.diags.Append(plannedAvatarNotFoundError(id, c.user.Username))
		c.keepShown(ctx, c.shownNow(ctx))
		return false
	}
	if err := c.client.SelectAvatar(ctx, c.user, id); err != nil && !c.isShown(ctx, id) {
		c.addError(fmt.Sprintf("select avatar %s for", id), err)
		return false
	}
	c.history.Selected = id
	shown, ok := c.readShown(ctx, id)
	if ok && shown != id {
		c.diags.Append(changedSincePlanError(id, shown, c.user.Username))
		c.prior.AvatarID, c.prior.URLs = c.plan.AvatarID, c.plan.URLs
		return false
	}
	c.deleteSuperseded(ctx)
	return true
}

// keepShown puts what the user shows into the prior state, which stays in state after an error.
func (c *avatarChange) keepShown(ctx context.Context, shown jira.AvatarID) {
	c.prior.setShown(ctx, shown, c.user.AvatarURLs, c.diags)
}
