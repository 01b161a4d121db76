// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestEmailVisibility(t *testing.T) {
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
		for visitor, want := range map[*visitor]string{server.asAdmin(t): test.admin, server.visit(t, "robot", "robot"): test.user} {
			got := visitor.get("/rest/api/2/user?username=robot").is(t, 200, want)
			if strings.Contains(got.body, "emailAddress") != (want != "") {
				t.Errorf("%+v: %s", test, got.body)
			}
		}
	}
}
