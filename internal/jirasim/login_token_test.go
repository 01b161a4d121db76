// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

// byToken returns a client with a personal access token.
func (s *Server) byToken(t *testing.T, token string) *tokenClient {
	t.Helper()
	return &tokenClient{s.anonymous(t), token}
}

type tokenClient struct {
	*testClient
	token string
}

func (c *tokenClient) send(method, path, body string, headers ...string) testResponse {
	c.t.Helper()
	return c.testClient.send(method, path, body, append([]string{"Authorization", "Bearer " + c.token}, headers...)...)
}

func TestLogin_token(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{BasicAuthOff: true})
	client := server.byToken(t, server.AddToken("ADMIN"))
	before, _ := server.User("admin")
	if got := client.send("POST", "/rest/api/2/user", robotBody).expect(t, 201); got.header.Get("X-Seraph-LoginReason") != "OK" {
		t.Errorf("headers: %v", got.header)
	}
	if after, _ := server.User("admin"); after.LastLogin != before.LastLogin {
		t.Error("a request with a token counts as a login")
	}
	server.RevokeToken(client.token)
	got := client.send("GET", adminPath, "").expect(t, 401, messageClientNotAuthenticated)
	if got.header.Get("X-AUSERNAME") != "anonymous" || got.header.Get("X-Seraph-LoginReason") != "" || server.FailedLogins() != 0 {
		t.Errorf("an invalid token is refused instead of ignored: %v", got.header)
	}
	robot := server.byToken(t, server.AddToken("robot"))
	robot.send("GET", adminPath, "").expect(t, 200)
	server.ChangeUser("robot", func(robot *User) { robot.Active = false })
	robot.send("GET", adminPath, "").expect(t, 401)
	server.byToken(t, server.AddToken("ghost")).send("GET", adminPath, "").expect(t, 401)
}

func TestLogin_tokenSessions(t *testing.T) {
	t.Parallel()
	for kept, want := range map[bool]int{false: 500, true: 201} {
		server := startJira(t, Settings{TokenSessionsKept: kept})
		client := server.byToken(t, server.AddToken("admin"))
		client.keepingCookies()
		upload := func(content string) testResponse {
			return client.send("POST", temporaryPath+"?username=admin&filename=a.png", content,
				"Content-Type", "image/png", "X-Atlassian-Token", "no-check")
		}
		upload(pngOf(t, twoColors(60, 60))).expect(t, 201)
		client.send("POST", "/rest/api/2/user/avatar?username=admin", `{"cropperWidth":60}`, "X-Atlassian-Token", "no-check").expect(t, want)
		// The small square needs no second request, and so no session.
		upload(pngOf(t, twoColors(48, 48))).expect(t, 201, `"owner"`)
	}
}

// An invalid token is 401 for serverInfo even where anonymous callers are served. Before 10 a search finds no users (facts
// 12.1).
func TestLogin_invalidToken(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		server := startJira(t, Settings{Version: version})
		got := server.byToken(t, "nonsense").send("GET", "/rest/api/2/serverInfo", "").expect(t, 401)
		if got.header.Get("X-Seraph-LoginReason") != "" || server.FailedLogins() != 0 {
			t.Errorf("%s: headers %v, %d failed logins", version, got.header, server.FailedLogins())
		}
		search := server.byToken(t, "nonsense").send("GET", "/rest/api/2/user/search?username=admin", "")
		if server.version.AtLeast(10, 0) {
			search.expect(t, 401)
		} else if search.expect(t, 200); search.body != "[]" {
			t.Errorf("%s: %s", version, search.body)
		}
	}
}
