// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/rand"
	"strings"
)

// tokenLogin makes the owner of a personal access token the caller. A token that is not valid is not refused: the request
// goes on without it (facts 3.3). It is no login that Jira remembers, and its session ends with the request unless the
// administrator keeps such sessions.
func (e *exchange) tokenLogin(found *session) bool {
	_, token, _ := strings.Cut(e.request.Header.Get("Authorization"), " ")
	owner := e.server.liveUser(e.server.tokens[strings.TrimSpace(token)])
	if owner == nil || !owner.Active {
		return false
	}
	e.caller = owner
	if found != nil && found.userKey == owner.Key {
		e.session = found
	} else {
		e.openSession(owner)
	}
	e.session.byToken = true
	e.dropSession = !e.server.settings.TokenSessionsKept
	return true
}

// AddToken makes a personal access token for a user and returns its secret. An unknown user has a token that is
// not valid.
func (s *Server) AddToken(username string) string {
	s.mu.Lock()
	defer s.mu.Unlock()
	token := rand.Text()
	if owner := s.findByName(username); owner != nil {
		s.tokens[token] = owner.Key
	}
	return token
}

// RevokeToken makes a token invalid.
func (s *Server) RevokeToken(token string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.tokens, token)
}
