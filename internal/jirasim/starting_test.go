// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestStarting(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t)
	client.get("/status").expect(t, 200, `{"state":"RUNNING"}`)
	server.SetStarting(true)
	client.get("/status").expect(t, 200, `{"state":"STARTING"}`)
	client.get("/rest/api/2/serverInfo").expect(t, 503, "<html>")
	client.get("/").expect(t, 302)
	client.get("/startup.jsp").expect(t, 200, "<html>")
	server.SetStarting(false)

	const mode = "/rest/api/2/readonly-mode"
	client.get(mode).expect(t, 200, `{"enabled":false`)
	client.send("PUT", mode, `{"enabled":true}`).expect(t, 200)
	client.get(mode).expect(t, 200, `{"enabled":true`)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 503, "read-only mode")
	client.send("PUT", mode, `{"enabled":false}`).expect(t, 503)
	client.get(adminPath).expect(t, 200)
	server.SetReadOnlyMode(false)
	client.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
}
