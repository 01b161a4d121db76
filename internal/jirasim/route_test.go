// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestRoute_frameworkErrors(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.get("/rest/api/2/nothing").expect(t, 404, `"status-code":404`)
	admin.send("PATCH", "/rest/api/2/user", "").expect(t, 405)
	admin.send("POST", "/rest/api/2/user", "<x/>", "Content-Type", "application/xml").expect(t, 415)
	admin.send("GET", adminPath, "", "Accept", "text/html").expect(t, 406)
	admin.send("GET", adminPath, "", "Accept", "text/html, application/*;q=0.5").expect(t, 200)
	admin.send("POST", "/rest/api/2/user", "{nonsense").expect(t, 400, `"errorMessages":["`)
	admin.send("POST", "/rest/api/2/user", `{"name":{}}`).expect(t, 400, "START_OBJECT")
}

func TestRoute_latest(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ContextPath: "/", ConfiguredBaseURL: "https://jira.example.com"})
	server.asAdmin(t).get("/rest/api/latest/user?username=admin").
		expect(t, 200, `"self":"https://jira.example.com/rest/api/2/user?username=admin"`)
}

// Unknown paths have the text of the REST framework, and 11 refuses them by the credentials (facts 12.3).
func TestRoute_unknownByVersion(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		server := startJira(t, Settings{Version: version})
		text := `{"message":"HTTP 404 Not Found","status-code":404}`
		if !server.version.AtLeast(10, 0) {
			text = `{"message":"null for uri: ` + server.URL() + `/rest/api/2/nothing","status-code":404}`
		}
		server.asAdmin(t).get("/rest/api/2/nothing").expect(t, 404, text)
		if version != "11.3" {
			server.anonymous(t).get("/rest/api/2/nothing").expect(t, 404, text)
			continue
		}
		server.byToken(t, "nonsense").send("GET", "/rest/api/2/nothing", "").expect(t, 401)
		got := server.anonymous(t).get("/rest/api/2/nothing").expect(t, 302)
		if got.header.Get("Location") != server.URL()+"/login.jsp" {
			t.Errorf("headers: %v", got.header)
		}
	}
}

func TestRoute_latestAuth(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		startJira(t, Settings{Version: version}).asAdmin(t).get("/rest/auth/latest/session").expect(t, 200, `"name":"admin"`)
	}
}

func TestSecurityHeaders(t *testing.T) {
	t.Parallel()
	got := startJira(t, Settings{}).asAdmin(t).get(adminPath).expect(t, 200)
	for name, want := range map[string]string{
		"X-XSS-Protection": "1; mode=block", "X-Content-Type-Options": "nosniff", "X-Frame-Options": "SAMEORIGIN",
		"Referrer-Policy": "strict-origin-when-cross-origin", "Content-Security-Policy": "sandbox",
	} {
		if got.header.Get(name) != want {
			t.Errorf("%s is %q, want %q", name, got.header.Get(name), want)
		}
	}
}
