// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// oneStepSide is the largest side in pixels of a square picture that Jira takes without a confirmation (facts 1.3).
const oneStepSide = 48

// Picture is a square PNG, at most 500 pixels wide: Jira scales a larger one and then takes the numbers of the
// confirmation for pixels of what it made of it (facts 4.1).
type Picture struct {
	PNG []byte
	// Side is its width and height in pixels.
	Side int
}

// UploadAvatar makes a new avatar for an account from a picture (POST user/avatar/temporary, POST user/avatar), whole
// and not yet selected. It runs in a session of its own. Where Jira's answer to the creation is lost, the avatar is
// looked up: it is the account's newest that is not among the known ones.
func (c *Client) UploadAvatar(ctx context.Context, user User, picture Picture, known []AvatarID) (AvatarID, error) {
	upload := avatarUpload{client: c, session: c.newSession(), user: user, picture: picture, known: known}
	id, err := upload.temporary(ctx)
	if err != nil || id != "" {
		return id, err
	}
	return upload.confirm(ctx)
}

// avatarUpload is one way of a picture into Jira.
type avatarUpload struct {
	client  *Client
	session *session
	user    User
	picture Picture
	known   []AvatarID
}

// uploadAnswer has two shapes under one status (facts 4.1): an avatar has an id, a picture that waits for its
// confirmation has none.
type uploadAnswer struct {
	ID           AvatarID `json:"id"`
	CropperWidth *int     `json:"cropperWidth"`
}

// temporary sends the picture. A small one is an avatar at once, whose id is returned; a larger one waits in the session.
func (u avatarUpload) temporary(ctx context.Context) (AvatarID, error) {
	oneStep := u.picture.Side <= oneStepSide
	query := url.Values{
		"username": {u.user.Username},
		"filename": {"avatar.png"},
		"size":     {strconv.Itoa(len(u.picture.PNG))},
	}
	send := func() (AvatarID, error) {
		answer, err := u.client.do(ctx, request{
			method: http.MethodPost, path: avatarPath + "/temporary", query: query,
			body: u.picture.PNG, contentType: "image/png", session: u.session,
			// Sent again, a larger picture replaces itself in the session; a small one would be a second avatar.
			creates: oneStep, repeatable: !oneStep,
		})
		if err != nil {
			return "", err
		}
		var made uploadAnswer
		if err := answer.decode(&made); err != nil || (made.ID == "" && made.CropperWidth == nil) {
			return "", &outcomeUnknownError{cause: answer.foreign()}
		}
		return made.ID, nil
	}
	for attempt := 0; ; attempt++ {
		id, err := send()
		if err == nil || !oneStep || !outcomeUnknown(err) {
			return id, err
		}
		if id, found := u.createdAfterAll(ctx); found {
			return id, nil
		}
		if !u.client.again(ctx, attempt) {
			return "", err
		}
	}
}

// confirm makes an avatar of the picture that waits in the session: the whole of it, since what Jira suggests would cut
// most of it away (facts 4.1). After a lost answer it asks again in the same session, where the picture can be used only
// once: being refused then means that the first time counted.
func (u avatarUpload) confirm(ctx context.Context) (AvatarID, error) {
	lost := false
	for attempt := 0; ; attempt++ {
		id, err := u.confirmOnce(ctx)
		if err == nil {
			return id, nil
		}
		lost = lost || outcomeUnknown(err)
		if !lost {
			return "", err
		}
		if outcomeUnknown(err) && u.client.again(ctx, attempt) {
			continue
		}
		if id, found := u.createdAfterAll(ctx); found {
			return id, nil
		}
		return "", err
	}
}

func (u avatarUpload) confirmOnce(ctx context.Context) (AvatarID, error) {
	post, err := jsonRequest(http.MethodPost, avatarPath, ByUsername(u.user.Username).query(),
		map[string]int{"cropperOffsetX": 0, "cropperOffsetY": 0, "cropperWidth": u.picture.Side})
	if err != nil {
		return "", err
	}
	post.session, post.creates = u.session, true
	answer, err := u.client.do(ctx, post)
	if err != nil {
		return "", err
	}
	var made uploadAnswer
	if err := answer.decode(&made); err != nil || made.ID == "" {
		return "", &outcomeUnknownError{cause: answer.foreign()}
	}
	return made.ID, nil
}

// createdAfterAll looks whether the avatar came into being although Jira's answer did not say so.
func (u avatarUpload) createdAfterAll(ctx context.Context) (AvatarID, bool) {
	ctx, cancel := afterInterruption(ctx)
	defer cancel()
	var avatars Avatars
	err := u.client.lookUp(ctx, func() (err error) {
		avatars, err = u.client.Avatars(ctx, u.user.Username)
		return err
	})
	if err != nil {
		return "", false
	}
	return avatars.newest(u.known)
}
