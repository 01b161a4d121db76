// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"
)

func TestSessionsStayOnTheirNode(t *testing.T) {
	t.Parallel()
	for sticky, want := range map[bool]int{true: 201, false: 500} {
		server := startJira(t, Settings{Nodes: 2, StickySessions: sticky})
		visitor := server.asAdmin(t).keepingCookies()
		uploaded := visitor.upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
		confirmed := visitor.confirm("admin", `{"cropperWidth":60}`).is(t, want)
		if same := uploaded.header.Get("X-ANODEID") == confirmed.header.Get("X-ANODEID"); same != sticky {
			t.Errorf("sticky %t: nodes %s and %s", sticky, uploaded.header.Get("X-ANODEID"), confirmed.header.Get("X-ANODEID"))
		}
		// Without cookies the nodes take turns.
		var nodes []string
		for range 4 {
			nodes = append(nodes, server.asAdmin(t).get(aUser).header.Get("X-ANODEID"))
		}
		slices.Sort(nodes)
		if !slices.Equal(nodes, []string{"node1", "node1", "node2", "node2"}) {
			t.Errorf("%v", nodes)
		}
	}
}

func TestNewAccountIsUnknownForSomeReads(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReplicationReads: 2})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
	admin.get("/rest/api/2/user?username=robot").is(t, 404, "The user named 'robot' does not exist")
	admin.get("/rest/api/2/user/avatars?username=robot").is(t, 404)
	admin.get("/rest/api/2/user?username=robot").is(t, 200)
	addRobot(server, "other")
	admin.get("/rest/api/2/user?username=other").is(t, 200)
}

func TestTheNodeThatCreatedKnows(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Nodes: 2, StickySessions: true, ReplicationReads: 1})
	one, two := server.asAdmin(t).keepingCookies(), server.asAdmin(t).keepingCookies()
	one.send("POST", "/rest/api/2/user", robotBody).is(t, 201)
	one.get("/rest/api/2/user?username=robot").is(t, 200)
	two.get("/rest/api/2/user?username=robot").is(t, 404)
	two.get("/rest/api/2/user?username=robot").is(t, 200)
}

func TestPasswordChangeLogsOutPerVersion(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"8.20": 1, "9.12": 0} {
		server := startJira(t, Settings{Version: version, Nodes: 2})
		addRobot(server, "robot")
		robot, admin := server.visit(t, "robot", "robot"), server.asAdmin(t)
		robot.get(aUser).is(t, 200)
		robot.get(aUser).is(t, 200)
		admin.send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"new"}`).is(t, 204)
		left := 0
		for _, session := range server.sessions {
			if session.userKey == "JIRAUSER10100" {
				left++
			}
		}
		if left != want {
			t.Errorf("%s: %d sessions left, want %d", version, left, want)
		}
	}
}
