// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"strings"
)

// checkWebSudo wants a secure administrator session, which a cookie alone does not give. Whoever sends a Basic header is
// spared, by the look of the header and even where the session made it superfluous; so are tokens (facts 2.4).
func (e *exchange) checkWebSudo() *httpResponse {
	authorization := e.request.Header.Get("Authorization")
	switch {
	case !e.route.webSudo, strings.HasPrefix(authorization, "Basic "), e.session != nil && e.session.elevated:
		return nil
	case hasScheme(authorization, "Bearer") && e.session != nil && e.session.byToken:
		return nil
	}
	refused := restStatus(http.StatusUnauthorized, "This resource requires WebSudo.")
	return &refused
}

// enterWebSudo is the form in which an administrator confirms the password.
func (s *Server) enterWebSudo(e *exchange) httpResponse {
	form, err := url.ParseQuery(string(e.body))
	switch {
	case err != nil, e.session == nil, e.caller == nil:
		return htmlResponse(http.StatusOK, "Log in - Jira", "You must log in to access this page.")
	case form.Get("atl_token") != e.session.xsrfToken:
		return htmlResponse(http.StatusForbidden, "XSRF Security Token Missing", "Jira could not complete this action due to a missing form token.")
	case !e.caller.accepts(form.Get("webSudoPassword")) || !e.callerAdministers():
		return htmlResponse(http.StatusOK, "Administrator Access", "You do not have the permissions, or you entered an incorrect password.")
	}
	e.session.elevated = true
	done := htmlResponse(http.StatusFound, "302 Found", "")
	done.header.Set("Location", s.baseURL()+"/secure/admin/ViewApplicationProperties.jspa")
	done.header.Set("X-Atlassian-WebSudo", "Has-Authentication")
	return done
}
