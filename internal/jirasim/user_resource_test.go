// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/url"
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
	admin.get("/rest/api/2/user?username=rOBOT").is(t, 200, want...)
	admin.get("/rest/api/2/user?key="+robot.Key).is(t, 200, want...)
	admin.get("/rest/api/2/user?username=robot&expand=groups,applicationRoles").is(t, 200,
		`"items":[{"name":"jira-software-users","self":"`, `"items":[{"key":"jira-software"`)

	admin.get("/rest/api/2/user?username=robot&key=x").is(t, 400, "You cannot specify both the username and the key parameters")
	admin.get("/rest/api/2/user").is(t, 404, "Either the 'username' or the 'key' query parameters need to be provided")
	admin.get("/rest/api/2/user?username=x").is(t, 404, `{"errorMessages":["The user named 'x' does not exist"],"errors":{}}`)
	admin.get("/rest/api/2/user?key=x").is(t, 404, "The user with the key 'x' does not exist")
}

func TestSelfIsEncoded(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "a b+c/d\\ü%")
	server.asAdmin(t).get("/rest/api/2/user?username="+url.QueryEscape("A B+C/D\\Ü%")).
		is(t, 200, `/rest/api/2/user?username=a+b%2Bc/d%5C%C3%BC%25"`)
}

func TestLastLoginPerVersion(t *testing.T) {
	t.Parallel()
	for version, shown := range map[string]bool{"9.12": false, "10.3": true} {
		got := startJira(t, Settings{Version: version}).asAdmin(t).get("/rest/api/2/myself").is(t, 200)
		if strings.Contains(got.body, "lastLoginTime") != shown {
			t.Errorf("%s: %s", version, got.body)
		}
	}
}

const robotBody = `{"name":"Robot","emailAddress":"robot@example.com","displayName":"The Robot","password":"secret","notification":"true"}`

func TestCreateUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	got := server.asAdmin(t).send("POST", "/rest/api/2/user", robotBody).
		is(t, 201, `"key":"JIRAUSER10100","name":"Robot"`, `"active":true`)
	if got.header.Get("Location") != server.URL()+"/rest/api/2/user?username=Robot" {
		t.Errorf("Location %q", got.header.Get("Location"))
	}
	robot, found := server.User("robot")
	if !found || !slices.Equal(robot.Groups, []string{"jira-software-users"}) || !slices.Equal(robot.ApplicationKeys, []string{"jira-software"}) {
		t.Errorf("%t %+v", found, robot)
	}
	if !server.CanLogIn("ROBOT", "secret") || !slices.Equal(server.Notified(), []string{"Robot"}) {
		t.Error("no password, or no e-mail")
	}
}

func TestCreateUserGrantsApplications(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for keys, groups := range map[string][]string{
		`[]`:                                   nil,
		`["jira-core"]`:                        {"jira-core-users"},
		`["jira-software","jira-servicedesk"]`: {"jira-servicedesk-users", "jira-software-users"},
	} {
		server.asAdmin(t).send("POST", "/rest/api/2/user", strings.Replace(robotBody, "{", `{"applicationKeys":`+keys+`,`, 1)).is(t, 201)
		if robot, _ := server.User("robot"); !slices.Equal(robot.Groups, groups) {
			t.Errorf("%s: groups %v", keys, robot.Groups)
		}
		server.RemoveUser("robot")
	}
}

func TestCreateUserRefusals(t *testing.T) {
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
		server.asAdmin(t).send("POST", "/rest/api/2/user", body).is(t, 400, want)
	}
	if len(server.Users()) != 1 {
		t.Error("a refused user exists")
	}
	addRobot(server, "robot")
	server.visit(t, "robot", "robot").send("POST", "/rest/api/2/user", robotBody).is(t, 403, messageNotAdministrator)
}

func TestDeletedNameKeepsItsKey(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).is(t, 201, "JIRAUSER10100")
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").is(t, 204)
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").is(t, 404)
	admin.get("/rest/api/2/user?key=JIRAUSER10100").is(t, 404)
	admin.get("/rest/api/2/user?key=JIRAUSER10100&includeDeleted=true").
		is(t, 200, `"emailAddress":"?"`, `"displayName":"Robot","active":false,"deleted":true`)
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, "Robot", "other", 1)).is(t, 201, "JIRAUSER10101")
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, "Robot", "ROBOT", 1)).is(t, 201, `"key":"JIRAUSER10100","name":"ROBOT"`)

	server.visit(t, "other", "secret").get("/rest/api/2/user?username=x&includeDeleted=true").is(t, 403)
}

func TestUpdateUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	addRobot(server, "other")
	admin := server.asAdmin(t)
	path := "/rest/api/2/user?key=" + robot.Key
	admin.send("PUT", path, `{"name":"Bender","displayName":"","active":"false"}`).
		is(t, 200, `"key":"`+robot.Key+`","name":"Bender"`, `"displayName":"The robot","active":false`)
	admin.get("/rest/api/2/user?username=robot").is(t, 404)
	admin.send("PUT", path, `{"name":"BENDER","emailAddress":"b@example.com","active":true}`).is(t, 200, `"name":"BENDER","emailAddress":"b@example.com"`)
	admin.send("PUT", path, `{"displayName":" "}`).is(t, 400, "error.no.value.found.to.be.changed")
	admin.send("PUT", path, `{"name":"OTHER"}`).is(t, 400, `"username":"A user with that username already exists."`)
	admin.send("PUT", path, `{"emailAddress":"nothing"}`).is(t, 400, `"email":`)
	admin.send("PUT", "/rest/api/2/user?username=admin", `{"active":false}`).is(t, 400, "You cannot deactivate the currently logged in user.")

	server.ChangeUser("bender", func(robot *User) { robot.LeadsProjects = []string{"A", "B"} })
	admin.send("PUT", path, `{"active":false}`).is(t, 400, "currently the project lead on these projects: A, B")
	server.ChangeUser("bender", func(robot *User) { robot.ReadOnly = true })
	admin.send("PUT", path, `{"displayName":"x"}`).is(t, 400, "Cannot edit user, as the user's directory is read only.")
}

func TestSystemAdministratorsAreProtected(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.AddUser(User{Name: "deputy", Password: "deputy", Active: true, Groups: []string{"jira-administrators"}})
	deputy := server.visit(t, "deputy", "deputy")
	deputy.send("PUT", aUser, `{"displayName":"x"}`).is(t, 400)
	deputy.send("DELETE", aUser, "").is(t, 400)
	deputy.send("PUT", "/rest/api/2/user/password?username=admin", `{"password":"x"}`).is(t, 403)
	server.asAdmin(t).send("PUT", aUser, `{"displayName":"x"}`).is(t, 200)
}

func TestChangePassword(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	session := server.visit(t, "robot", "robot").keepingCookies()
	session.get("/rest/api/2/myself").is(t, 200)
	path := "/rest/api/2/user/password?username=robot"
	server.asAdmin(t).send("PUT", path, `{"password":""}`).is(t, 400, "error.password.cannot.be.empty")
	server.asAdmin(t).send("PUT", path, `{"password":"new"}`).is(t, 204)
	server.asAdmin(t).send("PUT", path+"x", `{"password":"new"}`).is(t, 404)
	if server.CanLogIn("robot", "robot") || !server.CanLogIn("robot", "new") {
		t.Error("the password is not the new one")
	}
	session.get("/rest/api/2/myself").is(t, 401)
}

func TestDeleteUserRefusals(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.send("DELETE", aUser, "").is(t, 400, "You cannot delete the currently logged in user.")
	server.AddUser(User{
		Name: "robot", Active: true, ReadOnly: true, IssuesReported: 3, IssuesAssigned: 2, Comments: 1, LeadsProjects: []string{"A"},
	})
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").is(t, 400,
		"Cannot delete user 'robot' because 3 issues were reported by this person.",
		"Cannot delete user 'robot' because 2 issues are currently assigned to this person.",
		"Cannot delete user 'robot' because they have made 1 comments.",
		"Cannot delete user 'robot' because they are currently the project lead on 1 projects.",
		"Cannot delete user, the user directory is read-only.")
	if _, found := server.User("robot"); !found {
		t.Error("the user is gone")
	}
}

func TestConcurrentCreatesOfOneName(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t)
	statuses := make(chan int)
	for range 8 {
		go func() {
			got, _ := visitor.try("POST", "/rest/api/2/user", robotBody)
			statuses <- got.status
		}()
	}
	counted := map[int]int{}
	for range 8 {
		counted[<-statuses]++
	}
	if counted[201] != 1 || counted[400] != 7 {
		t.Errorf("%v", counted)
	}
}
