// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"errors"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// upload creates a new avatar of the image, and selects it.
func (c *avatarChange) upload(ctx context.Context) bool {
	source, problem := c.plan.readImage()
	if problem == nil && avatarimage.Fingerprint(source) != c.plan.ImageSHA256.ValueString() && !c.plan.ImageSHA256.IsUnknown() {
		problem = &imageError{Diagnostic: imageChangedError()}
	}
	if problem != nil {
		c.diags.Append(problem.Diagnostic)
		return false
	}
	c.plan.ImageSHA256 = types.StringValue(avatarimage.Fingerprint(source))
	render := func(side int) (jira.Image, error) { return c.resource.render(ctx, c.plan, source, side) }
	uploaded, err := c.client.UploadAvatar(ctx, c.user, render, c.knownAvatars())
	if errors.As(err, &problem) {
		c.diags.Append(problem.Diagnostic)
		return false
	}
	if err != nil {
		c.addError("upload the avatar of", err)
		return false
	}
	c.plan.StoredSize = types.Int64Value(int64(uploaded.Side))
	if uploaded.Degraded {
		c.diags.Append(thumbnailWarning())
	}
	return c.selectUploaded(ctx, uploaded.ID, true)
}

// isStoredTooSmall repeats the decision of the plan, which ran in another process.
func (c *avatarChange) isStoredTooSmall(ctx context.Context) bool {
	source, problem := c.plan.readImage()
	return problem == nil && c.resource.isStoredTooSmall(ctx, c.prior, source)
}

// isStoredTooSmall reports whether Jira stores a smaller square than the image has, although avatar_upload demands full
// images. It returns false if the image is not available.
func (r *Resource) isStoredTooSmall(ctx context.Context, prior *model, source []byte) bool {
	if source == nil || prior.StoredSize.IsNull() || !r.Connection.Known() || r.Connection.Client.AvatarUpload() != jira.AvatarUploadSession {
		return false
	}
	header, err := avatarimage.Inspect(source)
	crop, _ := prior.imageCrop(ctx)
	return err == nil && prior.StoredSize.ValueInt64() < int64(avatarimage.SideOf(header, crop, avatarimage.FullSide))
}

// knownAvatars returns avatars that existed before the upload. After a lost response, the client must not mistake one of
// them for the new avatar.
func (c *avatarChange) knownAvatars() []jira.AvatarID {
	known := slices.Clone(c.history.Superseded)
	if c.prior != nil {
		known = append(known, avatarID(c.prior.UploadedAvatarID), avatarID(c.prior.AvatarID))
	}
	if shown, ok := jira.AvatarIDInURL(c.user.AvatarURLs["48x48"]); ok {
		known = append(known, shown)
	}
	return known
}
