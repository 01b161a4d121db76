// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestOldJiraIgnoresActiveAndMakesKeysOfNames(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Version: "8.2"})
	admin := server.asAdmin(t)
	created := admin.send("POST", "/rest/api/2/user", robotBody).is(t, 201, `"key":"robot","name":"Robot"`)
	if strings.Contains(created.body, "deleted") {
		t.Errorf("8.2 knows deleted: %s", created.body)
	}
	admin.send("PUT", "/rest/api/2/user?key=robot", `{"active":false,"displayName":"R"}`).is(t, 200, `"displayName":"R","active":true`)
	admin.send("PUT", "/rest/api/2/user?key=robot", `{"active":false}`).is(t, 400, "error.no.value.found.to.be.changed")
}

func TestLeadsCannotBeDeactivated(t *testing.T) {
	t.Parallel()
	for reason, change := range map[string]func(*User){
		"project lead on these projects: A, B":     func(robot *User) { robot.LeadsProjects = []string{"A", "B"} },
		"component lead on these components: C, D": func(robot *User) { robot.LeadsComponents = []string{"C", "D"} },
	} {
		server := startJira(t, Settings{})
		addRobot(server, "robot")
		server.ChangeUser("robot", change)
		server.asAdmin(t).send("PUT", "/rest/api/2/user?username=robot", `{"active":false}`).is(t, 400, `"active"`, reason)
	}
}

func TestLengthOfNamesIsInUTF16Units(t *testing.T) {
	t.Parallel()
	admin := startJira(t, Settings{}).asAdmin(t)
	body := func(name string) string { return strings.Replace(robotBody, "Robot", name, 1) }
	admin.send("POST", "/rest/api/2/user", body(strings.Repeat("🤖", 128))).is(t, 400, "must not exceed 255")
	admin.send("POST", "/rest/api/2/user", body(strings.Repeat("🤖", 127)+"x")).is(t, 201)
}
