// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func TestBasicAuthOff(t *testing.T) {
	t.Parallel()
	const refusal = `{"message":"Basic Authentication has been disabled on this instance."}`
	server := startJira(t, Settings{Version: "11.3", BasicAuthOff: true, BasicAuthUsers: []string{"Robot"}, BasicAuthPaths: []string{temporaryPath}})
	addRobot(server, "robot")
	admin := server.asAdmin(t).keepingCookies()
	admin.get("/rest/api/2/serverInfo").expect(t, 403, refusal)
	admin.send("GET", adminPath, "", "Accept", "text/plain").expect(t, 403, "Basic Authentication has been disabled on this instance.")
	admin.send("POST", sessionPath, `{"username":"admin","password":"admin"}`, "Authorization", "").expect(t, 403, refusal)
	server.clientAs(t, "robot", "robot").get(adminPath).expect(t, 200)
	// The session of a request to an exempt path ends with the request.
	admin.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
	open := slices.DeleteFunc(server.store.Sessions(), func(session *store.Session) bool { return session.UserKey == "" })
	if len(open) != 1 {
		t.Errorf("%d sessions of users, want only the session of the robot", len(open))
	}
	if server.FailedLogins() != 0 {
		t.Error("refused Basic headers count as failed logins")
	}
}
