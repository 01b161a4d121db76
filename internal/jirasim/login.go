// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const (
	loginReasonHeader = "X-Seraph-LoginReason"
	sessionCookie     = "JSESSIONID"
	xsrfCookie        = "atlassian.xsrf.token"
)

// loginReasons are the values of X-Seraph-LoginReason.
var loginReasons = map[store.LoginResult]string{
	store.LoginSucceeded: "OK",
	store.LoginFailed:    "AUTHENTICATED_FAILED",
	store.LoginDenied:    "AUTHENTICATION_DENIED",
}

// logIn identifies the caller in the order of facts 3.1: by token, then by a valid session. A Basic header next to either
// of them is ignored.
func (e *exchange) logIn() *httpResponse {
	authorization := e.request.Header.Get("Authorization")
	basic := hasScheme(authorization, "Basic")
	if basic && e.isBasicAuthOff() {
		return e.basicAuthOffResponse()
	}
	found, invalidCookie := e.findSession()
	var refused *httpResponse
	switch {
	case hasScheme(authorization, "Bearer") && e.server.version.AtLeast(8, 14) && e.logInByToken(found):
	case found != nil && found.UserKey != "":
		e.session = found
		e.caller = e.server.store.FindByKey(found.UserKey)
	case basic:
		refused = e.logInByBasicAuth()
	}
	if refused == nil {
		refused = e.checkAuthType(invalidCookie)
	}
	if refused == nil && e.session == nil {
		e.useAnonymousSession(found)
	}
	e.rememberCaller()
	return refused
}

// rememberCaller copies what is needed of caller and session after the lock is released.
func (e *exchange) rememberCaller() {
	e.username, e.sessionLabel = "", ""
	if e.caller != nil {
		e.username = e.caller.Name
	}
	if e.session != nil {
		e.sessionLabel = e.session.Label
	}
}

func hasScheme(authorization, scheme string) bool {
	sent, _, found := strings.Cut(authorization, " ")
	return found && strings.EqualFold(sent, scheme)
}

// logInWithPassword logs in with username and password, or counts the failure. It sets the headers that report the result.
func (e *exchange) logInWithPassword(username, password string) store.LoginResult {
	user, result := e.server.store.LogIn(username, password)
	if result == store.LoginDenied {
		e.header.Set("X-Authentication-Denied-Reason", "CAPTCHA_CHALLENGE; login-url="+e.server.baseURL()+"/login.jsp")
	}
	e.header.Set(loginReasonHeader, e.loginReason(result))
	if result == store.LoginSucceeded {
		e.caller = user
		e.openSession()
	}
	return result
}

// loginReason is AUTHENTICATED_FAILED for a CAPTCHA too on 8.20 (facts 12.1).
func (e *exchange) loginReason(result store.LoginResult) string {
	if version := e.server.version; version.AtLeast(8, 20) && !version.AtLeast(9, 0) && result == store.LoginDenied {
		result = store.LoginFailed
	}
	return loginReasons[result]
}

// logInByBasicAuth refuses wrong credentials. Outside of REST, and with a setting in old versions, what serves anonymous
// callers responds 200 all the same, and only the header reports the failure (facts 3.2, 12.1).
func (e *exchange) logInByBasicAuth() *httpResponse {
	username, password, _ := e.request.BasicAuth()
	result := e.logInWithPassword(username, password)
	continuesAnonymously := e.servesAnonymous() && (!e.isREST() || e.server.settings.FailedLoginAnonymous)
	switch {
	case result == store.LoginSucceeded, result == store.LoginFailed && continuesAnonymously:
		return nil
	case result == store.LoginDenied:
		e.loginRefused = true
		return htmlResponse(http.StatusForbidden, "Forbidden (403)",
			"Encountered a \"403 - Forbidden\" error while loading this page. Basic Authentication Failure - Reason : "+e.loginReason(result))
	}
	e.loginRefused = true
	refused := htmlResponse(http.StatusUnauthorized, "Unauthorized (401)",
		"Encountered a \"401 - Unauthorized\" error while loading this page. Basic Authentication Failure - Reason : "+e.loginReason(result))
	refused.header.Set("WWW-Authenticate", fmt.Sprintf("OAuth realm=%q", url.QueryEscape(e.server.origin())))
	return refused
}

