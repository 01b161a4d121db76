// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"errors"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
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
	uploaded, err := c.client.UploadAvatar(ctx, c.user, render)
	c.history.remember(uploaded.Late, c.diags)
	if errors.As(err, &problem) {
		c.diags.Append(problem.Diagnostic)
		return false
	}
	if err != nil {
		c.addUploadError(err)
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

// addUploadError reports a failed upload. If Jira may still create the avatar, an update remembers that for the next apply. A
// new resource has no state to remember it in, so its error says what may happen.
func (c *avatarChange) addUploadError(err error) {
	var (
		failed diag.Diagnostics
		late   *jira.LateUploadError
	)
	unsettled := errors.As(err, &late)
	diagnostics.Operation{Action: fmt.Sprintf("upload the avatar of user %q", c.user.Username)}.AddError(&failed, err)
	if unsettled && c.prior != nil {
		c.history.remember(&late.LateUpload, c.diags)
	} else if unsettled {
		failed = withDetail(failed, lateAvatarPossible(late.Unclaimed))
	}
	c.diags.Append(failed...)
}

// withDetail adds a sentence to diagnostics.
func withDetail(diags diag.Diagnostics, sentence string) diag.Diagnostics {
	var longer diag.Diagnostics
	for _, one := range diags {
		longer.AddError(one.Summary(), one.Detail()+" "+sentence)
	}
	return longer
}
