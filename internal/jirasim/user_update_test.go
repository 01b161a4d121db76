// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestUser_systemAdministratorProtected(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.AddUser(User{Name: "deputy", Password: "deputy", Active: true, Groups: []string{"jira-administrators"}})
	deputy := server.clientAs(t, "deputy", "deputy")
	deputy.send("PUT", adminPath, `{"displayName":"x"}`).expect(t, 400)
	deputy.send("DELETE", adminPath, "").expect(t, 400)
	deputy.send("PUT", "/rest/api/2/user/password?username=admin", `{"password":"x"}`).expect(t, 403)
	server.asAdmin(t).send("PUT", adminPath, `{"displayName":"x"}`).expect(t, 200)
}

func TestUpdateUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	addRobot(server, "other")
	admin := server.asAdmin(t)
	path := "/rest/api/2/user?key=" + robot.Key
	admin.send("PUT", path, `{"name":"Bender","displayName":"","active":"false"}`).
		expect(t, 200, `"key":"`+robot.Key+`","name":"Bender"`, `"displayName":"The robot","active":false`)
	admin.get("/rest/api/2/user?username=robot").expect(t, 404)
	admin.send("PUT", path, `{"name":"BENDER","emailAddress":"b@example.com","active":true}`).expect(t, 200, `"name":"BENDER","emailAddress":"b@example.com"`)
	admin.send("PUT", path, `{"displayName":" "}`).expect(t, 400, "error.no.value.found.to.be.changed")
	admin.send("PUT", path, `{"name":"OTHER"}`).expect(t, 400, `"username":"A user with that username already exists."`)
	admin.send("PUT", path, `{"emailAddress":"nothing"}`).expect(t, 400, `{"errorMessages":["error.invalid.email.address.format"],"errors":{}}`)
	admin.send("PUT", "/rest/api/2/user?username=admin", `{"active":false}`).expect(t, 400, "You cannot deactivate the currently logged in user.")

	server.ChangeUser("bender", func(robot *User) { robot.LeadsProjects = []string{"A", "B"} })
	admin.send("PUT", path, `{"active":false}`).expect(t, 400, "currently the project lead on these projects: A, B")
	server.ChangeUser("bender", func(robot *User) { robot.ReadOnly = true })
	admin.send("PUT", path, `{"displayName":"x"}`).expect(t, 400, "Cannot edit user, as the user's directory is read only.")
}

func TestUpdateUser_activeBefore8_3(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Version: "8.2"})
	admin := server.asAdmin(t)
	created := admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 201, `"key":"robot","name":"Robot"`)
	if strings.Contains(created.body, "deleted") {
		t.Errorf("8.2 has no member deleted: %s", created.body)
	}
	admin.send("PUT", "/rest/api/2/user?key=robot", `{"active":false,"displayName":"R"}`).expect(t, 200, `"displayName":"R","active":true`)
	admin.send("PUT", "/rest/api/2/user?key=robot", `{"active":false}`).expect(t, 400, "error.no.value.found.to.be.changed")
}

func TestUpdateUser_leadsStayActive(t *testing.T) {
	t.Parallel()
	for reason, change := range map[string]func(*User){
		"project lead on these projects: A, B":     func(robot *User) { robot.LeadsProjects = []string{"A", "B"} },
		"component lead on these components: C, D": func(robot *User) { robot.LeadsComponents = []string{"C", "D"} },
	} {
		server := startJira(t, Settings{})
		addRobot(server, "robot")
		server.ChangeUser("robot", change)
		server.asAdmin(t).send("PUT", "/rest/api/2/user?username=robot", `{"active":false}`).expect(t, 400, `"active"`, reason)
	}
}
