// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"testing"
)

func TestAvailability(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t)
	visitor.get("/status").is(t, 200, `{"state":"RUNNING"}`)
	server.SetStarting(true)
	visitor.get("/status").is(t, 200, `{"state":"STARTING"}`)
	visitor.get("/rest/api/2/serverInfo").is(t, 503, "<html>")
	visitor.get("/").is(t, 302)
	visitor.get("/startup.jsp").is(t, 200, "<html>")
	server.SetStarting(false)

	const mode = "/rest/api/2/readonly-mode"
	visitor.get(mode).is(t, 200, `{"enabled":false`)
	visitor.send("PUT", mode, `{"enabled":true}`).is(t, 200)
	visitor.get(mode).is(t, 200, `{"enabled":true`)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 503, "read-only mode")
	visitor.send("PUT", mode, `{"enabled":false}`).is(t, 503)
	visitor.get(aUser).is(t, 200)
	server.SetReadOnlyMode(false)
	visitor.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
}