// checkAuthType applies the parameter os_authType, which defaults to "any" under /rest (facts 3.1).
func (e *exchange) checkAuthType(invalidCookie bool) *httpResponse {
	if e.caller != nil || !e.isREST() || e.header.Get(loginReasonHeader) != "" {
		return nil
	}
	unauthorized := func(text string) *httpResponse {
		return htmlResponse(http.StatusUnauthorized, "Unauthorized (401)", text)
	}
	switch e.query.Get("os_authType") {
	case "none":
		return nil
	case "basic":
		refused := unauthorized("os_authType was 'basic' but no credentials were sent.")
		refused.header.Set("WWW-Authenticate", `Basic realm="protected-area"`)
		return refused
	case "cookie":
		return unauthorized("os_authType was 'cookie' but no valid cookie was sent.")
	}
	if invalidCookie {
		return unauthorized("os_authType was 'any' and an invalid cookie was sent.")
	}
	return nil
}

// logInByToken makes the owner of a personal access token the caller. An invalid token is not refused: the request
// continues without it (facts 3.3). Jira does not count it as a login, and its session ends with the request unless the
// administrator keeps such sessions (facts 1.2).
func (e *exchange) logInByToken(found *store.Session) bool {
	_, token, _ := strings.Cut(e.request.Header.Get("Authorization"), " ")
	owner := e.server.store.TokenOwner(strings.TrimSpace(token))
	if owner == nil {
		return false
	}
	e.caller = owner
	if found != nil && found.UserKey == owner.Key {
		e.session = found
	} else {
		e.openSession()
	}
	e.session.ByToken = true
	e.header.Set(loginReasonHeader, loginReasons[store.LoginSucceeded]) // facts 12.1
	e.endSession = !e.server.settings.TokenSessionsKept
	return true
}

// useAnonymousSession keeps the session of an anonymous caller, or opens one (facts 12.1).
func (e *exchange) useAnonymousSession(found *store.Session) {
	e.session = found
	if found == nil {
		e.openSession()
	}
}

// openSession opens a session for the caller, who can be anonymous, and sends its cookies. They replace those of a session
// that the same request opened before its login, as Tomcat does.
func (e *exchange) openSession() {
	e.header["Set-Cookie"] = slices.DeleteFunc(e.header["Set-Cookie"], func(cookie string) bool {
		return strings.HasPrefix(cookie, sessionCookie+"=") || strings.HasPrefix(cookie, xsrfCookie+"=")
	})
	userKey := ""
	if e.caller != nil {
		userKey = e.caller.Key
	}
	e.session = e.server.store.OpenSession(userKey, e.node)
	secure := e.request.TLS != nil
	path := e.server.settings.ContextPath
	if path == "" {
		path = "/"
	}
	for _, cookie := range []http.Cookie{
		{Name: sessionCookie, Value: e.session.ID, Path: path, HttpOnly: true, Secure: secure},
		{Name: xsrfCookie, Value: e.session.XSRFToken, Path: path, SameSite: http.SameSiteNoneMode, Secure: secure},
	} {
		e.header.Add("Set-Cookie", cookie.String())
	}
}

// findSession returns the session of a cookie of the request, if it is valid on this node.
func (e *exchange) findSession() (found *store.Session, invalidCookie bool) {
	for _, cookie := range e.request.CookiesNamed(sessionCookie) {
		if found := e.server.store.FindSession(cookie.Value, e.node); found != nil {
			return found, false
		}
		invalidCookie = true
	}
	return nil, invalidCookie
}
