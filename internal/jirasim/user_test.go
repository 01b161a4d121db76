// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
	"testing"
)

func TestReadUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "Robot")
	admin := server.asAdmin(t)
	want := []string{
		`"key":"JIRAUSER10100","name":"Robot","emailAddress":"Robot@example.com"`, `"displayName":"The Robot","active":true,"deleted":false`,
		`"groups":{"size":1,"items":[]},"applicationRoles":{"size":1,"items":[]},"expand":"groups,applicationRoles"`,
		`"self":"` + server.URL() + `/rest/api/2/user?username=Robot"`,
	}
	admin.get("/rest/api/2/user?username=rOBOT").expect(t, 200, want...)
	admin.get("/rest/api/2/user?key="+robot.Key).expect(t, 200, want...)
	admin.get("/rest/api/2/user?username=robot&expand=groups,applicationRoles").expect(t, 200,
		`"items":[{"name":"jira-software-users","self":"`, `"items":[{"key":"jira-software"`)

	admin.get("/rest/api/2/user?username=robot&key=x").expect(t, 400, "You cannot specify both the username and the key parameters")
	admin.get("/rest/api/2/user").expect(t, 404, "Either the 'username' or the 'key' query parameters need to be provided")
	admin.get("/rest/api/2/user?username=x").expect(t, 404, `{"errorMessages":["The user named 'x' does not exist"],"errors":{}}`)
	admin.get("/rest/api/2/user?key=x").expect(t, 404, "The user with the key 'x' does not exist")
}

const robotBody = `{"name":"Robot","emailAddress":"robot@example.com","displayName":"The Robot","password":"secret","notification":"true"}`

func TestCreateUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	got := server.asAdmin(t).send("POST", "/rest/api/2/user", robotBody).
		expect(t, 201, `"key":"JIRAUSER10100","name":"Robot"`, `"active":true`)
	if got.header.Get("Location") != server.URL()+"/rest/api/2/user?username=Robot" {
		t.Errorf("Location %q", got.header.Get("Location"))
	}
	robot, found := server.User("robot")
	if !found || !slices.Equal(robot.Groups, []string{"jira-software-users"}) || !slices.Equal(robot.ApplicationKeys, []string{"jira-software"}) {
		t.Errorf("created user (found: %t): %+v", found, robot)
	}
	if !server.CanLogIn("ROBOT", "secret") || !slices.Equal(server.Notified(), []string{"Robot"}) {
		t.Error("the password was not set, or no e-mail was sent")
	}
}

func TestCreateUser_applicationKeys(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for keys, groups := range map[string][]string{
		`[]`:                                   nil,
		`["jira-core"]`:                        {"jira-core-users"},
		`["jira-software","jira-servicedesk"]`: {"jira-servicedesk-users", "jira-software-users"},
	} {
		server.asAdmin(t).send("POST", "/rest/api/2/user", strings.Replace(robotBody, "{", `{"applicationKeys":`+keys+`,`, 1)).expect(t, 201)
		if robot, _ := server.User("robot"); !slices.Equal(robot.Groups, groups) {
			t.Errorf("%s: groups %v", keys, robot.Groups)
		}
		server.RemoveUser("robot")
	}
}

func TestCreateUser_refusals(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	long := strings.Repeat("x", 256)
	for body, want := range map[string]string{
		`{}`: `{"errorMessages":[],"errors":{"email":"You must specify an email address.","fullname":"You must specify a full name.","username":"You must specify a username."}}`,
		strings.Replace(robotBody, "Robot", "ADMIN", 1):                 `"errors":{"username":"A user with that username already exists."}`,
		strings.Replace(robotBody, "Robot", "a<b", 1):                   `The username must not contain '<', '>' or '&'.`,
		strings.Replace(robotBody, "Robot", long, 1):                    `The username must not exceed 255 characters in length.`,
		strings.Replace(robotBody, "robot@", "", 1):                     `"email":"You must specify a valid email address."`,
		strings.Replace(robotBody, "The Robot", long, 1):                `"fullname":"`,
		strings.Replace(robotBody, "{", `{"applicationKeys":["x"],`, 1): `"applicationKeys":"`,
	} {
		server.asAdmin(t).send("POST", "/rest/api/2/user", body).expect(t, 400, want)
	}
	if len(server.Users()) != 1 {
		t.Error("a refused user was created")
	}
	addRobot(server, "robot")
	server.clientAs(t, "robot", "robot").send("POST", "/rest/api/2/user", robotBody).expect(t, 403, messageNotAdministrator)
}

func TestCreateUser_concurrent(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t)
	statuses := make(chan int)
	for range 8 {
		go func() {
			got, _ := client.try("POST", "/rest/api/2/user", robotBody)
			statuses <- got.status
		}()
	}
	counted := map[int]int{}
	for range 8 {
		counted[<-statuses]++
	}
	if counted[201] != 1 || counted[400] != 7 {
		t.Errorf("responses by status: %v", counted)
	}
}

func TestCreateUser_inactive(t *testing.T) {
	t.Parallel()
	body := strings.Replace(robotBody, "{", `{"active":false,`, 1)
	for honored, active := range map[bool]string{false: `"active":true`, true: `"active":false`} {
		startJira(t, Settings{CreateInactive: honored}).asAdmin(t).send("POST", "/rest/api/2/user", body).expect(t, 201, active)
	}
}

func TestCreateUser_lengthInUTF16Units(t *testing.T) {
	t.Parallel()
	admin := startJira(t, Settings{}).asAdmin(t)
	body := func(name string) string { return strings.Replace(robotBody, "Robot", name, 1) }
	admin.send("POST", "/rest/api/2/user", body(strings.Repeat("🤖", 128))).expect(t, 400, "must not exceed 255")
	admin.send("POST", "/rest/api/2/user", body(strings.Repeat("🤖", 127)+"x")).expect(t, 201)
}

func TestUser_readOnlyDirectory(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReadOnlyDirectory: true})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 400, "Cannot add user, all the user directories are read-only.")
	admin.send("PUT", "/rest/api/2/user?username=robot", `{"displayName":"x"}`).expect(t, 400, "read only")
	admin.send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"x"}`).expect(t, 403)
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").expect(t, 400, "read-only")
	admin.send("PUT", "/rest/api/2/user/avatar?username=robot", `{"id":"10334"}`).expect(t, 200)
}
