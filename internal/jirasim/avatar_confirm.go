// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image"
	"net/http"
)

const messageUploadFailed = "Uploading the avatar has failed. Please check that you are logged in and have sufficient permissions."

// largestSquare bounds the crop, in pixels: beyond it Java's memory ends, and here the patience.
const largestSquare = 4000

// confirmAvatar cuts the square out of the session's picture and keeps it as an avatar, which is not selected by that
// (facts 4.3).
func (s *Server) confirmAvatar(e *exchange) httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return *refused
	}
	var body struct {
		X     number `json:"cropperOffsetX"`
		Y     number `json:"cropperOffsetY"`
		Width number `json:"cropperWidth"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	var temporary *temporaryAvatar
	if e.session != nil {
		temporary = e.session.temporary
	}
	outside := func(offset number) bool { return offset < 0 || offset > largestEdge-uncroppedSquare }
	switch {
	case temporary == nil || s.settings.ConfirmAlwaysFails:
		return refusal(http.StatusInternalServerError, messageUploadFailed)
	case outside(body.X) || outside(body.Y):
		return refusal(http.StatusBadRequest, messageUploadFailed)
	case !e.mayEditAvatarsOf(owner.Key):
		return nullRefusal(http.StatusForbidden)
	case temporary.consumed():
		return refusal(http.StatusInternalServerError, fmt.Sprintf("Error occured while creating avatar: /var/jira/temp/avatar%d.png (No such file or directory)", temporary.magic))
	case body.Width <= 0 || body.Width > largestSquare:
		return refusal(http.StatusInternalServerError, fmt.Sprintf("Width (%d) and height (%[1]d) cannot be <= 0", body.Width))
	}
	x, y, width := int(body.X), int(body.Y), int(body.Width)
	created := s.addAvatar(owner.Key, 0, master(temporary.consume(), image.Rect(x, y, x+width, y+width)))
	return jsonResponse(http.StatusCreated, newAvatarBean(created.id, created.owner, false))
}
