// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"maps"
	"net/http"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const (
	basicDisabled = `{"message":"Die Basisauthentifizierung wurde deaktiviert."}`
	ownRefusal    = `{"errorMessages":["No permission."],"errors":{}}`
	aUser         = `{"key":"JIRAUSER1","name":"robot"}`
	// The two recorded bodies of 401 (facts 3.6, 12.1).
	notAuthenticated    = `{"errorMessages":["You are not authenticated. Authentication required to perform this operation."],"errors":{}}`
	mustBeAuthenticated = `{"message":"Client must be authenticated to access this resource.","status-code":401}`
)

// respondsWith returns one response with headers.
func respondsWith(status int, headers map[string]string, body string) http.HandlerFunc {
	return func(w http.ResponseWriter, r *http.Request) {
		for name, value := range headers {
			w.Header().Set(name, value)
		}
		respondWith(status, "", body)(w, r)
	}
}

// loginTest is a response, and the login problem that it means.
type loginTest struct {
	status  int
	headers map[string]string
	body    string
	want    jira.LoginProblem
	message string
}

func TestClient_loginProblems(t *testing.T) {
	t.Parallel()
	type headers = map[string]string
	captcha := headers{
		"X-Seraph-LoginReason":           "AUTHENTICATION_DENIED",
		"X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE; login-url=https://jira.example.com/login.jsp",
	}
	// Jira 8.20 sends the Seraph reason of a wrong password (facts 12.1).
	captcha820 := maps.Clone(captcha)
	captcha820["X-Seraph-LoginReason"] = "AUTHENTICATED_FAILED"
	html := headers{"Content-Type": asHTML}
	const (
		rejected        = `Jira rejected username "admin" and its password`
		captchaRequired = `Jira requires user "admin" to solve a CAPTCHA`
	)
	tests := map[string]loginTest{
		"HTML page with 401":        {401, headers{"X-Seraph-LoginReason": "AUTHENTICATED_FAILED", "Content-Type": asHTML}, "<html>", jira.LoginRejected, rejected + " (HTTP 401)"},
		"401 of a proxy":            {401, html, "<html>", jira.LoginRejected, rejected + " (HTTP 401)"},
		"401 with empty body":       {401, nil, "", jira.LoginRejected, rejected + " (HTTP 401)"},
		"401 in JSON, no username":  {401, nil, ownRefusal, jira.LoginRejected, rejected + " (HTTP 401)"},
		"200 with login reason":     {200, headers{"X-Seraph-LoginReason": "AUTHENTICATED_FAILED", "X-AUSERNAME": "anonymous"}, aUser, jira.LoginRejected, rejected + " (HTTP 200)"},
		"204 with login reason":     {204, headers{"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"}, "", jira.LoginRejected, rejected + " (HTTP 204)"},
		"404 with login reason":     {404, headers{"X-Seraph-LoginReason": "OUT, AUTHENTICATED_FAILED"}, ownRefusal, jira.LoginRejected, rejected + " (HTTP 404)"},
		"CAPTCHA":                   {403, captcha, "<html>", jira.LoginCaptcha, captchaRequired + " (HTTP 403)"},
		"CAPTCHA with 401":          {401, captcha, "<html>", jira.LoginCaptcha, captchaRequired + " (HTTP 401)"},
		"CAPTCHA as in Jira 8.20":   {403, captcha820, "<html>", jira.LoginCaptcha, captchaRequired + " (HTTP 403)"},
		"CAPTCHA, denied reason":    {403, headers{"X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE"}, "", jira.LoginCaptcha, captchaRequired + " (HTTP 403)"},
		"401 as in Jira 9":          {401, nil, notAuthenticated, jira.LoginRejected, rejected + " (HTTP 401)"},
		"401 as in Jira 10":         {401, nil, mustBeAuthenticated, jira.LoginRejected, rejected + " (HTTP 401)"},
		"another user, failed":      {403, headers{"X-Seraph-LoginReason": "AUTHENTICATED_FAILED", "X-AUSERNAME": "other"}, "", jira.LoginRejected, rejected + " (HTTP 403)"},
		"CAPTCHA without login URL": {403, headers{"X-Seraph-LoginReason": "AUTHENTICATION_DENIED"}, "", jira.LoginCaptcha, captchaRequired + " (HTTP 403)"},
		"anonymous":                 {200, headers{"X-AUSERNAME": "anonymous"}, aUser, jira.LoginAnonymous, `Jira treats user "admin" as anonymous (HTTP 200)`},
		"anonymous 401":             {401, headers{"X-AUSERNAME": "anonymous"}, ownRefusal, jira.LoginAnonymous, `Jira treats user "admin" as anonymous (HTTP 401)`},
		"basic disabled":            {403, headers{"X-AREQUESTID": "1021x7x1"}, basicDisabled, jira.LoginBasicDisabled, "basic authentication is disabled in Jira (HTTP 403)"},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			expectLoginProblem(t, test)
		})
	}
}

