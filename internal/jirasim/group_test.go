// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
	"testing"
)

func TestGroups(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	got := admin.send("POST", "/rest/api/2/group", `{"name":"Robots"}`).
		expect(t, 201, `{"name":"Robots","self":"`, `"users":{"size":0,"items":[],"max-results":50,"start-index":0,"end-index":0},"expand":"users"}`)
	if got.header.Get("Location") != server.URL()+"/rest/api/2/group?groupname=Robots" {
		t.Errorf("Location: %v", got.header)
	}
	admin.send("POST", "/rest/api/2/group", `{"name":"ROBOTS"}`).expect(t, 400)
	admin.send("POST", "/rest/api/2/group", `{"name":" "}`).expect(t, 400, "The group name can not be empty")

	const members = "/rest/api/2/group/user?groupname=robots"
	admin.send("POST", members, `{"name":"ROBOT"}`).expect(t, 201, `"name":"Robots"`, `"size":1`)
	admin.send("POST", members, `{"name":"robot"}`).expect(t, 400)
	admin.send("POST", members, `{"name":"ghost"}`).expect(t, 404, "User 'ghost' does not exist.")
	admin.send("POST", members+"x", `{"name":"robot"}`).expect(t, 404, "The group named ''robotsx'' does not exist")
	if robot, _ := server.User("robot"); !slices.Equal(robot.Groups, []string{"Robots", "jira-software-users"}) {
		t.Errorf("groups of the robot: %v", robot.Groups)
	}
	admin.send("DELETE", members+"&username=robot", "").expect(t, 200)
	admin.send("DELETE", "/rest/api/2/group/user?groupname=jira-administrators&username=admin", "").expect(t, 400)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots&swapGroup=nothing", "").expect(t, 404)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots", "").expect(t, 200)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots", "").expect(t, 404)
	admin.send("DELETE", "/rest/api/2/group", "").expect(t, 400)
	if slices.Contains(server.Groups(), "Robots") {
		t.Error("the deleted group still exists")
	}
	server.clientAs(t, "robot", "robot").send("POST", "/rest/api/2/group", `{"name":"x"}`).expect(t, 403, messageNotAdministrator)
}

// Reading a group exists up to 9.x (facts 12.3). Names have at most 255 characters.
func TestGroup_readByVersion(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		server := startJira(t, Settings{Version: version})
		admin := server.asAdmin(t)
		const path = "/rest/api/2/group?groupname=jira-administrators"
		if server.version.AtLeast(10, 0) {
			admin.get(path).expect(t, 405)
		} else {
			admin.get(path).expect(t, 200, `"name":"jira-administrators"`, `"users":{"size":1,"items":[],`)
			admin.get(path+"&expand=users").expect(t, 200, `"items":[{"self":"`, `"name":"admin"`)
		}
		admin.send("POST", "/rest/api/2/group", `{"name":"`+strings.Repeat("ü", 256)+`"}`).expect(t, 400, `"errors":{"groupName":`)
		admin.send("POST", "/rest/api/2/group", `{"name":"`+strings.Repeat("ü", 255)+`"}`).expect(t, 201)
	}
}
