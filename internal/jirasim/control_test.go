// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"strings"
	"testing"
)

// outside sends a request to the control path, which is outside of the context path.
func (s *Server) outside(t *testing.T, method, path, body string) testResponse {
	t.Helper()
	client := s.anonymous(t)
	bare := &Server{listener: s.listener}
	bare.settings.ContextPath = ""
	client.server = bare
	return client.send(method, controlPath+path, body)
}

func TestControl(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.outside(t, "POST", "misbehave", `{"Path":"/serverInfo","Kind":"Status500","Skip":1}`).expect(t, 200, `{"fault":1}`)
	server.outside(t, "POST", "misbehave", `{"Kind":"Nonsense"}`).expect(t, 400, "Nonsense")
	server.outside(t, "POST", "misbehave", `{"Kinds":"Huge"}`).expect(t, 400)
	server.outside(t, "GET", "nothing", "").expect(t, 404)
	client := server.asAdmin(t).keepingCookies()
	client.get("/rest/api/2/serverInfo").expect(t, 200)
	client.get("/rest/api/2/serverInfo").expect(t, 500)
	server.outside(t, "POST", "behave", "").expect(t, 204)
	client.get("/rest/api/2/serverInfo").expect(t, 200)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
	client.send("PUT", adminPath, `{"displayName":"x"}`).expect(t, 200)

	got := server.outside(t, "GET", "requests", "").expect(t, 200)
	var logged []loggedRequest
	if err := json.Unmarshal([]byte(got.body), &logged); err != nil || len(logged) != 5 {
		t.Fatalf("%d logged requests, error %v", len(logged), err)
	}
	if logged[1].Fault != "Status500" || logged[1].Status != 500 || logged[4].Body != `{"displayName":"x"}` || logged[4].Username != "admin" {
		t.Errorf("logged requests: %+v", logged)
	}
	cookie := server.Requests()[4].Header.Get("Cookie")
	for _, secret := range []string{"YWRtaW46YWRtaW4", strings.TrimPrefix(strings.Split(cookie, ";")[0], "JSESSIONID="), `\"secret\"`} {
		if strings.Contains(got.body, secret) {
			t.Errorf("the log contains the secret %q", secret)
		}
	}
	if logged[4].Header.Get("Cookie") != "(secret)" {
		t.Errorf("the Cookie header is not redacted: %v", logged[4].Header)
	}
}

func TestControl_operationsAndProjects(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.outside(t, "GET", "operations", "").expect(t, 200, `"GET /rest/api/2/user"`, `"POST /rest/auth/1/session"`)
	server.outside(t, "POST", "project", `{"Key":"ONE","Permissions":{"ASSIGNABLE_USER":["admin"]}}`).expect(t, 204)
	server.outside(t, "POST", "project", `[]`).expect(t, 400)
	server.asAdmin(t).get("/rest/api/2/user/assignable/search?project=ONE").expect(t, 200, `"name":"admin"`)
}
