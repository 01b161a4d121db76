// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
	"strings"
	"testing"
)

func TestUserBean_emailVisibility(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		settings    Settings
		admin, user string
	}{
		{Settings{}, `"robot@example.com"`, `"robot@example.com"`},
		{Settings{MaskEmail: true}, `"robot@example.com"`, `"robot at example dot com"`},
		{Settings{HideEmail: true}, `"robot@example.com"`, ""},
		{Settings{HideEmail: true, EmailHiddenFromAll: true}, "", ""},
	} {
		server := startJira(t, test.settings)
		addRobot(server, "robot")
		for client, want := range map[*testClient]string{server.asAdmin(t): test.admin, server.clientAs(t, "robot", "robot"): test.user} {
			got := client.get("/rest/api/2/user?username=robot").expect(t, 200, want)
			if strings.Contains(got.body, "emailAddress") != (want != "") {
				t.Errorf("%+v: %s", test, got.body)
			}
		}
	}
}

func TestUserBean_selfEncoded(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "a b+c/d\\ü%")
	server.asAdmin(t).get("/rest/api/2/user?username="+url.QueryEscape("A B+C/D\\Ü%")).
		expect(t, 200, `/rest/api/2/user?username=a+b%2Bc/d%5C%C3%BC%25"`)
}

func TestUserBean_lastLoginByVersion(t *testing.T) {
	t.Parallel()
	for version, shown := range map[string]bool{"9.12": false, "10.3": true} {
		got := startJira(t, Settings{Version: version}).asAdmin(t).get("/rest/api/2/myself").expect(t, 200)
		if strings.Contains(got.body, "lastLoginTime") != shown {
			t.Errorf("%s: %s", version, got.body)
		}
	}
}
