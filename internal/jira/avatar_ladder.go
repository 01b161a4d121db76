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
type Pictures func(side int) (Picture, error)

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

// UploadAvatar makes a new avatar for an account from a picture (POST user/avatar/temporary, POST user/avatar), not yet
// selected. It runs in a session of its own. Where Jira's answer to the creation is lost, the avatar is looked up: it is
// the account's newest that is not among the known ones.
//
// Jira drops the session of requests with a token, unless it is configured not to, and with it the picture that waits to
// be confirmed (facts 1.2). What the first confirmation of a run teaches holds for all that follow.
func (c *Client) UploadAvatar(ctx context.Context, user User, pictures Pictures, known []AvatarID) (NewAvatar, error) {
	if c.settings.AvatarUpload == AvatarUploadThumbnail {
		return c.uploadThumbnail(ctx, user, pictures, known)
	}
	full, err := pictures(FullSide)
	if err != nil {
		return NewAvatar{}, err
	}
	if full.Side <= ThumbnailSide || c.settings.AvatarUpload == AvatarUploadSession {
		return c.uploadOnce(ctx, user, full, known)
	}
	lesson, learn, err := c.ladder.lesson(ctx)
	if err != nil {
		return NewAvatar{}, err
	}
	if lesson == lessonThumbnail {
		return c.uploadThumbnail(ctx, user, pictures, known)
	}
	made, err := c.uploadOnce(ctx, user, full, known)
	if isLostSession(err) && c.settings.Token == "" {
		// With a password the session should have been there: a single hiccup must not leave 200 accounts with small pictures.
		made, err = c.uploadOnce(ctx, user, full, known)
	}
	switch {
	case err == nil:
		learn(lessonFull)
	case isLostSession(err):
		learn(lessonThumbnail)
		return c.uploadThumbnail(ctx, user, pictures, known)
	default:
		learn(lessonNone)
	}
	return made, err
}

// isLostSession recognises what Jira answers to a confirmation where no picture waits: a 500 in its own form, in the
// language of the account (facts 4.3).
func isLostSession(err error) bool {
	var answer *Error
	return errors.As(err, &answer) && answer.Status == http.StatusInternalServerError && answer.Path == avatarPath && answer.Method == http.MethodPost
}

func (c *Client) uploadOnce(ctx context.Context, user User, picture Picture, known []AvatarID) (NewAvatar, error) {
	upload := &avatarUpload{client: c, session: c.newSession(), user: user, picture: picture, known: known}
	id, err := upload.temporary(ctx)
	if err == nil && id == "" {
		id, err = upload.confirm(ctx)
	}
	if err != nil {
		return NewAvatar{}, err
	}
	return NewAvatar{ID: id, Side: picture.Side}, nil
}

func (c *Client) uploadThumbnail(ctx context.Context, user User, pictures Pictures, known []AvatarID) (NewAvatar, error) {
	small, err := pictures(ThumbnailSide)
	if err != nil {
		return NewAvatar{}, err
	}
	made, err := c.uploadOnce(ctx, user, small, known)
	made.Degraded = err == nil && c.settings.AvatarUpload == AvatarUploadAuto
	return made, err
}

// lesson is what the confirmations of a run have taught.
type lesson int

const (
	lessonNone lesson = iota
	lessonFull
	lessonThumbnail
)

// ladder remembers the lesson. The first confirmation of a run goes alone, so that one that cannot work is paid once.
type ladder struct {
	// alone holds the lesson while nobody is learning.
	alone chan lesson
}

func newLadder() ladder {
	made := ladder{alone: make(chan lesson, 1)}
	made.alone <- lessonNone
	return made
}

// lesson answers with what is known, and with the way to tell what was learned. While nothing is known, the caller is the
// only one that learns, and must tell.
func (l ladder) lesson(ctx context.Context) (lesson, func(lesson), error) {
	select {
	case <-ctx.Done():
		return lessonNone, nil, ctx.Err()
	case known := <-l.alone:
		if known == lessonNone {
			return known, func(learned lesson) { l.alone <- learned }, nil
		}
		l.alone <- known
		return known, l.correct, nil
	}
}

// correct replaces a lesson that has proven wrong. Nothing learned leaves it as it is.
func (l ladder) correct(learned lesson) {
	known := <-l.alone
	if learned != lessonNone {
		known = learned
	}
	l.alone <- known
}
