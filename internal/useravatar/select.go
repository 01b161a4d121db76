// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// avatarChange makes a user show the planned avatar.
type avatarChange struct {
	resource *Resource
	client   *jira.Client
	user     jira.User
	// plan becomes the state: the steps of the change set its computed attributes.
	plan *model
	// prior is the state before the change. It is nil for a new resource.
	prior   *model
	history avatarHistory
	diags   *diag.Diagnostics
}

// apply makes the user show the planned avatar with as few requests as possible. It returns true if the plan must be
// saved as state, which includes every avatar that was uploaded and still exists. It returns false after an error that
// changed nothing that belongs in state.
func (c *avatarChange) apply(ctx context.Context) bool {
	late := c.history.Late
	c.history.Late = nil
	if !c.show(ctx) {
		c.history.Late = append(late, c.history.Late...)
		return false
	}
	own := append([]jira.AvatarID{avatarID(c.plan.AvatarID), avatarID(c.plan.UploadedAvatarID)}, c.history.Superseded...)
	lateAvatars{client: c.client, user: c.user, own: own, diags: c.diags}.delete(ctx, late)
	return true
}

// show makes the user show the planned avatar. It returns what apply returns.
func (c *avatarChange) show(ctx context.Context) bool {
	if !c.plan.hasImage() {
		return c.selectExisting(ctx)
	}
	if c.prior != nil && c.prior.sameImage(c.plan) && !c.prior.UploadedAvatarID.IsNull() && !c.isStoredTooSmall(ctx) {
		avatars, err := c.client.Avatars(ctx, c.user)
		if err != nil {
			c.addError("list the avatars of", err)
			return false
		}
		if _, ok := avatars.Find(avatarID(c.prior.UploadedAvatarID)); ok {
			c.plan.StoredSize = c.prior.StoredSize
			return c.selectUploaded(ctx, avatarID(c.prior.UploadedAvatarID), false)
		}
	}
	return c.upload(ctx)
}

// addError reports a failed request. Action is followed by the user, as in "list the avatars of".
func (c *avatarChange) addError(action string, err error) {
	diagnostics.Operation{Action: fmt.Sprintf("%s user %q", action, c.user.Username)}.AddError(c.diags, err)
}

// selectExisting selects an avatar that Jira has. It first checks that the user can show it, because Jira accepts any ID
// (facts 1.6).
func (c *avatarChange) selectExisting(ctx context.Context) bool {
	id := avatarID(c.plan.AvatarID)
	avatars, err := c.client.Avatars(ctx, c.user)
	if err != nil {
		c.addError("list the avatars of", err)
		return false
	}
	if _, ok := avatars.Find(id); !ok {
		c.diags.Append(foreignAvatarError(id, c.user.Username, avatars))
		return false
	}
	if err := c.client.SelectAvatar(ctx, c.user, id); err != nil {
		c.addError(fmt.Sprintf("select avatar %s for", id), err)
		return false
	}
	c.history.Selected = id
	shown, ok := c.readShown(ctx, id)
	if ok && shown != id {
		c.diags.Append(otherAvatarShownError(id, shown, c.user.Username))
		return false
	}
	c.plan.AvatarID = types.StringValue(string(id))
	if c.prior != nil {
		c.history.supersede(avatarID(c.prior.UploadedAvatarID))
	}
	c.history.release(id)
	c.deleteSuperseded(ctx)
	return true
}

// selectUploaded selects an avatar that this resource uploaded. If a new one cannot be selected, the upload is undone.
func (c *avatarChange) selectUploaded(ctx context.Context, id jira.AvatarID, isNew bool) bool {
	if err := c.client.SelectAvatar(ctx, c.user, id); err != nil && !c.isShown(ctx, id) {
		if !isNew {
			c.addError(fmt.Sprintf("select avatar %s for", id), err)
			return false
		}
		return c.undoUpload(ctx, id, err)
	}
	c.setUploaded(id)
	c.history.Selected = id
	shown, ok := c.readShown(ctx, id)
	if ok && shown != id {
		c.diags.Append(otherAvatarShownWarning(id, shown, c.user.Username))
		c.plan.AvatarID = stringOrNull(string(shown))
		return true
	}
	c.deleteSuperseded(ctx)
	return true
}

// setUploaded sets the uploaded avatar in the plan, and adds the one that it replaces to the superseded avatars.
func (c *avatarChange) setUploaded(id jira.AvatarID) {
	if c.prior != nil && avatarID(c.prior.UploadedAvatarID) != id {
		c.history.supersede(avatarID(c.prior.UploadedAvatarID))
	}
	c.plan.UploadedAvatarID = types.StringValue(string(id))
	c.plan.AvatarID = c.plan.UploadedAvatarID
}

// undoUpload deletes a new avatar that could not be selected. If it cannot be deleted, or the run is interrupted, it is
// saved in state, and the next apply only selects it.
func (c *avatarChange) undoUpload(ctx context.Context, id jira.AvatarID, selectError error) bool {
	undoError := ctx.Err()
	if undoError == nil {
		undoError = c.client.DeleteAvatar(ctx, c.user, id)
	}
	if undoError == nil {
		c.addError(fmt.Sprintf("select the uploaded avatar %s (it was deleted again) for", id), selectError)
		return false
	}
	c.setUploaded(id)
	c.plan.setShown(ctx, c.shownNow(ctx), c.user.AvatarURLs, c.diags)
	c.diags.Append(uploadNotSelectedWarning(id, c.user.Username, selectError))
	return true
}

// isShown reports whether the user shows an avatar although selecting it failed: the response may have been lost. Deleting it
// would leave the user with a selection that points to nothing.
func (c *avatarChange) isShown(ctx context.Context, id jira.AvatarID) bool {
	return c.shownNow(ctx) == id
}

// shownNow reads what the user shows after a failed selection. If that is not possible, it is what the user showed before.
func (c *avatarChange) shownNow(ctx context.Context) jira.AvatarID {
	if user, err := c.client.UserNow(ctx, jira.ByKey(c.user.Key)); err == nil {
		c.user = user
	}
	shown, _ := c.client.ShownAvatar(ctx, c.user)
	return shown
}

// readShown reads what the user shows after a selection. If the request fails, the change continues, because Jira has
// accepted the selection.
func (c *avatarChange) readShown(ctx context.Context, selected jira.AvatarID) (shown jira.AvatarID, ok bool) {
	user, shown, err := c.client.ShownAfterSelect(ctx, c.user, selected)
	if err != nil {
		c.plan.URLs = types.MapNull(types.StringType)
		c.diags.Append(selectionNotVerifiedWarning(selected, c.user.Username, err))
		return "", false
	}
	c.plan.setShown(ctx, shown, user.AvatarURLs, c.diags)
	return shown, true
}
