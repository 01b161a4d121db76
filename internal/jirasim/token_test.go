// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

// byToken is a visitor with a personal access token.
func (s *Server) byToken(t *testing.T, token string) *tokenVisitor {
	t.Helper()
	return &tokenVisitor{s.visit(t, "", ""), token}
}

type tokenVisitor struct {
	*visitor
	token string
}

func (v *tokenVisitor) send(method, path, body string, headers ...string) reply {
	v.t.Helper()
	return v.visitor.send(method, path, body, append([]string{"Authorization", "Bearer " + v.token}, headers...)...)
}

func TestToken(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{BasicAuthOff: true})
	visitor := server.byToken(t, server.AddToken("ADMIN"))
	before, _ := server.User("admin")
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
	if after, _ := server.User("admin"); after.LastLogin != before.LastLogin {
		t.Error("a request with a token counted as a login")
	}
	server.RevokeToken(visitor.token)
	got := visitor.send("GET", aUser, "").is(t, 401, messageNotAuthenticated)
	if got.header.Get("X-AUSERNAME") != "anonymous" || got.header.Get("X-Seraph-LoginReason") != "" || server.FailedLogins() != 0 {
		t.Errorf("an invalid token was refused, not ignored: %v", got.header)
	}
	robot := server.byToken(t, server.AddToken("robot"))
	robot.send("GET", aUser, "").is(t, 200)
	server.ChangeUser("robot", func(robot *User) { robot.Active = false })
	robot.send("GET", aUser, "").is(t, 401)
	server.byToken(t, server.AddToken("nobody")).send("GET", aUser, "").is(t, 401)
}

func TestTokenSessions(t *testing.T) {
	t.Parallel()
	for kept, want := range map[bool]int{false: 500, true: 201} {
		server := startJira(t, Settings{TokenSessionsKept: kept})
		visitor := server.byToken(t, server.AddToken("admin"))
		visitor.keepingCookies()
		upload := func(content string) reply {
			return visitor.send("POST", temporaryPath+"?username=admin&filename=a.png", content,
				"Content-Type", "image/png", "X-Atlassian-Token", "no-check")
		}
		upload(pngOf(t, twoColors(60, 60))).is(t, 201)
		visitor.send("POST", "/rest/api/2/user/avatar?username=admin", `{"cropperWidth":60}`, "X-Atlassian-Token", "no-check").is(t, want)
		// The small square needs no session.
		upload(pngOf(t, twoColors(48, 48))).is(t, 201, `"owner"`)
	}
}

func TestBasicAuthOff(t *testing.T) {
	t.Parallel()
	const refusal = `{"message":"Basic Authentication has been disabled on this instance."}`
	server := startJira(t, Settings{Version: "11.3", BasicAuthOff: true, BasicAuthUsers: []string{"Robot"}, BasicAuthPaths: []string{temporaryPath}})
	addRobot(server, "robot")
	admin := server.asAdmin(t).keepingCookies()
	admin.get("/rest/api/2/serverInfo").is(t, 403, refusal)
	admin.send("GET", aUser, "", "Accept", "text/plain").is(t, 403, "Basic Authentication has been disabled on this instance.")
	admin.send("POST", authSession, `{"username":"admin","password":"admin"}`, "Authorization", "").is(t, 403, refusal)
	server.visit(t, "robot", "robot").get(aUser).is(t, 200)
	// A path that is spared loses its session.
	admin.upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
	if len(server.sessions) != 1 {
		t.Errorf("%d sessions, want the robot's only", len(server.sessions))
	}
	if server.FailedLogins() != 0 {
		t.Error("refused headers count as failed logins")
	}
}
