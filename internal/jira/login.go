// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// LoginProblem is why Jira did not accept the credentials.
type LoginProblem string

const (
	// LoginRejected means that username and password, or the token, are wrong.
	LoginRejected LoginProblem = "rejected"
	// LoginCaptcha means that Jira rejects even the correct password until the user has solved a CAPTCHA, because of too
	// many failed logins (facts 3.2).
	LoginCaptcha LoginProblem = "captcha"
	// LoginBasicDisabled means that Jira accepts no username and password over REST, the default since Jira 11.
	LoginBasicDisabled LoginProblem = "basic disabled"
	// LoginAnonymous means that Jira rejected nothing and treats the request as anonymous.
	LoginAnonymous LoginProblem = "anonymous"
)

// LoginError ends a run: the client sends no request after it, because the third failed login locks the user behind a
// CAPTCHA (facts 3.2).
type LoginError struct {
	Problem LoginProblem
	// Username is the configured username. It is empty where the client authenticates with a token.
	Username string
	// Token is true where the client authenticates with a personal access token.
	Token bool
	// Status is the HTTP status of the response that revealed the problem.
	Status int
	// LoginURL is the page on which the CAPTCHA can be solved. It is empty for other problems.
	LoginURL string
	// Repeated is true for requests that were not sent, because an earlier request ended with this error.
	Repeated bool
}

// Error returns the problem and the status.
func (e *LoginError) Error() string {
	var problem string
	switch {
	case e.Token:
		problem = "Jira rejected the personal access token"
	case e.Problem == LoginCaptcha:
		problem = fmt.Sprintf("Jira requires user %q to solve a CAPTCHA", e.Username)
	case e.Problem == LoginBasicDisabled:
		problem = "basic authentication is disabled in Jira"
	case e.Problem == LoginAnonymous:
		problem = fmt.Sprintf("Jira treats user %q as anonymous", e.Username)
	default:
		problem = fmt.Sprintf("Jira rejected username %q and its password", e.Username)
	}
	if e.Repeated {
		return fmt.Sprintf("request not sent after an earlier failure: %s (HTTP %d)", problem, e.Status)
	}
	return fmt.Sprintf("%s (HTTP %d)", problem, e.Status)
}

// loginProblem returns why Jira did not accept the credentials, or nil. After a failed login Jira responds to some requests
// with status 200 and anonymous data, so that only the headers reveal it (facts 3.2). The problem of a token is never a CAPTCHA,
// because Jira does not count rejected tokens (facts 12.1).
func (r *response) loginProblem(settings Settings) *LoginError {
	problem := &LoginError{Username: settings.Username, Token: settings.Token != "", Status: r.status}
	reasons := strings.Join(r.header.Values("X-Seraph-LoginReason"), ",")
	loggedInAs := r.loggedInUsername()
	switch {
	case !problem.Token && r.requiresCaptcha(reasons, settings):
		problem.Problem, problem.LoginURL = LoginCaptcha, r.loginURL(settings)
	// Jira processed the request as our user, whatever Seraph says (facts 12.1). A 401 then concerns a permission (facts 4.4).
	case r.isLoggedIn(settings):
		return nil
	case strings.Contains(reasons, "AUTHENTICATED_FAILED"), strings.Contains(reasons, "AUTHENTICATION_DENIED"):
		problem.Problem = LoginRejected
	case r.status == http.StatusForbidden && !problem.Token && isBasicDisabled(r.body) && r.isFromJira():
		problem.Problem = LoginBasicDisabled
	// A Jira that is starting up or limits the rate may respond before it authenticates the request.
	case loggedInAs == anonymous && r.status < http.StatusInternalServerError && r.status != http.StatusTooManyRequests:
		problem.Problem = LoginAnonymous
	// A 401 with a username in X-AUSERNAME concerns a permission, without one it concerns the login.
	case r.status == http.StatusUnauthorized && loggedInAs == "":
		problem.Problem = LoginRejected
	default:
		return nil
	}
	return problem
}

// anonymous is the value of X-AUSERNAME where Jira does not know who sent the request.
const anonymous = "anonymous"

// isLoggedIn reports whether Jira processed the request as the user of the credentials. Which user a token belongs to is
// unknown.
func (r *response) isLoggedIn(settings Settings) bool {
	loggedInAs := r.loggedInUsername()
	if settings.Token != "" {
		return loggedInAs != "" && loggedInAs != anonymous
	}
	return loggedInAs != "" && SameUsername(loggedInAs, settings.Username)
}

const deniedReasonHeader = "X-Authentication-Denied-Reason"

// requiresCaptcha reports whether Jira demands a CAPTCHA. The denied reason decides: Jira 8.20 sends the Seraph reason of a wrong
// password with it (facts 12.1). The Seraph reason alone decides only if Jira did not process the request as our user.
func (r *response) requiresCaptcha(seraphReasons string, settings Settings) bool {
	return strings.Contains(r.header.Get(deniedReasonHeader), "CAPTCHA_CHALLENGE") ||
		strings.Contains(seraphReasons, "AUTHENTICATION_DENIED") && !r.isLoggedIn(settings)
}

// loginURL returns the page on which a CAPTCHA can be solved: the one that Jira names, or Jira's login page.
func (r *response) loginURL(settings Settings) string {
	if _, named, found := strings.Cut(r.header.Get(deniedReasonHeader), "login-url="); found && named != "" {
		return named
	}
	return settings.BaseURL.JoinPath("login.jsp").String()
}

// isBasicDisabled recognizes the refusal by its form, {"message": ...} alone, because the message may be localized
// (facts 3.2).
func isBasicDisabled(body []byte) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return false
	}
	_, hasMessage := members["message"]
	return hasMessage && len(members) == 1
}

// isFromJira reports whether Jira sent the response, and not a proxy in front of it. Jira marks every response with these
// headers (facts 2.2). If a proxy removes them from a refusal of basic authentication, the request fails without ending the
// run. This does no harm: Jira does not count such a refusal as a failed login (facts 3.2).
func (r *response) isFromJira() bool {
	return slices.ContainsFunc([]string{"X-AREQUESTID", "X-ANODEID", "X-AUSERNAME", "X-Seraph-LoginReason"},
		func(name string) bool { return r.header.Get(name) != "" })
}

// loggedInUsername returns the username under which Jira processed the request, from a URL-encoded header (facts 2.2).
func (r *response) loggedInUsername() string {
	encoded := r.header.Get("X-AUSERNAME")
	if decoded, err := url.QueryUnescape(encoded); err == nil {
		return decoded
	}
	return encoded
}
