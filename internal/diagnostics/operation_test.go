// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// contexts are the kinds of operations: with and without an attribute, fields and a next step.
var contexts = map[string]diagnostics.Operation{
	"plain":     {Action: `create user "robot"`},
	"attribute": {Action: `create user "robot"`, Attribute: path.Root("username")},
	"next step": {Action: `create user "robot"`, NextStep: "Nothing was changed."},
	"fields":    {Action: `create user "robot"`, Fields: map[string]path.Path{"username": path.Root("username"), "email": path.Root("email_address")}},
	"all": {
		Action: `create user "robot"`, Attribute: path.Root("groups"), NextStep: "Nothing was changed.",
		Fields: map[string]path.Path{"username": path.Root("username")},
	},
}

// render returns diagnostics as text: severity, attribute in brackets, summary and detail.
func render(diags diag.Diagnostics) string {
	var texts []string
	for _, diagnostic := range diags {
		text := strings.ToLower(diagnostic.Severity().String())
		if located, ok := diagnostic.(diag.DiagnosticWithPath); ok {
			text += " [" + located.Path().String() + "]"
		}
		texts = append(texts, text+": "+diagnostic.Summary()+"\n"+diagnostic.Detail())
	}
	return strings.Join(texts, "\n---\n")
}

func expectText(t *testing.T, diags diag.Diagnostics, want string) {
	t.Helper()
	if got := render(diags); got != want {
		t.Errorf("the diagnostics are:\n%s\nwant:\n%s", got, want)
	}
}

func TestOperation_noError(t *testing.T) {
	t.Parallel()
	for _, operation := range contexts {
		var diags diag.Diagnostics
		operation.AddError(&diags, nil)
		expectText(t, diags, "")
	}
}

const (
	loginOnce = " The provider does not retry a rejected login, because Jira locks a user behind a CAPTCHA after a few failed logins."
	readText  = "error: Unexpected response from Jira\n" + `Cannot create user "robot": the response to GET rest/api/2/user is not a response of Jira's REST API: HTTP 200 with an HTML page titled "Log in".` + "\n\n" +
		"Check that base_url is the address of Jira, including its context path, and whether a proxy, a login page or a maintenance page responds instead of Jira."
)

var (
	refused     = &jira.Error{Method: "POST", Path: "rest/api/2/user", Status: 503}
	page        = &jira.UnexpectedResponseError{Method: "GET", Path: "rest/api/2/user", Status: 200, Found: `an HTML page titled "Log in"`}
	unreachable = &jira.UnreachableError{
		Method: "GET", Path: "rest/api/2/user", BaseURL: "https://jira.example.com", Attempts: 5, Took: 30 * time.Second, Cause: errors.New("connection refused"),
	}
)

// A failure that says nothing about the user belongs to no attribute and has a next step of its own, in every context.
func TestOperation_failures(t *testing.T) {
	t.Parallel()
	const again = " Run Terraform again when users can log in."
	for name, test := range map[string]struct {
		err  error
		want string
	}{
		"unexpected response": {page, readText},
		"gateway": {&jira.UnexpectedResponseError{Method: "GET", Path: "rest/api/2/user", Status: 502, Found: "an HTML page"}, "error: A gateway cannot reach Jira\n" +
			`Cannot create user "robot": a gateway or proxy in front of Jira responded with HTTP 502 and an HTML page, because it cannot reach Jira. ` +
			"The cause is not base_url. Check that Jira is running and that the gateway can reach it, and run Terraform again."},
		"Jira Cloud": {&jira.CloudError{}, "error: Jira Cloud is not supported\n" +
			`Cannot create user "robot": base_url is the address of a Jira Cloud site. Set base_url to the address of Jira Data Center or Jira Server.`},
		"redirect to another base URL": {
			&jira.RedirectError{Method: "POST", Path: "rest/api/2/user", Status: 301, Location: "https://example.com/jira/rest/api/2/user", BaseURL: "https://example.com/jira"},
			"error: Unexpected redirect\n" + `Cannot create user "robot": POST rest/api/2/user was redirected to https://example.com/jira/rest/api/2/user (HTTP 301). ` +
				"The provider does not follow redirects, so that no write loses its content and no credentials reach another host.\n\n" +
				`If that is your Jira, set base_url to "https://example.com/jira".`,
		},
		"redirect to a login page": {
			&jira.RedirectError{Method: "POST", Path: "rest/api/2/user", Status: 302, Location: "https://sso.example.com/login"},
			"error: Unexpected redirect\n" + `Cannot create user "robot": POST rest/api/2/user was redirected to https://sso.example.com/login (HTTP 302). ` +
				"The provider does not follow redirects, so that no write loses its content and no credentials reach another host.\n\n" +
				"If that is a login page, a proxy in front of Jira requires a login of its own. Set base_url to an address that reaches Jira's REST API directly.",
		},
		"unreachable": {unreachable, "error: Cannot reach Jira\n" +
			`Cannot create user "robot": no response from https://jira.example.com to GET rest/api/2/user, tried 5 times in 30s: connection refused.` + "\n\n" +
			"Check base_url and the network, and run Terraform again. Changes that Jira confirmed are in state."},
		"interrupted": {&jira.UnreachableError{Cause: context.Canceled}, "error: Interrupted\n" +
			`Cannot create user "robot": Terraform was interrupted. Run Terraform again to continue.`},
		"read-only mode": {&jira.UnavailableError{ReadOnly: true, Cause: refused}, "error: Jira is unavailable\n" +
			`Cannot create user "robot": Jira is in read-only mode and accepts no changes until an administrator ends it.`},
		"read-only mode with a message": {&jira.UnavailableError{ReadOnly: true, Message: "Upgrade until 10:00", Cause: refused}, "error: Jira is unavailable\n" +
			`Cannot create user "robot": Jira is in read-only mode and accepts no changes until an administrator ends it. Jira says: Upgrade until 10:00.`},
		"starting":    {&jira.UnavailableError{State: "STARTING", Cause: refused}, "error: Jira is unavailable\n" + `Cannot create user "robot": Jira is starting up.` + again},
		"not set up":  {&jira.UnavailableError{State: "FIRST_RUN", Cause: refused}, "error: Jira is unavailable\n" + `Cannot create user "robot": Jira is not set up yet. Complete its setup wizard first.`},
		"maintenance": {&jira.UnavailableError{State: "MAINTENANCE", Cause: refused}, "error: Jira is unavailable\n" + `Cannot create user "robot": Jira is in maintenance, for example because it rebuilds its index.` + again},
		"error state": {&jira.UnavailableError{State: "ERROR", Cause: refused}, "error: Jira is unavailable\n" + `Cannot create user "robot": Jira reports an error state. Jira's start page shows the reason to administrators.`},
		"unknown state": {&jira.UnavailableError{Cause: page}, "error: Jira is unavailable\n" +
			`Cannot create user "robot": Jira is starting up or in maintenance, or a proxy cannot reach it: unexpected response to GET rest/api/2/user: HTTP 200 with an HTML page titled "Log in".`},
		"any other error": {errors.New("the response is larger than 16 MB"), "error: Cannot create user \"robot\"\nthe response is larger than 16 MB."},
	} {
		expectInEveryContext(t, name, test.err, test.want)
	}
}

