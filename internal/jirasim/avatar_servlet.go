// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"image"
	"net/http"
	"strconv"
	"strings"
)

// renditionSides are the sizes that the servlet knows, in pixels (facts 4.7).
var renditionSides = map[string]int{
	"xsmall": 16, "small": 24, "medium": 32, "large": 48, "xlarge": 64, "xxlarge": 96, "xxxlarge": 128,
	"xxlarge@2x": 192, "xxxlarge@2x": 256,
}

// allSides are the same in ascending order.
var allSides = []int{16, 24, 32, 48, 64, 96, 128, 192, 256}

const ordinarySide = 48

func (s *Server) webRoutes() []route {
	return []route{
		{method: "GET", path: "/", handle: s.usersPage},
		{method: "GET", path: "/secure/useravatar", handle: s.serveAvatar, query: []string{"ownerId", "avatarId", "size", "format", "username"}, unlocked: true},
		{method: "GET", path: "/secure/temporaryavatar", handle: s.serveTemporary, query: []string{"cropped", "magic"}},
		{method: "GET", path: "/status", handle: s.readStatus},
		{method: "POST", path: "/secure/admin/WebSudoAuthenticate.jspa", handle: s.enterWebSudo},
	}
}

// renditionSide reads the size parameter leniently: by name, by number, and everything else is the ordinary one.
func renditionSide(size string) int {
	if side, known := renditionSides[strings.ToLower(size)]; known {
		return side
	}
	if side, err := strconv.Atoi(size); err == nil {
		for _, known := range allSides {
			if side <= known {
				return known
			}
		}
	}
	return ordinarySide
}

// serveAvatar serves the bytes of an avatar: custom ones as PNG, system ones as SVG unless PNG is asked for.
func (s *Server) serveAvatar(e *exchange) httpResponse {
	if gravatar := s.gravatarAsked(e); gravatar != "" {
		elsewhere := htmlResponse(http.StatusFound, "302 Found", "")
		elsewhere.header.Set("Location", gravatar)
		return elsewhere
	}
	shown, pixels, found := s.askedAvatar(e)
	if !found {
		return htmlResponse(http.StatusNotFound, "HTTP Status 404 – Not Found", "Avatar not found")
	}
	side := renditionSide(e.argument("size"))
	var given httpResponse
	if pixels == nil && e.argument("format") != "png" {
		given = typed(http.StatusOK, "image/svg+xml", systemSVG(shown.id))
	} else {
		given = typed(http.StatusOK, "image/png", encodedPNG(renderedAvatar(shown, pixels, side)))
	}
	// An id's picture never changes: it may be kept for a year.
	given.header.Set("Cache-Control", "private, max-age=31536000")
	return given
}

// gravatarAsked is where the picture is when a user was asked for by ownerId alone and shows its Gravatar.
func (s *Server) gravatarAsked(e *exchange) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner := s.userByKeyWithoutCase(e.argument("ownerId"))
	if owner == nil || e.argument("avatarId") != "" || !s.gravatarShown(owner) {
		return ""
	}
	return gravatarURL(owner, strconv.Itoa(renditionSide(e.argument("size"))))
}

// askedAvatar resolves ownerId and avatarId; picture is the master of a custom avatar, nil for system ones.
func (s *Server) askedAvatar(e *exchange) (shown shownAvatar, pixels *image.RGBA, found bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	shown, found = s.resolveAsked(e)
	if !found {
		return shown, nil, false
	}
	// Anonymous callers lack Browse Users: they see the default picture (facts 4.7).
	if e.caller == nil && shown.owner != "" {
		shown = shownAvatar{id: defaultAvatar}
	}
	if custom := s.avatars[shown.id]; custom != nil {
		pixels = custom.master
	}
	return shown, pixels, true
}

func (s *Server) resolveAsked(e *exchange) (shownAvatar, bool) {
	ownerKey, avatarID := e.argument("ownerId"), e.argument("avatarId")
	if username := e.argument("username"); ownerKey == "" && username != "" {
		ownerKey = s.keysByName[strings.ToLower(username)]
	}
	if avatarID == "" {
		if ownerKey == "" {
			return shownAvatar{}, false
		}
		if owner := s.userByKeyWithoutCase(ownerKey); owner != nil {
			return s.shown(owner), true
		}
		return shownAvatar{id: defaultAvatar}, true
	}
	id, err := strconv.ParseInt(avatarID, 10, 64)
	if err != nil {
		return shownAvatar{}, false
	}
	if isSystemAvatar(id) {
		return shownAvatar{id: id}, true
	}
	custom := s.avatars[id]
	if custom == nil || !strings.EqualFold(custom.owner, ownerKey) {
		return shownAvatar{}, false
	}
	return shownAvatar{id: id, owner: custom.owner}, true
}

func (s *Server) userByKeyWithoutCase(key string) *storedUser {
	for _, user := range s.users {
		if strings.EqualFold(user.Key, key) && !user.Deleted {
			return user
		}
	}
	return nil
}

// renderedAvatar are what an avatar looks like at one size.
func renderedAvatar(shown shownAvatar, pixels *image.RGBA, side int) *image.NRGBA {
	if pixels == nil {
		return rendition(systemImage(shown.id, side), side)
	}
	return rendition(pixels, side)
}

// serveTemporary shows what waits in the caller's session.
func (s *Server) serveTemporary(e *exchange) httpResponse {
	if e.session == nil || e.session.temporary == nil || e.session.temporary.consumed() {
		return htmlResponse(http.StatusNotFound, "HTTP Status 404 – Not Found", "Avatar not found")
	}
	return typed(http.StatusOK, "image/png", encodedPNG(e.session.temporary.image))
}
