// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestGroups(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	got := admin.send("POST", "/rest/api/2/group", `{"name":"Robots"}`).
		is(t, 201, `{"name":"Robots","self":"`, `"users":{"size":0,"items":[],"max-results":50,"start-index":0,"end-index":0},"expand":"users"}`)
	if got.header.Get("Location") != server.URL()+"/rest/api/2/group?groupname=Robots" {
		t.Errorf("%v", got.header)
	}
	admin.send("POST", "/rest/api/2/group", `{"name":"ROBOTS"}`).is(t, 400)
	admin.send("POST", "/rest/api/2/group", `{"name":" "}`).is(t, 400, "The group name can not be empty")

	const members = "/rest/api/2/group/user?groupname=robots"
	admin.send("POST", members, `{"name":"ROBOT"}`).is(t, 201, `"name":"Robots"`, `"size":1`)
	admin.send("POST", members, `{"name":"robot"}`).is(t, 400)
	admin.send("POST", members, `{"name":"nobody"}`).is(t, 404, "User 'nobody' does not exist.")
	admin.send("POST", members+"x", `{"name":"robot"}`).is(t, 404, "The group named ''robotsx'' does not exist")
	if robot, _ := server.User("robot"); !slices.Equal(robot.Groups, []string{"Robots", "jira-software-users"}) {
		t.Errorf("%v", robot.Groups)
	}
	admin.send("DELETE", members+"&username=robot", "").is(t, 200)
	admin.send("DELETE", "/rest/api/2/group/user?groupname=jira-administrators&username=admin", "").is(t, 400)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots&swapGroup=nothing", "").is(t, 404)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots", "").is(t, 200)
	admin.send("DELETE", "/rest/api/2/group?groupname=robots", "").is(t, 404)
	admin.send("DELETE", "/rest/api/2/group", "").is(t, 400)
	if slices.Contains(server.Groups(), "Robots") {
		t.Error("the group is still there")
	}
	server.visit(t, "robot", "robot").send("POST", "/rest/api/2/group", `{"name":"x"}`).is(t, 403, messageNotAdministrator)
}

func TestMembershipStatusesPerVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[string][2]int{"8.20": {500, 500}, "9.12": {400, 400}, "10.3": {400, 400}, "11.3": {400, 404}} {
		admin := startJira(t, Settings{Version: version}).asAdmin(t)
		admin.send("POST", "/rest/api/2/group/user?groupname=jira-administrators", `{"name":"admin"}`).is(t, want[0])
		admin.send("DELETE", "/rest/api/2/group/user?groupname=jira-core-users&username=admin", "").is(t, want[1])
	}
}

func TestGroupMembers(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for i := range 60 {
		server.AddUser(User{Name: "robot" + strconv.Itoa(100+i), Active: i != 7, Groups: []string{"inner"}})
	}
	server.NestGroup("inner", "outer")
	server.NestGroup("outer", "inner") // a circle must not hang
	admin := server.asAdmin(t)
	read := func(path string) (page memberPage) {
		admin.get(path).is(t, 200).into(t, &page)
		return page
	}
	first := read("/rest/api/2/group/member?groupname=OUTER&maxResults=1000")
	if len(first.Values) != 50 || first.MaxResults != 50 || first.Total != 59 || first.IsLast || first.NextPage == "" {
		t.Errorf("%d values of %d, last %t, next %q", len(first.Values), first.Total, first.IsLast, first.NextPage)
	}
	second := read(strings.TrimPrefix(first.NextPage, server.URL()))
	if len(second.Values) != 9 || !second.IsLast || second.NextPage != "" || second.Values[0].Name != "robot151" {
		t.Errorf("%d values, last %t, %+v", len(second.Values), second.IsLast, second.Values[0])
	}
	if all := read("/rest/api/2/group/member?groupname=inner&includeInactiveUsers=true"); all.Total != 60 {
		t.Errorf("%d with the inactive one", all.Total)
	}
	admin.get("/rest/api/2/group/member?groupname=nothing").is(t, 404)
	// Membership by nesting shows with the user, but cannot be taken away there.
	admin.get("/rest/api/2/user?username=robot100&expand=groups").is(t, 200, `"size":2`, `"name":"outer"`)
	admin.send("DELETE", "/rest/api/2/group/user?groupname=outer&username=robot100", "").is(t, 400)
	server.RemoveGroup("inner")
	if left := read("/rest/api/2/group/member?groupname=outer"); left.Total != 0 || !left.IsLast {
		t.Errorf("%d left", left.Total)
	}
}
