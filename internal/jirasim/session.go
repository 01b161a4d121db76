// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/rand"
	"fmt"
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
	userKey   string
	xsrfToken string
	elevated  bool // a secure administrator session (facts 2.4)
	// temporary is the uploaded picture that waits to be confirmed: one per session (facts 4.1).
	temporary *temporaryPicture
}

// openSession begins a session for an account and has the client told.
func (e *exchange) openSession(of *account) {
	s := e.server
	opened := &session{
		id:        strings.ToUpper(rand.Text()) + ".node1",
		label:     strings.ToLower(rand.Text()[:7]),
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

// findSession looks for a session that one of the request's cookies names and whose account may still log in.
func (e *exchange) findSession() (found *session, invalidCookie bool) {
	for _, cookie := range e.request.CookiesNamed(sessionCookie) {
		found := e.server.sessions[cookie.Value]
		if found != nil && e.server.liveAccount(found.userKey) != nil && e.server.accounts[found.userKey].Active {
			return found, false
		}
		invalidCookie = true
	}
	return nil, invalidCookie
}

// endSessions logs an account out everywhere.
func (s *Server) endSessions(userKey string) {
	for id, session := range s.sessions {
		if session.userKey == userKey {
			delete(s.sessions, id)
		}
	}
}
