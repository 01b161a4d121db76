// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestRetry_disabled(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.SlowDrip})
		_, err := client.User(t.Context(), jira.ByUsername("admin"))
		if err == nil || strings.Contains(err.Error(), "tried") {
			t.Errorf("ended with %v", err)
		}
		wantRequests(t, server, "GET user")
	}, withoutRetries)
}

// A wait that Jira asks for is not a retry.
func TestRetry_disabledRateLimit(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "7", Times: 2})
		wantWait(t, 14*time.Second, func() {
			if _, err := client.User(t.Context(), jira.ByUsername("admin")); err != nil {
				t.Error(err)
			}
		})
		wantRequests(t, server, "GET user", "GET user", "GET user")
	}, withoutRetries)
}

// Without Retry-After, a retry after a 429 is one like any other.
func TestRetry_disabledWithoutRetryAfter(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "0", Times: 1})
		if _, err := client.User(t.Context(), jira.ByUsername("admin")); err == nil {
			t.Error("no error")
		}
		wantRequests(t, server, "GET user")
	}, withoutRetries)
}
