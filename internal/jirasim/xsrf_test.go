// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"testing"
)

func TestXSRF(t *testing.T) {
	t.Parallel()
	const confirmation = "/rest/api/2/user/avatar?username=admin"
	cases := []struct {
		path, contentType, token, agent string
		refused                         bool
	}{
		// The check of the REST framework: forms need the header, in either spelling; JSON does not.
		{path: "/rest/api/2/user", contentType: "application/json"},
		// Jira's own check of avatars: JSON needs the header too, and the old spelling is not accepted.
		{path: confirmation, contentType: "application/json", refused: true},
		{path: confirmation, contentType: "application/json", token: "nocheck", refused: true},
		{path: confirmation, contentType: "application/json", token: " NO-Check "},
		{path: temporaryPath, contentType: "image/png", refused: true},
		{path: temporaryPath, contentType: "image/png", token: "no-check"},
		// A client that looks like a browser must come from the same origin.
		{path: confirmation, contentType: "application/json", token: "no-check", agent: "Mozilla/5.0", refused: true},
		{path: "/rest/api/2/user", contentType: "application/json", agent: "Chrome/120", refused: true},
	}
	server := startJira(t, Settings{})
	for _, test := range cases {
		got := server.asAdmin(t).send("POST", test.path, "{}",
			"Content-Type", test.contentType, "X-Atlassian-Token", test.token, "User-Agent", test.agent)
		name := fmt.Sprintf("%+v", test)
		if refused := got.status == 403 && got.body == "XSRF check failed"; refused != test.refused {
			t.Errorf("%s: %d %s", name, got.status, got.body)
		}
	}
}

func TestXSRF_browserOfSameOrigin(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.asAdmin(t).send("POST", "/rest/api/2/user", "{}", "User-Agent", "Mozilla/5.0", "Origin", server.URL()).expect(t, 400)
}

func TestXSRF_formTypes(t *testing.T) {
	t.Parallel()
	for _, contentType := range formTypes {
		for token, passes := range map[string]bool{"": false, "no-check": true, "nocheck": true, "NO-CHECK": true, "yes": false} {
			exchange := newExchange(t, "POST", "/rest/api/2/user", "Content-Type", contentType, "X-Atlassian-Token", token)
			if refused := exchange.checkXSRF(); (refused == nil) != passes {
				t.Errorf("Content-Type %q, token %q: passed %t", contentType, token, refused == nil)
			}
		}
	}
}

func TestXSRF_sessionToken(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.get("/rest/api/2/myself")
	var token string
	for _, session := range server.store.Sessions() {
		token = session.XSRFToken
	}
	const path = "/rest/api/2/user/avatar?username=admin&atl_token="
	client.send("POST", path+token, "{}").expect(t, 500, messageUploadFailed)
	client.send("POST", path+"guessed", "{}").expect(t, 403)
}
