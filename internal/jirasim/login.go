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

// The values of X-Seraph-LoginReason.
const (
	loginOK     = "OK"
	loginFailed = "AUTHENTICATED_FAILED"
	loginDenied = "AUTHENTICATION_DENIED"
)

const loginReasonHeader = "X-Seraph-LoginReason"

// login finds out who is calling, in the order of facts 3.1: a token, then a valid session, and the Basic header next to
// one of them is not even looked at.
func (e *exchange) login() *httpResponse {
	authorization := e.request.Header.Get("Authorization")
	basic := hasScheme(authorization, "Basic")
	if basic && e.basicAuthRefused() {
		return basicAuthOff(e)
	}
	found, invalidCookie := e.findSession()
	var refused *httpResponse
	switch {
	case hasScheme(authorization, "Bearer") && e.server.version.atLeast(8, 14) && e.tokenLogin(found):
	case found != nil:
		e.session = found
		e.caller = e.server.users[found.userKey]
	case basic:
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

// checkCredentials logs in by username and password, or counts the failure; it sets the headers that tell.
func (e *exchange) checkCredentials(username, password string) (reason string) {
	user := e.server.findByName(username)
	switch {
	case user != nil && user.failedLogins >= failuresBeforeCaptcha:
		reason = loginDenied
		e.header.Set("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url="+e.server.baseURL()+"/login.jsp")
	case user == nil || !user.accepts(password):
		reason = loginFailed
	default:
		reason = loginOK
	}
	e.header.Set(loginReasonHeader, reason)
	if reason == loginOK {
		user.failedLogins = 0
		user.loginCount++
		user.previousLogin, user.LastLogin = user.LastLogin, time.Now().Truncate(time.Millisecond)
		e.caller = user
		e.openSession(user)
		return reason
	}
	e.server.failedLogins++
	if user != nil {
		user.failedLogins++
		user.lastFailedLogin = time.Now()
	}
	return reason
}

func (a *storedUser) accepts(password string) bool {
	return a.Active && !a.Deleted && password != "" && a.Password == password
}

// basicLogin refuses bad credentials, but resources that serve anonymous callers go on and response 200, and only the
// header tells (facts 3.2).
func (e *exchange) basicLogin() *httpResponse {
	username, password, _ := e.request.BasicAuth()
	reason := e.checkCredentials(username, password)
	var refused httpResponse
	switch {
	case reason == loginOK, reason == loginFailed && e.servesAnonymous():
		return nil
	case reason == loginDenied:
		refused = htmlResponse(http.StatusForbidden, "Forbidden (403)",
			"Encountered a \"403 - Forbidden\" error while loading this page. Basic Authentication Failure - Reason : "+reason)
	default:
		refused = htmlResponse(http.StatusUnauthorized, "Unauthorized (401)",
			"Encountered a \"401 - Unauthorized\" error while loading this page. Basic Authentication Failure - Reason : "+reason)
		refused.header.Set("WWW-Authenticate", `Basic realm="protected-area"`)
	}
	return &refused
}

func (e *exchange) servesAnonymous() bool {
	return e.route != nil && (e.route.access == anyone ||
		e.route.access == loggedInSince10 && !e.server.version.atLeast(10, 0))
}

// checkAuthType applies os_authType, which is "any" under /rest unless the request says otherwise (facts 3.1).
func (e *exchange) checkAuthType(invalidCookie bool) *httpResponse {
	if e.caller != nil || !e.isREST() || e.header.Get(loginReasonHeader) != "" {
		return nil
	}
	var refused httpResponse
	switch e.query.Get("os_authType") {
	case "none":
		return nil
	case "basic":
		refused = htmlResponse(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'basic' but no credentials were sent.")
		refused.header.Set("WWW-Authenticate", `Basic realm="protected-area"`)
	case "cookie":
		refused = htmlResponse(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'cookie' but no valid cookie was sent.")
	default:
		if !invalidCookie {
			return nil
		}
		refused = htmlResponse(http.StatusUnauthorized, "Unauthorized (401)", "os_authType was 'any' and an invalid cookie was sent.")
	}
	return &refused
}

// FailedLogins counts the refused credentials, those refused because of a CAPTCHA included.
func (s *Server) FailedLogins() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.failedLogins
}

// ClearFailedLogins does what a login in the browser does: the user is no longer asked for a CAPTCHA.
func (s *Server) ClearFailedLogins(username string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if user := s.findByName(username); user != nil {
		user.failedLogins = 0
	}
}

// CanLogIn tells whether the user exists, is active and has this password. It does not count as a login.
func (s *Server) CanLogIn(username, password string) bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	user := s.findByName(username)
	return user != nil && user.accepts(password)
}
