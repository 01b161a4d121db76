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
}

// UploadAvatar creates a custom avatar of a user from an image, in a session of its own (POST user/avatar/temporary and, for
// an image larger than ThumbnailSide, POST user/avatar). It does not select the avatar. It calls render with FullSide or
// ThumbnailSide, depending on the mode and on what this Jira can confirm.
//
// If the outcome of the creation is unknown, UploadAvatar looks it up (GET user/avatars): the user's newest custom avatar
// that is not in known counts as the created one.
//
// Jira ends the session of each request that has a token, unless it is configured otherwise, and loses the image that waits
// for its confirmation (facts 1.2). What the first confirmation of a run shows therefore holds for the uploads after it.
//
// The error is render's, an *Error if Jira refuses the image, or a LostSessionError if AvatarUploadSession is not possible.
// IsNotFound reports that Jira has no such user.
func (c *Client) UploadAvatar(ctx context.Context, user User, render ImageAtSide, known []AvatarID) (NewAvatar, error) {
	if c.settings.AvatarUpload == AvatarUploadThumbnail {
		return c.uploadThumbnail(ctx, user, render, known)
	}
	full, err := render(FullSide)
	if err != nil {
		return NewAvatar{}, err
	}
	if full.Side <= ThumbnailSide || c.settings.AvatarUpload == AvatarUploadSession {
		uploaded, err := c.uploadImage(ctx, user, full, known)
		if isLostSession(err) {
			err = &LostSessionError{Token: c.settings.Token != "", Cause: err}
		}
		return uploaded, err
	}
	capability, record, err := c.uploadCapability.acquire(ctx)
	if err != nil {
		return NewAvatar{}, err
	}
	if capability == capabilityThumbnail {
		return c.uploadThumbnail(ctx, user, render, known)
	}
	uploaded, err := c.uploadImage(ctx, user, full, known)
	if isLostSession(err) && c.settings.Token == "" {
		// With a password Jira keeps the session, so one failure may be transient. It must not degrade every avatar of the run.
		uploaded, err = c.uploadImage(ctx, user, full, known)
	}
	switch {
	case err == nil:
		record(capabilityFull)
	case isLostSession(err):
		record(capabilityThumbnail)
		return c.uploadThumbnail(ctx, user, render, known)
	default:
		record(capabilityUnknown)
	}
	return uploaded, err
}

// isLostSession reports whether Jira refused a confirmation because no image waits in the session: it responds with a 500
// and an error collection in the language of the user (facts 4.3).
func isLostSession(err error) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Status == http.StatusInternalServerError &&
		refusal.Path == avatarPath && refusal.Method == http.MethodPost
}

// uploadImage uploads an image in a new session.
func (c *Client) uploadImage(ctx context.Context, user User, image Image, known []AvatarID) (NewAvatar, error) {
	upload := &avatarUpload{client: c, session: c.newSession(), user: user, image: image, known: known}
	id, err := upload.temporary(ctx)
	if err == nil && id == "" {
		id, err = upload.confirm(ctx)
	}
	if err != nil {
		return NewAvatar{}, err
	}
	return NewAvatar{ID: id, Side: image.Side}, nil
}

func (c *Client) uploadThumbnail(ctx context.Context, user User, render ImageAtSide, known []AvatarID) (NewAvatar, error) {
	thumbnail, err := render(ThumbnailSide)
	if err != nil {
		return NewAvatar{}, err
	}
	uploaded, err := c.uploadImage(ctx, user, thumbnail, known)
	uploaded.Degraded = err == nil && c.settings.AvatarUpload == AvatarUploadAuto
	return uploaded, err
}
