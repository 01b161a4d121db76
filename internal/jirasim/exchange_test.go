// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http/httptest"
	"testing"
)

// newExchange is a request that has found its operation and goes no further.
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

func TestOutsideOfRESTErrorsAreHTML(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ContextPath: "/tools/jira/"})
	for path, status := range map[string]int{"/nothing": 404, "/../elsewhere": 404, "/rest/api/2/user%2Fx": 400} {
		got := server.asAdmin(t).get(path).is(t, status, "<html>")
		if got.header.Get("Content-Type") != htmlType {
			t.Errorf("%s: %v", path, got.header)
		}
	}
}

func TestFrameworkErrors(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/nothing").is(t, 404, `"status-code":404`)
	admin.send("PATCH", "/rest/api/2/user", "").is(t, 405)
	admin.send("POST", "/rest/api/2/user", "<x/>", "Content-Type", "application/xml").is(t, 415)
	admin.send("GET", aUser, "", "Accept", "text/html").is(t, 406)
	admin.send("GET", aUser, "", "Accept", "text/html, application/*;q=0.5").is(t, 200)
	admin.send("POST", "/rest/api/2/user", "{nonsense").is(t, 400, `"errorMessages":["`)
	admin.send("POST", "/rest/api/2/user", `{"name":{}}`).is(t, 400, "START_OBJECT")
}

func TestLatestIsTwo(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ContextPath: "/", ConfiguredBaseURL: "https://jira.example.com"})
	server.asAdmin(t).get("/rest/api/latest/user?username=admin").
		is(t, 200, `"self":"https://jira.example.com/rest/api/2/user?username=admin"`)
}

func TestSettingsThatMakeNoSense(t *testing.T) {
	t.Parallel()
	for _, settings := range []Settings{{Version: "7.13"}, {ContextPath: "jira"}, {ConfiguredBaseURL: "jira.example.com"}} {
		if _, err := New(settings); err == nil {
			t.Errorf("%+v was accepted", settings)
		}
	}
}
