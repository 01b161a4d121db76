// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"strconv"
)

// avatarUpload uploads one image in one session.
type avatarUpload struct {
	client  *Client
	session *session
	user    User
	image   Image
	// evidence identifies the created avatar if the outcome of the creation is unknown.
	evidence *uploadEvidence
	// rawRefused is set once Jira has refused the image as a raw body.
	rawRefused bool
}

// uploadResult is Jira's response to an uploaded image. It has two forms with the same status: an avatar has an ID, and an
// image that waits for its confirmation has a suggested crop (facts 4.1).
type uploadResult struct {
	ID           AvatarID        `json:"id"`
	CropperWidth *flexibleNumber `json:"cropperWidth"`
}

// isUpload reports whether a response has one of the two forms.
func (r uploadResult) isUpload() bool { return r.ID != "" || r.CropperWidth != nil }

// temporary uploads the image. It returns the avatar's ID if Jira has created the avatar already, which it does for an image
// of at most ThumbnailSide. The ID is empty if the image waits in the session for its confirmation.
func (u *avatarUpload) temporary(ctx context.Context) (AvatarID, error) {
	oneStep := u.image.Side <= ThumbnailSide
	for attempt := 0; ; attempt++ {
		result, err := u.send(ctx, oneStep)
		if err == nil {
			return result.ID, nil
		}
		if oneStep && mayHaveCreated(err) {
			if id, found := u.evidence.find(ctx, u.image, outcomeUnknown(err)); found {
				return id, nil
			}
		}
		if !outcomeUnknown(err) || !u.client.again(ctx, attempt) {
			return "", err
		}
	}
}

// request builds an upload without its body. Sent twice, an image that waits for its confirmation replaces itself in the
// session, but an image that becomes an avatar in one step becomes two avatars.
func (u *avatarUpload) request(query url.Values, oneStep bool) request {
	query.Set("username", u.user.Username)
	return request{
		method: http.MethodPost, path: avatarPath + "/temporary", query: query, session: u.session,
		creates: oneStep, repeatable: !oneStep, newUserKey: u.user.Key,
	}
}

// sendRaw uploads the image as the raw body of the request.
func (u *avatarUpload) sendRaw(ctx context.Context, oneStep bool) (uploadResult, error) {
	upload := u.request(url.Values{"filename": {"avatar.png"}, "size": {strconv.Itoa(len(u.image.PNG))}}, oneStep)
	upload.body, upload.contentType = u.image.PNG, "image/png"
	return doJSON(ctx, u.client, upload, uploadResult.isUpload)
}

// confirm creates the avatar from the image that waits in the session. If the outcome is unknown, it sends the confirmation
// again in the same session: Jira uses the image for one avatar only (facts 12.2), so that two avatars are impossible. If
// Jira then refuses the confirmation, an earlier one may have created the avatar, and it is looked up.
func (u *avatarUpload) confirm(ctx context.Context) (AvatarID, error) {
	unknown := false
	for attempt := 0; ; attempt++ {
		id, err := u.sendConfirmation(ctx)
		if err == nil {
			return id, nil
		}
		unknown = unknown || outcomeUnknown(err)
		if outcomeUnknown(err) && u.client.again(ctx, attempt) {
			continue
		}
		if unknown || mayHaveCreated(err) {
			if id, found := u.evidence.find(ctx, u.image, unknown); found {
				return id, nil
			}
		}
		return "", err
	}
}

// sendConfirmation confirms the whole image. The crop that Jira suggests would remove most of it (facts 4.1).
func (u *avatarUpload) sendConfirmation(ctx context.Context) (AvatarID, error) {
	post, err := jsonRequest(http.MethodPost, avatarPath, ByUsername(u.user.Username).query(),
		map[string]int{"cropperOffsetX": 0, "cropperOffsetY": 0, "cropperWidth": u.image.Side})
	if err != nil {
		return "", err
	}
	post.session, post.creates, post.newUserKey = u.session, true, u.user.Key
	result, err := doJSON(ctx, u.client, post, func(result uploadResult) bool { return result.ID != "" })
	return result.ID, err
}
