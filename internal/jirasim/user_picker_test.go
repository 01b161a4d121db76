// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestPickUsers(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{GravatarOff: true})
	server.AddUser(User{Name: "robot", DisplayName: "Mr <Ro> Robot", EmailAddress: "r@example.com", Active: true})
	server.AddUser(User{Name: "rover", DisplayName: "Rover", EmailAddress: "v@example.com", Active: true})
	server.AddUser(User{Name: "rotor", DisplayName: "Rotor"})
	admin := server.asAdmin(t)
	var picked pickedUsers
	admin.get("/rest/api/2/user/picker?query=RO&showAvatar=true&maxResults=1").expect(t, 200).into(t, &picked)
	want := pickedUser{
		"robot", "JIRAUSER10100", "Mr &lt;Ro&gt; <strong>Ro</strong>bot - r@example.com (<strong>ro</strong>bot)", "Mr <Ro> Robot",
		server.URL() + "/secure/useravatar?size=xsmall&avatarId=10122",
	}
	if len(picked.Users) != 1 || picked.Users[0] != want || picked.Total != 2 || picked.Header != "Showing 1 of 2 matching users" {
		t.Errorf("picked users: %+v", picked)
	}
	got := admin.get("/rest/api/2/user/picker?query=ro&exclude=x&exclude=ROBOT").expect(t, 200, `"header":"Showing 1 of 1 matching users"`, `"name":"rover"`)
	if strings.Contains(got.body, "avatarUrl") {
		t.Errorf("avatar URL without showAvatar: %s", got.body)
	}
	admin.get("/rest/api/2/user/picker?query=").expect(t, 200, `{"users":[],"total":0`)
}
