// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"strings"
	"time"
)

// failuresBeforeCaptcha failed logins in a row and Jira asks for a CAPTCHA, whatever the password (facts 3.2).
const failuresBeforeCaptcha = 3

// login finds out who is calling, in the order of facts 3.1: a valid session wins, and the Basic header next to it is
// not even looked at.
func (e *exchange) login() *answer {
	found, invalidCookie := e.findSession()
	authorization := e.request.Header.Get("Authorization")
	var refused *answer
	switch {
	case found != nil:
		e.session = found
		e.caller = e.server.accounts[found.userKey]
	case hasScheme(authorization, "Basic"):
		refused = e.basicLogin()
	}
	if refused == nil {
		refused = e.checkAuthType(invalidCookie)
	}
	e.rememberActor()
	return refused
}

func (e *exchange) rememberActor() {
	e.actedAs, e.actedIn = "", ""
	if e.caller != nil {
		e.actedAs = e.caller.Name
	}
	if e.session != nil {
		e.actedIn = e.session.label
	}
}

func hasScheme(authorization, scheme string) bool {
	given, _, found := strings.Cut(authorization, " ")
	return found && strings.EqualFold(given, scheme)
}

func (e *exchange) basicLogin() *answer {
	username, password, ok := e.request.BasicAuth()
	if !ok {
		return e.loginFailed(nil)
	}
	user := e.server.findByName(username)
	if user != nil && user.failedLogins >= failuresBeforeCaptcha {
		return e.loginDenied(user)
	}
	if user == nil || !user.accepts(password) {
		return e.loginFailed(user)
	}
	e.loggedIn(user)
	return nil
}

func (a *account) accepts(password string) bool {
	return a.Active && !a.Deleted && password != "" && a.Password == password
}

// loggedIn opens a session and counts the login.
func (e *exchange) loggedIn(user *account) {
	user.failedLogins = 0
	user.LastLogin = time.Now().Truncate(time.Millisecond)
	e.caller = user
	e.header.Set("X-Seraph-LoginReason", "OK")
	e.openSession(user)
}

// loginFailed refuses the credentials. Resources that serve anonymous callers go on and answer 200, and only the header
// tells (facts 3.2).
func (e *exchange) loginFailed(user *account) *answer {
	e.server.failedLogins++
	if user != nil {
		user.failedLogins++
	}
	e.header.Set("X-Seraph-LoginReason", "AUTHENTICATED_FAILED")
	if e.servesAnonymous() {
		return nil
	}
	refused := htmlAnswer(http.StatusUnauthorized, "Unauthorized (401)",
		"Encountered a \"401 - Unauthorized\" error while loading this page. Basic Authentication Failure - Reason : AUTHENTICATED_FAILED")
	refused.header.Set("WWW-Authenticate", `Basic realm="protected-area"`)
	return &refused
}

// loginDenied refuses even the right password until somebody logs in by hand.
func (e *exchange) loginDenied(user *account) *answer {
	e.server.failedLogins++
	user.failedLogins++
	e.header.Set("X-Seraph-LoginReason", "AUTHENTICATION_DENIED")
	e.header.Set("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url="+e.server.baseURL()+"/login.jsp")
	refused := htmlAnswer(http.StatusForbidden, "Forbidden (403)",
		"Encountered a \"403 - Forbidden\" error while loading this page. Basic Authentication Failure - Reason : AUTHENTICATION_DENIED")
	return &refused
}

func (e *exchange) servesAnonymous() bool {
	return e.route != nil && (e.route.access == anyone ||
		e.route.access == loggedInSince10 && !e.server.version.atLeast(10, 0))
}

// checkAuthType applies os_authType, which is "any" under /rest unless the request says otherwise (facts 3.1).
func (e *exchange) checkAuthType(invalidCookie bool) *answer {
	if e.caller != nil || !e.isREST() || e.header.Get("X-Seraph-LoginReason") != "" {
		return nil
	}
	var refused answer
	switch e.query.Get("os_authType") {
	case "none":
		return nil
	case "basic":
		refused = htmlAnswer(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'basic' but no credentials were sent.")
		refused.header.Set("WWW-Authenticate", `Basic realm="protected-area"`)
	case "cookie":
		refused = htmlAnswer(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'cookie' but no valid cookie was sent.")
	default:
		if !invalidCookie {
			return nil
		}
		refused = htmlAnswer(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'any' and an invalid cookie was sent.")
	}
	return &refused
}

// FailedLogins counts the refused credentials, those refused because of a CAPTCHA included.
func (s *Server) FailedLogins() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failedLogins
}

// ClearFailedLogins does what a login in the browser does: the account is no longer asked for a CAPTCHA.
func (s *Server) ClearFailedLogins(username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.findByName(username); user != nil {
		user.failedLogins = 0
	}
}

// CanLogIn tells whether the account exists, is active and has this password. It does not count as a login.
func (s *Server) CanLogIn(username, password string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	user := s.findByName(username)
	return user != nil && user.accepts(password)
}

// ExpireSessions ends all sessions, as a restart of Jira does; clients are left with invalid cookies.
func (s *Server) ExpireSessions() {
	s.mu.Lock()
	defer s.mu.Unlock()
	clear(s.sessions)
}
