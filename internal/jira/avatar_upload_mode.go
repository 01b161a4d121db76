// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
)

// AvatarUpload is the mode in which UploadAvatar uploads images.
type AvatarUpload string

const (
	// AvatarUploadAuto uploads the full image and, if Jira cannot confirm it, a thumbnail.
	AvatarUploadAuto AvatarUpload = "auto"
	// AvatarUploadSession uploads the full image, or fails if Jira cannot confirm it.
	AvatarUploadSession AvatarUpload = "session"
	// AvatarUploadThumbnail uploads a thumbnail.
	AvatarUploadThumbnail AvatarUpload = "thumbnail"
)

// NewAvatar is a custom avatar that UploadAvatar has created.
type NewAvatar struct {
	ID AvatarID
	// Side is the width and height of the uploaded image in pixels.
	Side int
	// Degraded is set if AvatarUploadAuto uploaded a thumbnail because Jira could not confirm the full image.
	Degraded bool
	// Late is an attempt before this one that Jira may still carry out. It is nil if there is none.
	Late *LateUpload
}

// UploadAvatar creates a custom avatar of a user from an image (POST user/avatar/temporary and, for an image larger than
// ThumbnailSide, POST user/avatar). It does not select the avatar. It calls render with FullSide or ThumbnailSide, depending
// on the mode and on what this Jira can confirm. Each attempt has a session of its own.
//
// The custom avatars of the user are listed before, unless this run created the user. If the outcome of the creation is
// unknown, an avatar counts as created by this call only if it is new and shows the image (DESIGN.md, section 5).
//
// Jira ends the session of each request that has a token, unless it is configured otherwise, and loses the image that waits
// for its confirmation (facts 1.2). What the confirmations of a run show therefore holds for the uploads after them.
//
// The error is render's, an *Error if Jira refuses the image, or a *LostSessionError if AvatarUploadSession is not possible;
// inside a *LateUploadError if Jira may still create the avatar. IsNotFound reports that Jira has no such user.
func (c *Client) UploadAvatar(ctx context.Context, user User, render ImageAtSide) (NewAvatar, error) {
	side := FullSide
	if c.settings.AvatarUpload == AvatarUploadThumbnail {
		side = ThumbnailSide
	}
	image, err := render(side)
	if err != nil {
		return NewAvatar{}, err
	}
	evidence, err := c.newEvidence(ctx, user)
	if err != nil {
		return NewAvatar{}, err
	}
	var uploaded NewAvatar
	if image.Side <= ThumbnailSide {
		uploaded, err = evidence.upload(ctx, image)
	} else {
		uploaded, err = evidence.uploadFull(ctx, image, render)
	}
	uploaded.Late = evidence.late()
	return uploaded, evidence.explain(err)
}

// uploadFull uploads an image that Jira has to confirm. While it is unknown whether this Jira can, no other upload does.
func (e *uploadEvidence) uploadFull(ctx context.Context, full Image, render ImageAtSide) (NewAvatar, error) {
	auto := e.client.settings.AvatarUpload == AvatarUploadAuto
	capability, record, err := e.client.uploadCapability.acquire(ctx, e.user.Key)
	if err != nil {
		return NewAvatar{}, err
	}
	if capability == capabilityThumbnail && auto {
		return e.uploadThumbnail(ctx, render)
	}
	uploaded, refusals, err := e.uploadTwice(ctx, full, capability)
	switch {
	case err == nil:
		record(confirmAccepted)
	case refusals == maxRefusals:
		record(confirmRefused)
	default:
		record(confirmUndecided)
	}
	if refusals == maxRefusals && auto && ctx.Err() == nil {
		return e.uploadThumbnail(ctx, render)
	}
	if isRefusedConfirm(err) {
		err = &LostSessionError{Token: e.client.settings.Token != "", Cause: err}
	}
	return uploaded, err
}

// maxRefusals is how many confirmations of one user Jira refuses before that counts. A single refusal may be transient: a
// node was restarted, or the load balancer chose another one (facts 12.2).
const maxRefusals = 2

// uploadTwice uploads an image, and once more in a new session if Jira refuses the confirmation. It returns how many
// confirmations Jira refused. A Jira that is known to refuse them gets no second one.
func (e *uploadEvidence) uploadTwice(ctx context.Context, full Image, capability uploadCapability) (uploaded NewAvatar, refusals int, err error) {
	for {
		uploaded, err = e.upload(ctx, full)
		if !isRefusedConfirm(err) {
			return uploaded, refusals, err
		}
		refusals++
		if refusals == maxRefusals || capability == capabilityThumbnail || ctx.Err() != nil {
			return uploaded, refusals, err
		}
	}
}

// isRefusedConfirm reports whether Jira refused a confirmation, which it does if no image waits in the session: it responds
// with a 500 and an error collection in the language of the user (facts 4.3).
func isRefusedConfirm(err error) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Status == http.StatusInternalServerError &&
		refusal.Path == avatarPath && refusal.Method == http.MethodPost
}

// upload uploads an image in a new session.
func (e *uploadEvidence) upload(ctx context.Context, image Image) (NewAvatar, error) {
	attempt := &avatarUpload{client: e.client, session: e.client.newSession(), user: e.user, image: image, evidence: e}
	id, err := attempt.temporary(ctx)
	if err == nil && id == "" {
		id, err = attempt.confirm(ctx)
	}
	if err != nil {
		return NewAvatar{}, err
	}
	return NewAvatar{ID: id, Side: image.Side}, nil
}

// uploadThumbnail uploads an image that needs no confirmation, because Jira does not confirm the full one.
func (e *uploadEvidence) uploadThumbnail(ctx context.Context, render ImageAtSide) (NewAvatar, error) {
	thumbnail, err := render(ThumbnailSide)
	if err != nil {
		return NewAvatar{}, err
	}
	uploaded, err := e.upload(ctx, thumbnail)
	uploaded.Degraded = err == nil
	return uploaded, err
}
