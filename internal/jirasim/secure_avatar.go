// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"image"
	"net/http"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// renditionSides are the names of the parameter size of /secure/useravatar, with the side in pixels (facts 4.7).
var renditionSides = map[string]int{
	"xsmall": 16, "small": 24, "medium": 32, "large": 48, "xlarge": 64, "xxlarge": 96, "xxxlarge": 128,
	"xxlarge@2x": 192, "xxxlarge@2x": 256,
}

// sortedSides are the same sides in ascending order.
var sortedSides = []int{16, 24, 32, 48, 64, 96, 128, 192, 256}

const defaultSide = 48

// renditionSide reads the parameter size: a name, or a number that is rounded up. Everything else is the default size.
func renditionSide(size string) int {
	if side, known := renditionSides[strings.ToLower(size)]; known {
		return side
	}
	if number, err := strconv.Atoi(size); err == nil {
		for _, side := range sortedSides {
			if number <= side {
				return side
			}
		}
	}
	return defaultSide
}

// serveUserAvatar serves a custom avatar as PNG and a system avatar as SVG, unless the client demands PNG (facts 4.7).
func (s *Server) serveUserAvatar(e *exchange) *httpResponse {
	if gravatar := s.requestedGravatar(e); gravatar != "" {
		return redirectTo(gravatar, "")
	}
	shown, stored, found := s.requestedAvatar(e)
	if !found {
		return avatarNotFound()
	}
	var response *httpResponse
	if stored == nil && e.argument("format") != "png" {
		response = typedResponse(http.StatusOK, "image/svg+xml", store.SystemAvatarSVG(shown.ID))
	} else {
		rendition := store.Rendition(shown.ID, stored, renditionSide(e.argument("size")))
		response = typedResponse(http.StatusOK, "image/png", store.EncodePNG(rendition))
	}
	// The image of an avatar ID never changes, so that clients may cache it for a year.
	response.header.Set("Cache-Control", "private, max-age=31536000")
	return response
}

func avatarNotFound() *httpResponse {
	return htmlResponse(http.StatusNotFound, "HTTP Status 404 – Not Found", "Avatar not found")
}

// requestedGravatar returns the URL of a Gravatar if the request names only an owner, and the owner shows its Gravatar.
func (s *Server) requestedGravatar(e *exchange) string {
	s.store.Lock()
	defer s.store.Unlock()
	owner := s.store.FindByKeyIgnoringCase(e.argument("ownerId"))
	if owner == nil || e.argument("avatarId") != "" || !s.store.ShowsGravatar(owner) {
		return ""
	}
	return gravatarURL(owner, strconv.Itoa(renditionSide(e.argument("size"))))
}

// requestedAvatar returns the avatar that the request names, and the stored image of a custom avatar. The image is nil for
// a system avatar.
func (s *Server) requestedAvatar(e *exchange) (shown store.ShownAvatar, stored image.Image, found bool) {
	s.store.Lock()
	defer s.store.Unlock()
	shown, found = s.resolveRequestedAvatar(e)
	if !found {
		return shown, nil, false
	}
	// Anonymous callers lack the permission Browse Users: they see the default avatar (facts 4.7).
	if e.caller == nil && shown.Owner != "" {
		shown = store.ShownAvatar{ID: store.DefaultAvatar}
	}
	if custom := s.store.FindAvatar(shown.ID); custom != nil {
		stored = custom.Image
	}
	return shown, stored, true
}

// resolveRequestedAvatar applies the rules of facts 4.7 for the parameters ownerId, avatarId and username.
func (s *Server) resolveRequestedAvatar(e *exchange) (shown store.ShownAvatar, found bool) {
	ownerKey, avatarID := e.argument("ownerId"), e.argument("avatarId")
	if username := e.argument("username"); ownerKey == "" && username != "" {
		ownerKey = s.store.KeyOfName(username)
	}
	if avatarID == "" {
		if ownerKey == "" {
			return store.ShownAvatar{}, false
		}
		if owner := s.store.FindByKeyIgnoringCase(ownerKey); owner != nil {
			return s.store.Shown(owner), true
		}
		return store.ShownAvatar{ID: store.DefaultAvatar}, true
	}
	id, err := strconv.ParseInt(avatarID, 10, 64)
	if err != nil {
		return store.ShownAvatar{}, false
	}
	if store.IsSystemAvatar(id) {
		return store.ShownAvatar{ID: id}, true
	}
	custom := s.store.FindAvatar(id)
	if custom == nil || !strings.EqualFold(custom.Owner, ownerKey) {
		return store.ShownAvatar{}, false
	}
	return store.ShownAvatar{ID: id, Owner: custom.Owner}, true
}

// serveTemporaryAvatar serves the upload that waits in the session of the caller.
func (s *Server) serveTemporaryAvatar(e *exchange) *httpResponse {
	if e.session == nil || e.session.Temporary == nil || e.session.Temporary.Consumed() {
		return avatarNotFound()
	}
	return typedResponse(http.StatusOK, "image/png", store.EncodePNG(e.session.Temporary.Image))
}