func TestOperation_rejectedLogins(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		login jira.LoginError
		want  string
	}{
		"password": {jira.LoginError{Problem: jira.LoginRejected, Username: "admin", Status: 401}, "error: Jira rejected the login\n" +
			`Jira rejected username "admin" and its password (HTTP 401).` + loginOnce + "\n\nCheck username and password, and check that the user is active and may log in to Jira."},
		"token": {jira.LoginError{Problem: jira.LoginRejected, Token: true, Status: 401}, "error: Jira rejected the login\n" +
			"Jira rejected the personal access token (HTTP 401). The provider does not retry a rejected login.\n\nA token stops working when it expires or is revoked, or when its user is deactivated. " +
			"Check the token in the user's profile under Personal Access Tokens, and check that no proxy removes the Authorization header. Personal access tokens need Jira 8.14 or later."},
		"anonymous": {jira.LoginError{Problem: jira.LoginAnonymous, Username: "admin", Status: 200}, "error: Jira rejected the login\n" +
			`Jira treats the requests of user "admin" as anonymous and gives no reason (HTTP 200).` + loginOnce +
			"\n\nCheck username and password, and check that no proxy removes the Authorization header."},
		"CAPTCHA": {jira.LoginError{Problem: jira.LoginCaptcha, Username: "admin", Status: 403, LoginURL: "https://jira.example.com/login.jsp"}, "error: Jira requires a CAPTCHA\n" +
			`After too many failed logins Jira requires user "admin" to solve a CAPTCHA, and until then rejects even the correct password (HTTP 403). ` +
			"Log in once as this user at https://jira.example.com/login.jsp, or have an administrator reset the failed login count of the user in Jira's user management."},
		"basic authentication disabled": {jira.LoginError{Problem: jira.LoginBasicDisabled, Username: "admin", Status: 403}, "error: Basic authentication is disabled\n" +
			"Jira accepts no username and password over REST (HTTP 403). This is the default since Jira 11. " +
			"Set token to a personal access token instead, or have an administrator allow basic authentication under Administration > System > Authentication methods."},
		"repeated": {jira.LoginError{Problem: jira.LoginRejected, Username: "admin", Status: 401, Repeated: true}, "error: Request not sent after a rejected login\n" +
			`Cannot create user "robot": Jira rejected the credentials of the provider earlier in this run, and the provider sends no request after a rejected login. Fix the first error.`},
	} {
		expectInEveryContext(t, name, &test.login, test.want)
	}
}

// The outcome of a write is unknown where the look-up after it fails too.
func TestOperation_unknownOutcome(t *testing.T) {
	t.Parallel()
	const mayBeDone = "\n\nJira may have carried out the request."
	login := &jira.LoginError{Problem: jira.LoginRejected, Username: "admin", Status: 401, Repeated: true}
	expectInEveryContext(t, "response", &jira.UnknownOutcomeError{Cause: page, LookUp: unreachable}, readText+mayBeDone+
		" The look-up of the outcome failed too: no response from https://jira.example.com to GET rest/api/2/user, tried 5 times in 30s: connection refused.")
	expectInEveryContext(t, "rejected login", &jira.UnknownOutcomeError{Cause: page, LookUp: login}, "error: Request not sent after a rejected login\n"+
		`Cannot create user "robot": Jira rejected the credentials of the provider earlier in this run, and the provider sends no request after a rejected login. Fix the first error.`+mayBeDone)
	expectInEveryContext(t, "any other error", &jira.UnknownOutcomeError{Cause: errors.New("broken"), LookUp: errors.New("broken too")},
		"error: Cannot create user \"robot\"\nbroken."+mayBeDone+" The look-up of the outcome failed too: broken too.")
}

func expectInEveryContext(t *testing.T, name string, err error, want string) {
	t.Helper()
	for context, operation := range contexts {
		t.Run(name+"/"+context, func(t *testing.T) {
			t.Parallel()
			var diags diag.Diagnostics
			operation.AddError(&diags, err)
			expectText(t, diags, want)
		})
	}
}
