// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestDeleteUser_nameKeepsKey(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 201, "JIRAUSER10100")
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").expect(t, 204)
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").expect(t, 404)
	admin.get("/rest/api/2/user?key=JIRAUSER10100").expect(t, 404)
	admin.get("/rest/api/2/user?key=JIRAUSER10100&includeDeleted=true").
		expect(t, 200, `"emailAddress":"?"`, `"displayName":"Robot","active":false,"deleted":true`)
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, "Robot", "other", 1)).expect(t, 201, "JIRAUSER10101")
	admin.send("POST", "/rest/api/2/user", strings.Replace(robotBody, "Robot", "ROBOT", 1)).expect(t, 201, `"key":"JIRAUSER10100","name":"ROBOT"`)

	server.clientAs(t, "other", "secret").get("/rest/api/2/user?username=x&includeDeleted=true").expect(t, 403)
}

func TestDeleteUser_refusals(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	admin := server.asAdmin(t)
	admin.send("DELETE", adminPath, "").expect(t, 400, "You cannot delete the currently logged in user.")
	server.AddUser(User{
		Name: "robot", Active: true, ReadOnly: true, IssuesReported: 3, IssuesAssigned: 2, Comments: 1, LeadsProjects: []string{"A"},
	})
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").expect(t, 400,
		"Cannot delete user 'robot' because 3 issues were reported by this person.",
		"Cannot delete user 'robot' because 2 issues are currently assigned to this person.",
		"Cannot delete user 'robot' because they have made 1 comments.",
		"Cannot delete user 'robot' because they are currently the project lead on 1 projects.",
		"Cannot delete user, the user directory is read-only.")
	if _, found := server.User("robot"); !found {
		t.Error("the user was deleted in spite of the refusal")
	}
}
