// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
)

// Picture is a square PNG, at most FullSide pixels wide: Jira scales a larger one and then takes the numbers of the
// confirmation for pixels of what it made of it (facts 4.1).
type Image struct {
	PNG []byte
	// Side is its width and height in pixels.
	Side int
}

// avatarUpload is one way of a picture into Jira, in one session.
type avatarUpload struct {
	client  *Client
	session *session
	user    User
	picture Image
	known   []AvatarID
}

// uploadAnswer has two shapes under one status (facts 4.1): an avatar has an id, a picture that waits for its
// confirmation has none.
type uploadResult struct {
	ID           AvatarID        `json:"id"`
	CropperWidth *flexibleNumber `json:"cropperWidth"`
}

// made tells whether this is a response to an upload at all.
func (a uploadResult) made() bool { return a.ID != "" || a.CropperWidth != nil }

// temporary sends the picture. A small one is an avatar at once, whose id is returned; a larger one waits in the session.
func (u *avatarUpload) temporary(ctx context.Context) (AvatarID, error) {
	oneStep := u.picture.Side <= ThumbnailSide
	if oneStep {
		if err := u.learnKnown(ctx); err != nil {
			return "", err
		}
	}
	for attempt := 0; ; attempt++ {
		result, err := u.send(ctx, oneStep)
		if err == nil || !outcomeUnknown(err) {
			return result.ID, err
		}
		if oneStep {
			if id, found := u.createdAfterAll(ctx); found {
				return id, nil
			}
		}
		if !u.client.again(ctx, attempt) {
			return "", err
		}
	}
}

// learnKnown lists the avatars that the user has before a picture becomes one in a single step: were the response to
// that lost, an older upload of somebody else's would be taken for it. A user that this run has made has none.
func (u *avatarUpload) learnKnown(ctx context.Context) error {
	if u.client.CreatedInThisRun(u.user.Key) {
		return nil
	}
	avatars, err := u.client.Avatars(ctx, u.user)
	for _, avatar := range avatars.Custom {
		u.known = append(u.known, avatar.ID)
	}
	return err
}

// send uploads the picture as the raw body of the request or, where Jira does not take that, as a form. Only the form is
// documented since Jira 10, and only the raw body before (facts 4.1, 4.2): the raw body is tried first, because its
// response is JSON, and what works is remembered for the run.
func (u *avatarUpload) send(ctx context.Context, oneStep bool) (uploadResult, error) {
	if !u.client.formUpload.Load() {
		result, err := u.sendRaw(ctx, oneStep)
		if !wantsForm(err) {
			return result, err
		}
	}
	result, err := u.sendForm(ctx, oneStep)
	if err == nil {
		u.client.formUpload.Store(true)
	}
	return result, err
}

// wantsForm tells whether the raw upload was refused for what it is. A 404 in Jira's own form is about the user.
func wantsForm(err error) bool {
	var (
		own     *Error
		foreign *UnexpectedResponseError
	)
	switch {
	case errors.As(err, &own):
		return own.Status == http.StatusMethodNotAllowed || own.Status == http.StatusUnsupportedMediaType
	case errors.As(err, &foreign):
		return foreign.Status == http.StatusNotFound || foreign.Status == http.StatusMethodNotAllowed || foreign.Status == http.StatusUnsupportedMediaType
	}
	return false
}

// request is an upload, but for its body. Sent again, a larger picture replaces itself in the session; a small one would
// be a second avatar.
func (u *avatarUpload) request(query url.Values, oneStep bool) request {
	query.Set("username", u.user.Username)
	return request{
		method: http.MethodPost, path: avatarPath + "/temporary", query: query, session: u.session,
		creates: oneStep, repeatable: !oneStep, newUserKey: u.user.Key,
	}
}

func (u *avatarUpload) sendRaw(ctx context.Context, oneStep bool) (uploadResult, error) {
	upload := u.request(url.Values{"filename": {"avatar.png"}, "size": {strconv.Itoa(len(u.picture.PNG))}}, oneStep)
	upload.body, upload.contentType = u.picture.PNG, "image/png"
	response, err := u.client.do(ctx, upload)
	if err != nil {
		return uploadResult{}, err
	}
	var result uploadResult
	if err := response.decode(&result); err != nil || !result.made() {
		return uploadResult{}, &outcomeUnknownError{cause: response.foreign()}
	}
	return result, nil
}

// confirm makes an avatar of the picture that waits in the session: the whole of it, since what Jira suggests would cut
// most of it away (facts 4.1). After a lost response it asks again in the same session, where the picture can be used only
// once: being refused then means that the first time counted, and so does a picture that does not wait any more.
func (u *avatarUpload) confirm(ctx context.Context) (AvatarID, error) {
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
		if isLostSession(err) || (outcomeUnknown(err) && u.isUsedUp(ctx)) {
			if id, found := u.createdAfterAll(ctx); found {
				return id, nil
			}
		}
		return "", err
	}
}

// isUsedUp tells whether the picture does not wait in the session any more (GET secure/temporaryavatar).
func (u *avatarUpload) isUsedUp(ctx context.Context) bool {
	ctx, cancel := u.client.afterInterruption(ctx)
	defer cancel()
	var waiting *response
	err := u.client.lookUp(ctx, func() (err error) {
		waiting, err = u.client.ask(ctx, request{
			method: http.MethodGet, path: "secure/temporaryavatar", query: url.Values{"cropped": {"true"}}, accept: "image/*", session: u.session,
		})
		return err
	})
	return err == nil && waiting.status == http.StatusNotFound
}

func (u *avatarUpload) confirmOnce(ctx context.Context) (AvatarID, error) {
	post, err := jsonRequest(http.MethodPost, avatarPath, ByUsername(u.user.Username).query(),
		map[string]int{"cropperOffsetX": 0, "cropperOffsetY": 0, "cropperWidth": u.picture.Side})
	if err != nil {
		return "", err
	}
	post.session, post.creates, post.newUserKey = u.session, true, u.user.Key
	response, err := u.client.do(ctx, post)
	if err != nil {
		return "", err
	}
	var result uploadResult
	if err := response.decode(&result); err != nil || result.ID == "" {
		return "", &outcomeUnknownError{cause: response.foreign()}
	}
	return result.ID, nil
}

// createdAfterAll looks whether the avatar came into being although Jira's response did not say so.
func (u *avatarUpload) createdAfterAll(ctx context.Context) (AvatarID, bool) {
	ctx, cancel := u.client.afterInterruption(ctx)
	defer cancel()
	var avatars Avatars
	err := u.client.lookUp(ctx, func() (err error) {
		avatars, err = u.client.Avatars(ctx, u.user)
		return err
	})
	if err != nil {
		return "", false
	}
	return avatars.newest(u.known)
}