// A rejected token is never a CAPTCHA, because Jira does not count rejected tokens (facts 12.1).
func TestClient_loginProblemsWithToken(t *testing.T) {
	t.Parallel()
	type headers = map[string]string
	for name, test := range map[string]loginTest{
		"401 as in Jira 9":   {401, nil, notAuthenticated, jira.LoginRejected, " (HTTP 401)"},
		"401 as in Jira 10":  {401, nil, mustBeAuthenticated, jira.LoginRejected, " (HTTP 401)"},
		"401 without a body": {401, nil, "", jira.LoginRejected, " (HTTP 401)"},
		"anonymous":          {200, headers{"X-AUSERNAME": "anonymous"}, aUser, jira.LoginAnonymous, " (HTTP 200)"},
		"Seraph failure":     {200, headers{"X-Seraph-LoginReason": "AUTHENTICATED_FAILED"}, aUser, jira.LoginRejected, " (HTTP 200)"},
		"Seraph denial":      {403, headers{"X-Seraph-LoginReason": "AUTHENTICATION_DENIED"}, "<html>", jira.LoginRejected, " (HTTP 403)"},
		"denied reason":      {403, headers{"X-Authentication-Denied-Reason": "CAPTCHA_CHALLENGE; login-url=", "X-Seraph-LoginReason": "AUTHENTICATED_FAILED"}, "", jira.LoginRejected, " (HTTP 403)"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			test.message = "Jira rejected the personal access token" + test.message
			expectLoginProblem(t, test, func(settings *jira.Settings) { settings.Token = "token" })
		})
	}
}

// expectLoginProblem sends 50 requests at once to a Jira that responds as the test says. All must fail with the login problem,
// after a single response.
func expectLoginProblem(t *testing.T, test loginTest, changes ...func(*jira.Settings)) {
	t.Helper()
	scripted := script(t, respondsWith(test.status, test.headers, test.body))
	client := scripted.connect(t, append(changes, func(settings *jira.Settings) { settings.MaxConcurrentRequests = 1 })...)
	errs := concurrently(50, func(int) error {
		_, err := client.UserNow(t.Context(), jira.ByUsername("robot"))
		return err
	})
	wantRejected(t, errs, test.want)
	var login *jira.LoginError
	for _, err := range errs {
		if errors.As(err, &login) && !login.Repeated {
			break
		}
	}
	if login.Status != test.status {
		t.Errorf("the status is %d, want %d", login.Status, test.status)
	}
	if login.Error() != test.message {
		t.Errorf("the message is %q, want %q", login, test.message)
	}
	_, want, _ := strings.Cut(test.headers["X-Authentication-Denied-Reason"], "login-url=")
	if want == "" && test.want == jira.LoginCaptcha {
		want = scripted.URL + "/login.jsp"
	}
	if login.LoginURL != want {
		t.Errorf("the login URL is %q, want %q", login.LoginURL, want)
	}
	if requests := scripted.requests(); len(requests) != 2 {
		t.Errorf("requests: %q, want serverInfo and one more", requests)
	}
	err := client.DeleteUser(t.Context(), "JIRAUSER1")
	if !errors.As(err, &login) || !login.Repeated || !strings.HasPrefix(login.Error(), "request not sent after an earlier failure: ") {
		t.Errorf("the next request failed with %v, want a repeated LoginError", err)
	}
}

