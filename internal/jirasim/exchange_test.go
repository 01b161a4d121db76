// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http/httptest"
	"testing"
)

// newExchange returns an exchange whose route is known, but which has passed no filter.
func newExchange(t *testing.T, method, path string, headers ...string) *exchange {
	t.Helper()
	server, err := New(Settings{})
	if err != nil {
		t.Fatal(err)
	}
	request := httptest.NewRequestWithContext(t.Context(), method, path, nil)
	for i := 0; i+1 < len(headers); i += 2 {
		request.Header.Set(headers[i], headers[i+1])
	}
	exchange := &exchange{server: server, request: request, path: path, query: request.URL.Query()}
	for i := range server.routes {
		if server.routes[i].method == method && server.routes[i].path == path {
			exchange.route = &server.routes[i]
		}
	}
	if exchange.route == nil {
		t.Fatalf("no operation %s %s", method, path)
	}
	return exchange
}

func TestExchange_errorsOutsideREST(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ContextPath: "/tools/jira/"})
	for path, status := range map[string]int{"/nothing": 404, "/../elsewhere": 404, "/rest/api/2/user%2Fx": 400} {
		got := server.asAdmin(t).get(path).expect(t, status, "<html>")
		if got.header.Get("Content-Type") != htmlType {
			t.Errorf("%s: %v", path, got.header)
		}
	}
}
