// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"strings"
)

// LoginProblem is why Jira did not take us for who we are.
type LoginProblem string

const (
	// LoginRejected says that username and password, or the token, are wrong.
	LoginRejected LoginProblem = "rejected"
	// LoginCaptcha says that after too many failed logins even the right password is refused, until somebody solves a
	// CAPTCHA.
	LoginCaptcha LoginProblem = "captcha"
	// LoginBasicDisabled says that this Jira takes no username and password by REST (the default since 11.0).
	LoginBasicDisabled LoginProblem = "basic disabled"
	// LoginAnonymous says that Jira did not object but treats us as nobody.
	LoginAnonymous LoginProblem = "anonymous"
)

// LoginError ends a run: after it no request is sent any more, since the third failed login locks the user behind a
// CAPTCHA (facts 3.2).
type LoginError struct {
	Problem LoginProblem
	// Username is who the client logs in as; empty with a token.
	Username string
	// Token is set where the client logs in with a personal access token.
	Token  bool
	Status int
	// LoginURL is where a CAPTCHA can be solved, if Jira says so.
	LoginURL string
	// Repeated is set for requests that were not even sent, because an earlier one met this error.
	Repeated bool
}

// Error says what is wrong, that it was not tried again, and what to do.
func (e *LoginError) Error() string {
	if e.Repeated {
		return "Nothing was sent: Jira refused the login earlier in this run (see the first error), and a refused login is never tried again."
	}
	const once = " It was tried once and will not be tried again in this run, since Jira locks a user behind a CAPTCHA after a few failed logins."
	if e.Token {
		return fmt.Sprintf("Jira did not accept the personal access token (HTTP %d).", e.Status) + once +
			" A token ends when it expires or is revoked, and when its owner is deactivated: check it under Profile > Personal Access Tokens of the user, " +
			"and that no proxy removes the Authorization header. Jira knows tokens since 8.14."
	}
	switch e.Problem {
	case LoginCaptcha:
		where := "Jira's login page"
		if e.LoginURL != "" {
			where = e.LoginURL
		}
		return fmt.Sprintf("Jira demands a CAPTCHA of %q after too many failed logins (HTTP %d), and until then refuses even the right password. "+
			"Log in once at %s as this user, or have an administrator reset its failed login count (User management).", e.Username, e.Status, where)
	case LoginBasicDisabled:
		return fmt.Sprintf("This Jira takes no username and password over REST (HTTP %d): basic authentication is switched off, as it is by default since Jira 11. "+
			"Use a personal access token (token) instead, or have an administrator allow it under Administration > System > Authentication methods.", e.Status)
	case LoginAnonymous:
		return fmt.Sprintf("Jira treats the requests of %q as anonymous: the login did not take effect, though Jira did not say why (HTTP %d).", e.Username, e.Status) + once +
			" Check username and password, and whether a proxy removes the Authorization header."
	default:
		return fmt.Sprintf("Jira rejected the username %q with the password that was given (HTTP %d).", e.Username, e.Status) + once +
			" Check username and password, and whether the user is active and may log in to Jira."
	}
}

// loginProblem reads from a response whether Jira took us for who we are. Jira answers some requests of a failed login
// with status 200 and anonymous data; then only the headers tell (facts 3.2).
func (r *response) loginProblem(settings Settings) *LoginError {
	problem := &LoginError{Username: settings.Username, Token: settings.Token != "", Status: r.status}
	reasons := strings.Join(r.header.Values("X-Seraph-LoginReason"), ",")
	loggedInAs := r.header.Get("X-AUSERNAME")
	switch {
	case strings.Contains(reasons, "AUTHENTICATION_DENIED"):
		problem.Problem = LoginCaptcha
		_, problem.LoginURL, _ = strings.Cut(r.header.Get("X-Authentication-Denied-Reason"), "login-url=")
	case strings.Contains(reasons, "AUTHENTICATED_FAILED"):
		problem.Problem = LoginRejected
	case r.status == http.StatusForbidden && isBasicDisabled(r.body):
		problem.Problem = LoginBasicDisabled
	// A Jira that is starting up, or has enough of us, need not look who we are.
	case loggedInAs == "anonymous" && r.status < http.StatusInternalServerError && r.status != http.StatusTooManyRequests:
		problem.Problem = LoginAnonymous
	// A 401 with our name in it is about permission (facts 4.4), one without is about the login.
	case r.status == http.StatusUnauthorized && loggedInAs == "":
		problem.Problem = LoginRejected
	default:
		return nil
	}
	return problem
}

// isBasicDisabled recognizes the refusal by its form, {"message": ...} alone, since its words may be localized
// (facts 3.2).
func isBasicDisabled(body []byte) bool {
	var members map[string]json.RawMessage
	if json.Unmarshal(body, &members) != nil {
		return false
	}
	_, hasMessage := members["message"]
	return hasMessage && len(members) == 1
}

// loggedInUsername is who Jira says we are; the header is URL-encoded (facts 2.2).
func (r *response) loggedInUsername() string {
	encoded := r.header.Get("X-AUSERNAME")
	if decoded, err := url.QueryUnescape(encoded); err == nil {
		return decoded
	}
	return encoded
}
