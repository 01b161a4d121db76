// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The texts are facts: what to do about them is decided by the caller, who knows the arguments.
func TestErrors_messages(t *testing.T) {
	t.Parallel()
	const method, path = "GET", "rest/api/2/user"
	refused := &jira.Error{Method: method, Path: path, Status: 503, Messages: []string{"No."}}
	page := &jira.UnexpectedResponseError{Method: method, Path: path, Status: 200, Found: "an HTML page"}
	unreachable := &jira.UnreachableError{Method: method, Path: path, BaseURL: "https://jira.example.com", Attempts: 1, Cause: errors.New("connection refused")}
	repeated := *unreachable
	repeated.Attempts, repeated.Took = 5, 7*time.Second+time.Millisecond
	for want, err := range map[string]error{
		"No. (HTTP 503 to GET rest/api/2/user)":                                                                     refused,
		"unexpected response to GET rest/api/2/user: HTTP 200 with an HTML page":                                    page,
		"GET rest/api/2/user was redirected to https://example.com/ (HTTP 302)":                                     &jira.RedirectError{Method: method, Path: path, Status: 302, Location: "https://example.com/"},
		"GET rest/api/2/user was redirected to an unknown location (HTTP 302)":                                      &jira.RedirectError{Method: method, Path: path, Status: 302},
		"no response from https://jira.example.com to GET rest/api/2/user: connection refused":                      unreachable,
		"no response from https://jira.example.com to GET rest/api/2/user, tried 5 times in 7s: connection refused": &repeated,
		"the server is Jira Cloud":                                   &jira.CloudError{},
		"Jira is in read-only mode":                                  &jira.UnavailableError{ReadOnly: true, Cause: refused},
		"Jira is in read-only mode: Upgrade until 10:00.":            &jira.UnavailableError{ReadOnly: true, Message: "Upgrade until 10:00.", Cause: refused},
		"Jira is in state STARTING":                                  &jira.UnavailableError{State: "STARTING", Cause: refused},
		"Jira is unavailable: No. (HTTP 503 to GET rest/api/2/user)": &jira.UnavailableError{Cause: refused},
		"No. (HTTP 503 to GET rest/api/2/user); the look-up of the outcome failed: " + page.Error(): &jira.UnknownOutcomeError{Cause: refused, LookUp: page},
		"Jira 8.2.6 cannot change active over REST (supported since Jira 8.3)":                      &jira.ActiveIgnoredError{Version: "8.2.6"},
		"Jira rejected the personal access token (HTTP 401)":                                        &jira.LoginError{Token: true, Status: 401},
		"invalid base URL: it has no host name":                                                     &jira.BaseURLError{Problem: jira.BaseURLNoHost},
	} {
		if err.Error() != want {
			t.Errorf("%T: the message is %q, want %q", err, err.Error(), want)
		}
	}
}

func TestErrors_causes(t *testing.T) {
	t.Parallel()
	write, lookUp := &jira.Error{Status: 500}, &jira.LoginError{}
	unknown := &jira.UnknownOutcomeError{Cause: write, LookUp: lookUp}
	for _, test := range []struct{ err, cause error }{
		{unknown, write},
		{unknown, lookUp},
		{&jira.UnreachableError{Cause: write}, write},
		{&jira.UnavailableError{Cause: write}, write},
	} {
		if !errors.Is(test.err, test.cause) {
			t.Errorf("%T does not unwrap to its cause %v", test.err, test.cause)
		}
	}
}
