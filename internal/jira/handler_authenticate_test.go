// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"testing"
)

func TestAuthenticateHandler_headers(t *testing.T) {
	t.Parallel()
	proxy := http.Header{"X-Proxy-Key": {"one", "two"}, "Authorization": {"of the proxy"}}
	for name, test := range map[string]struct {
		settings      Settings
		authorization string
	}{
		"password":      {Settings{Username: "admin", Password: "pass:wörd", UserAgent: "test"}, "Basic YWRtaW46cGFzczp3w7ZyZA=="},
		"token":         {Settings{Username: "admin", Password: "admin", Token: "token", UserAgent: "test"}, "Bearer token"},
		"proxy headers": {Settings{Token: "token", UserAgent: "test", Headers: proxy}, "Bearer token"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			var got http.Header
			authenticate := &authenticateHandler{settings: test.settings, next: handlerFunc(func(_ context.Context, call *call) (*response, error) {
				got = call.header
				return &response{}, nil
			})}
			call := &call{header: http.Header{"Accept": {"application/json"}}}
			for range 2 { // a second attempt adds nothing
				if _, err := authenticate.handle(t.Context(), call); err != nil {
					t.Fatal(err)
				}
			}
			for header, want := range map[string][]string{
				"Authorization": {test.authorization}, "User-Agent": {"test"}, "X-Atlassian-Token": {"no-check"},
				"Accept": {"application/json"}, "X-Proxy-Key": test.settings.Headers.Values("X-Proxy-Key"),
			} {
				if values := got.Values(header); len(values) != len(want) || len(want) > 0 && values[0] != want[0] {
					t.Errorf("%s is %q, want %q", header, values, want)
				}
			}
		})
	}
	if got := proxy.Get("Authorization"); got != "of the proxy" {
		t.Errorf("the headers of the settings were changed: %q", got)
	}
}
