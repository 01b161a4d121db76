// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// The response to a request over the rate limit has no body (facts 6.1). It says nothing about base_url.
func TestAccUser_rateLimited(t *testing.T) {
	workspace := workspace(t)
	workspace.ConfigureAs(workspace.Administrator()+"\n  max_retries = 1", robotWith())
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user", Kind: jirasim.TooManyRequests, RetryAfter: "0"})
	result := workspace.Try("apply", "-auto-approve")
	if len(result.Diagnostics) != 1 {
		t.Fatalf("the diagnostics are %v, want one error", result.Diagnostics)
	}
	const summary = "Jira limits the rate of requests"
	const detail = `Cannot create user "robot": Jira, or a gateway in front of it, responded to POST rest/api/2/user with HTTP 429 and an empty body.` +
		"\n\nJira limits how many requests a user may send. Exempt the user that the provider authenticates as from rate limiting, or run Terraform again later."
	if found := result.Diagnostics[0]; found.Summary != summary || found.Detail != detail {
		t.Errorf("the error is %q: %q", found.Summary, found.Detail)
	}
	workspace.ExpectWritten("POST user", "POST user")
	if _, exists := workspace.Jira.User("robot"); exists {
		t.Error("Jira has the user")
	}
}
