// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
)

// AvatarUpload says how far to go for a full picture.
type AvatarUpload string

const (
	// AvatarUploadAuto uploads the full picture and, where this Jira cannot confirm one, a thumbnail.
	AvatarUploadAuto AvatarUpload = "auto"
	// AvatarUploadSession uploads the full picture or fails.
	AvatarUploadSession AvatarUpload = "session"
	// AvatarUploadThumbnail uploads a thumbnail straight away.
	AvatarUploadThumbnail AvatarUpload = "thumbnail"
)

// Pictures makes the picture to upload, with a side of at most so many pixels.
type ImageAtSide func(side int) (Image, error)

// The sides in pixels of what is uploaded.
const (
	// FullSide is the largest that Jira takes without scaling it (facts 4.1).
	FullSide = 500
	// ThumbnailSide is the largest that Jira takes without a confirmation (facts 1.3).
	ThumbnailSide = 48
)

// NewAvatar is an avatar that was made by an upload.
type NewAvatar struct {
	ID AvatarID
	// Side is its width and height in pixels, as Jira keeps it.
	Side int
	// Degraded is set where a thumbnail had to do for a picture that has more.
	Degraded bool
}

// UploadAvatar makes a new avatar for a user from a picture (POST user/avatar/temporary, POST user/avatar), not yet
// selected. It runs in a session of its own. Where Jira's response to the creation is lost, the avatar is looked up: it is
// the user's newest that is not among the known ones.
//
// Jira drops the session of requests with a token, unless it is configured not to, and with it the picture that waits to
// be confirmed (facts 1.2). What the first confirmation of a run teaches holds for all that follow.
func (c *Client) UploadAvatar(ctx context.Context, user User, render ImageAtSide, known []AvatarID) (NewAvatar, error) {
	if c.settings.AvatarUpload == AvatarUploadThumbnail {
		return c.uploadThumbnail(ctx, user, render, known)
	}
	full, err := render(FullSide)
	if err != nil {
		return NewAvatar{}, err
	}
	if full.Side <= ThumbnailSide || c.settings.AvatarUpload == AvatarUploadSession {
		return c.uploadOnce(ctx, user, full, known)
	}
	mode, learn, err := c.uploadMode.acquire(ctx)
	if err != nil {
		return NewAvatar{}, err
	}
	if mode == capabilityThumbnail {
		return c.uploadThumbnail(ctx, user, render, known)
	}
	uploaded, err := c.uploadOnce(ctx, user, full, known)
	if isLostSession(err) && c.settings.Token == "" {
		// With a password the session should have been there: a single hiccup must not leave 200 users with small pictures.
		uploaded, err = c.uploadOnce(ctx, user, full, known)
	}
	switch {
	case err == nil:
		learn(capabilityFull)
	case isLostSession(err):
		learn(capabilityThumbnail)
		return c.uploadThumbnail(ctx, user, render, known)
	default:
		learn(capabilityUnknown)
	}
	return uploaded, err
}

// isLostSession recognizes what Jira answers to a confirmation where no picture waits: a 500 in its own form, in the
// language of the user (facts 4.3).
func isLostSession(err error) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Status == http.StatusInternalServerError && refusal.Path == avatarPath && refusal.Method == http.MethodPost
}

func (c *Client) uploadOnce(ctx context.Context, user User, image Image, known []AvatarID) (NewAvatar, error) {
	upload := &avatarUpload{client: c, session: c.newSession(), user: user, picture: image, known: known}
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
	small, err := render(ThumbnailSide)
	if err != nil {
		return NewAvatar{}, err
	}
	uploaded, err := c.uploadOnce(ctx, user, small, known)
	uploaded.Degraded = err == nil && c.settings.AvatarUpload == AvatarUploadAuto
	return uploaded, err
}

// lesson is what the confirmations of a run have taught.
type capability int

const (
	capabilityUnknown capability = iota
	capabilityFull
	capabilityThumbnail
)

// ladder remembers the lesson. The first confirmation of a run goes alone, so that one that cannot work is paid once.
type uploadModeLock struct {
	// alone holds the lesson while nobody is learning.
	alone chan capability
}

func newUploadModeLock() uploadModeLock {
	state := uploadModeLock{alone: make(chan capability, 1)}
	state.alone <- capabilityUnknown
	return state
}

// lesson answers with what is known, and with the way to tell what was learned. While nothing is known, the caller is the
// only one that learns, and must tell.
func (l uploadModeLock) acquire(ctx context.Context) (capability, func(capability), error) {
	select {
	case <-ctx.Done():
		return capabilityUnknown, nil, ctx.Err()
	case known := <-l.alone:
		if known == capabilityUnknown {
			return known, func(learned capability) { l.alone <- learned }, nil
		}
		l.alone <- known
		return known, l.correct, nil
	}
}

// correct replaces a lesson that has proven wrong. Nothing learned leaves it as it is.
func (l uploadModeLock) correct(learned capability) {
	known := <-l.alone
	if learned != capabilityUnknown {
		known = learned
	}
	l.alone <- known
}