func TestClient_noLoginProblem(t *testing.T) {
	t.Parallel()
	known := map[string]string{"X-AUSERNAME": "name%40example.com"}
	with := func(name, value string) map[string]string {
		headers := maps.Clone(known)
		headers[name] = value
		return headers
	}
	tests := map[string]struct {
		status  int
		headers map[string]string
		body    string
	}{
		"401 about permission":              {401, known, ownRefusal},
		"403 in Jira's own form":            {403, known, ownRefusal},
		"403 with message and status":       {403, known, `{"message":"XSRF check failed","status-code":403}`},
		"404 with message alone":            {404, known, basicDisabled},
		"403 of a proxy with message alone": {403, nil, `{"message":"Forbidden"}`},
		"login is fine":                     {403, with("X-Seraph-LoginReason", "OK"), ownRefusal},
		"logged out behind single sign-on":  {403, with("X-Seraph-LoginReason", "OUT"), ownRefusal},
		"failed login of the own user":      {401, with("X-Seraph-LoginReason", "AUTHENTICATED_FAILED"), ownRefusal},
		"denied login of the own user":      {403, with("X-Seraph-LoginReason", "AUTHENTICATION_DENIED"), ownRefusal},
		"own user in another case":          {401, map[string]string{"X-AUSERNAME": "NAME%40example.com", "X-Seraph-LoginReason": "AUTHENTICATED_FAILED"}, ownRefusal},
		"authorization failed":              {403, with("X-Seraph-LoginReason", "AUTHORISATION_FAILED"), ownRefusal},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := script(t, respondsWith(test.status, test.headers, test.body))
			client := scripted.connect(t, func(settings *jira.Settings) { settings.Username = "name@example.com" })
			for range 2 {
				_, err := client.UserNow(t.Context(), jira.ByUsername("robot"))
				var login *jira.LoginError
				if err == nil || errors.As(err, &login) {
					t.Errorf("failed with %v, want an error other than LoginError", err)
				}
			}
			if requests := scripted.requests(); len(requests) != 3 {
				t.Errorf("requests: %q, want serverInfo and two more", requests)
			}
		})
	}
}

// Jira 10 refuses a permission with a body of its own (facts 12.1). The message reaches the user.
func TestClient_unauthorizedOwnUser(t *testing.T) {
	t.Parallel()
	for name, headers := range map[string]map[string]string{
		"password": {"X-AUSERNAME": "admin"},
		"token":    {"X-AUSERNAME": "name%40example.com", "X-Seraph-LoginReason": "AUTHENTICATED_FAILED"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := script(t, respondsWith(401, headers, mustBeAuthenticated))
			client := scripted.connect(t, func(settings *jira.Settings) {
				if name == "token" {
					settings.Token = "token"
				}
			})
			_, err := client.UserNow(t.Context(), jira.ByUsername("robot"))
			const want = "Client must be authenticated to access this resource. (HTTP 401 to GET rest/api/2/user)"
			if err == nil || err.Error() != want {
				t.Errorf("failed with %v, want %s", err, want)
			}
		})
	}
}

func TestClient_noBasicProblemWithToken(t *testing.T) {
	t.Parallel()
	scripted := script(t, respondsWith(403, map[string]string{"X-AREQUESTID": "1021x7x1"}, basicDisabled))
	client := scripted.connect(t, func(settings *jira.Settings) { settings.Token = "token" })
	_, err := client.UserNow(t.Context(), jira.ByUsername("robot"))
	var login *jira.LoginError
	if err == nil || errors.As(err, &login) {
		t.Errorf("failed with %v, want an error other than LoginError", err)
	}
}
