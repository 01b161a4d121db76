// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"strings"
)

// checkWebSudo demands a secure administrator session, which a session cookie alone does not give. A request with a Basic
// header is exempt even if its session cookie makes the header superfluous. Requests with a valid token are exempt too
// (facts 2.4).
func (e *exchange) checkWebSudo() *httpResponse {
	authorization := e.request.Header.Get("Authorization")
	switch {
	case !e.route.webSudo, strings.HasPrefix(authorization, "Basic "), e.session != nil && e.session.Elevated:
		return nil
	case hasScheme(authorization, "Bearer") && e.session != nil && e.session.ByToken:
		return nil
	}
	return statusCodeRefusal(http.StatusUnauthorized, "This resource requires WebSudo.")
}

// elevateSession is the form in which an administrator confirms the password.
func (s *Server) elevateSession(e *exchange) *httpResponse {
	form, err := url.ParseQuery(string(e.body))
	switch {
	case err != nil, e.session == nil, e.caller == nil:
		return htmlResponse(http.StatusOK, "Log in - Jira", "You must log in to access this page.")
	case form.Get("atl_token") != e.session.XSRFToken:
		return htmlResponse(http.StatusForbidden, "XSRF Security Token Missing", "Jira could not complete this action due to a missing form token.")
	case !e.caller.Accepts(form.Get("webSudoPassword")) || !e.callerAdministers():
		return htmlResponse(http.StatusOK, "Administrator Access", "You do not have the permissions, or you entered an incorrect password.")
	}
	e.session.Elevated = true
	redirect := redirectTo(s.baseURL()+"/secure/admin/ViewApplicationProperties.jspa", "")
	redirect.header.Set("X-Atlassian-WebSudo", "Has-Authentication")
	return redirect
}
