// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/rand"
	"fmt"
	"maps"
	"net/http"
	"strings"
)

const (
	sessionCookie = "JSESSIONID"
	xsrfCookie    = "atlassian.xsrf.token"
)

// session is what one node remembers of one client.
type session struct {
	id        string // the cookie's value
	label     string // X-ASESSIONID: tells sessions apart without giving them away
	node      int
	userKey   string
	xsrfToken string
	elevated  bool // a secure administrator session (facts 2.4)
	byToken   bool
	// temporary is the uploaded picture that waits to be confirmed: one per session (facts 4.1).
	temporary *temporaryAvatar
}

// openSession begins a session for a user and has the client told.
func (e *exchange) openSession(of *storedUser) {
	s := e.server
	opened := &session{
		id:        strings.ToUpper(rand.Text()),
		label:     strings.ToLower(rand.Text()[:7]),
		node:      e.node,
		userKey:   of.Key,
		xsrfToken: fmt.Sprintf("%s_%s_lin", rand.Text()[:16], strings.ToLower(rand.Text())),
	}
	s.sessions[opened.id] = opened
	e.session = opened
	path := s.settings.ContextPath
	if path == "" {
		path = "/"
	}
	for _, cookie := range []http.Cookie{
		{Name: sessionCookie, Value: opened.id, Path: path, HttpOnly: true},
		{Name: xsrfCookie, Value: opened.xsrfToken, Path: path},
	} {
		e.header.Add("Set-Cookie", cookie.String())
	}
}

// findSession looks for a session of this node that one of the request's cookies names and whose user may still log
// in.
func (e *exchange) findSession() (found *session, invalidCookie bool) {
	for _, cookie := range e.request.CookiesNamed(sessionCookie) {
		found := e.server.sessions[cookie.Value]
		if found != nil && found.node == e.node {
			if owner := e.server.liveUser(found.userKey); owner != nil && owner.Active {
				return found, false
			}
		}
		invalidCookie = true
	}
	return nil, invalidCookie
}

// endSessions logs a user out everywhere.
func (s *Server) endSessions(userKey string) {
	maps.DeleteFunc(s.sessions, func(_ string, session *session) bool { return session.userKey == userKey })
}

// endSessionsHere logs a user out: of this node only before Jira 9.11 (facts 3.4).
func (e *exchange) endSessionsHere(userKey string) {
	everywhere := e.server.version.atLeast(9, 11)
	maps.DeleteFunc(e.server.sessions, func(_ string, session *session) bool {
		return session.userKey == userKey && (everywhere || session.node == e.node)
	})
}

// ExpireSessions ends all sessions, as a restart of Jira does; clients are left with invalid cookies.
func (s *Server) ExpireSessions() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sessions)
}
