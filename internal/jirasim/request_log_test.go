// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestRequestLog(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.upload("admin", strings.Repeat("x", 70<<10)).expect(t, 400)
	client.get("/rest/api/2/user?username=a&username=b")
	seen := server.Requests()
	if len(seen) != 2 {
		t.Fatalf("%d requests, want 2", len(seen))
	}
	first, second := seen[0], seen[1]
	if len(first.Body) != 64<<10 || first.Username != "admin" || first.Path != temporaryPath || first.Status != 400 || first.RemoteAddress == "" {
		t.Errorf("first request: status %d, path %s, username %q", first.Status, first.Path, first.Username)
	}
	if second.Number != 2 || len(second.Query["username"]) != 2 || second.Session == "" || second.Session != first.Session ||
		!strings.HasPrefix(second.Header.Get("Authorization"), "Basic ") || second.Header.Get("Cookie") == "" {
		t.Errorf("second request: %+v", second)
	}
}

func TestRequestLog_anonymous(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.asAdmin(t).keepingCookies().get(adminPath)
	server.anonymous(t).get("/elsewhere")
	seen := server.Requests()
	if len(seen) != 2 {
		t.Fatalf("%d requests, want 2", len(seen))
	}
	if first, second := seen[0], seen[1]; second.Username != "" || second.Session == "" || second.Session == first.Session {
		t.Errorf("anonymous request: %+v", second)
	}
}

func TestServer_ForgetRequests(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t)
	for range 3 {
		client.get(adminPath)
	}
	server.ForgetRequests()
	client.get(adminPath)
	if seen := server.Requests(); len(seen) != 1 || seen[0].Number != 4 {
		t.Errorf("requests after ForgetRequests: %+v", seen)
	}
}
