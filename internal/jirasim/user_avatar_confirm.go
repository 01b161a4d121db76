// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image"
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const messageUploadFailed = "Uploading the avatar has failed. Please check that you are logged in and have sufficient permissions."

// maxCropWidth bounds the crop square, in pixels. In Jira memory is the limit; here it is the duration of tests.
const maxCropWidth = 4000

// confirmAvatar crops the temporary avatar of the session and creates an avatar, which it does not select (facts 4.3).
func (s *Server) confirmAvatar(e *exchange) *httpResponse {
	owner, refused := e.avatarOwner()
	if refused != nil {
		return refused
	}
	var body struct {
		X     lenientInt `json:"cropperOffsetX"`
		Y     lenientInt `json:"cropperOffsetY"`
		Width lenientInt `json:"cropperWidth"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	var temporary *store.TemporaryAvatar
	if e.session != nil {
		temporary = e.session.Temporary
	}
	refuse := func(status int, message string) *httpResponse {
		if s.settings.RefusedConfirmConsumes {
			temporary.Discard()
		}
		return refusal(status, message)
	}
	outside := func(offset lenientInt) bool { return offset < 0 || offset > store.MaxCropOffset }
	switch {
	case temporary == nil || s.settings.ConfirmAlwaysFails:
		return refusal(http.StatusInternalServerError, messageUploadFailed)
	case outside(body.X) || outside(body.Y):
		return refuse(http.StatusBadRequest, messageUploadFailed)
	case !e.mayEditAvatarsOf(owner.Key):
		return nullRefusal(http.StatusForbidden)
	case temporary.Consumed():
		return refusal(http.StatusInternalServerError, fmt.Sprintf("Error occured while creating avatar: /var/jira/temp/avatar%d.png (No such file or directory)", temporary.Magic))
	case body.Width <= 0 || body.Width > maxCropWidth:
		return refuse(http.StatusInternalServerError, fmt.Sprintf("Width (%d) and height (%[1]d) cannot be <= 0", body.Width))
	}
	x, y, width := int(body.X), int(body.Y), int(body.Width)
	created := s.store.ConfirmUpload(temporary, owner.Key, image.Rect(x, y, x+width, y+width))
	return jsonResponse(http.StatusCreated, newAvatarBean(created.ID, created.Owner, false))
}
