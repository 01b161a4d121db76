// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "testing"

func TestAccess_anonymousByVersion(t *testing.T) {
	t.Parallel()
	for version, write := range map[string]int{"8.20": 403, "9.12": 403, "10.3": 401, "11.3": 401} {
		server := startJira(t, Settings{Version: version})
		anonymous := server.anonymous(t)
		message := messageNotAuthenticated
		if write == 401 {
			message = `{"message":"Client must be authenticated to access this resource.","status-code":401}`
		}
		anonymous.get(adminPath).expect(t, 401, message)
		anonymous.send("POST", "/rest/api/2/user", "{}").expect(t, write)
		list := 200
		if write == 401 {
			list = 401
		}
		anonymous.get("/rest/api/2/user/avatars?username=admin").expect(t, list)
	}
}

func TestAccess_browseUsers(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{BrowseUsers: []string{"reader"}})
	for username, status := range map[string]int{"reader": 200, "stranger": 403, "admin": 200} {
		server.AddUser(User{Name: username, DisplayName: username, EmailAddress: username + "@example.com", Password: "x", Active: true})
		password := map[bool]string{true: "admin", false: "x"}[username == "admin"]
		caller := server.clientAs(t, username, password)
		caller.get("/rest/api/2/user?username="+username).expect(t, 200)
		caller.get(adminPath).expect(t, status)
	}
}
