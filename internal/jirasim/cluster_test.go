// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"testing"
)

func TestCluster_stickySessions(t *testing.T) {
	t.Parallel()
	for sticky, want := range map[bool]int{true: 201, false: 500} {
		server := startJira(t, Settings{Nodes: 2, StickySessions: sticky})
		client := server.asAdmin(t).keepingCookies()
		uploaded := client.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
		confirmed := client.confirm("admin", `{"cropperWidth":60}`).expect(t, want)
		if same := uploaded.header.Get("X-ANODEID") == confirmed.header.Get("X-ANODEID"); same != sticky {
			t.Errorf("sticky %t: nodes %s and %s", sticky, uploaded.header.Get("X-ANODEID"), confirmed.header.Get("X-ANODEID"))
		}
		// Without cookies each request goes to the next node.
		var nodes []string
		for range 4 {
			nodes = append(nodes, server.asAdmin(t).get(adminPath).header.Get("X-ANODEID"))
		}
		slices.Sort(nodes)
		if !slices.Equal(nodes, []string{"node1", "node1", "node2", "node2"}) {
			t.Errorf("nodes of four requests: %v", nodes)
		}
	}
}

func TestCluster_replicationReads(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReplicationReads: 2})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
	admin.get("/rest/api/2/user?username=robot").expect(t, 404, "The user named 'robot' does not exist")
	admin.get("/rest/api/2/user/avatars?username=robot").expect(t, 404)
	admin.get("/rest/api/2/user?username=robot").expect(t, 200)
	addRobot(server, "other")
	admin.get("/rest/api/2/user?username=other").expect(t, 200)
}

func TestCluster_replicationOfGroupsAndProperties(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReplicationReads: 1})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/group", `{"name":"robots"}`).expect(t, 201)
	admin.get("/rest/api/2/group/member?groupname=robots").expect(t, 404, "does not exist")
	admin.get("/rest/api/2/group/member?groupname=robots").expect(t, 200)

	admin.send("POST", "/rest/api/2/group/user?groupname=robots", `{"name":"robot"}`).expect(t, 201)
	for _, size := range []string{`"groups":{"size":1`, `"groups":{"size":2`} {
		admin.get("/rest/api/2/user?username=robot").expect(t, 200, size)
	}
	admin.send("PUT", "/rest/api/2/user/properties/p?username=robot", "1").expect(t, 201)
	admin.get("/rest/api/2/user/properties/p?username=robot").expect(t, 404)
	admin.get("/rest/api/2/user/properties/p?username=robot").expect(t, 200)
	admin.send("PUT", "/rest/api/2/user/properties/p?username=robot", "2").expect(t, 200)
	admin.get("/rest/api/2/user/properties/p?username=robot").expect(t, 200)
}

func TestCluster_replicationOfColumns(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReplicationReads: 1})
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
	admin.get("/rest/api/2/user/columns?username=robot").expect(t, 404)
	admin.get("/rest/api/2/user/columns?username=robot").expect(t, 200)
}

func TestCluster_creatingNodeKnowsUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Nodes: 2, StickySessions: true, ReplicationReads: 1})
	one, two := server.asAdmin(t).keepingCookies(), server.asAdmin(t).keepingCookies()
	one.send("POST", "/rest/api/2/user", robotBody).expect(t, 201)
	one.get("/rest/api/2/user?username=robot").expect(t, 200)
	two.get("/rest/api/2/user?username=robot").expect(t, 404)
	two.get("/rest/api/2/user?username=robot").expect(t, 200)
}

func TestCluster_passwordChangeEndsSessions(t *testing.T) {
	t.Parallel()
	for version, want := range map[string]int{"8.20": 1, "9.12": 0} {
		server := startJira(t, Settings{Version: version, Nodes: 2})
		addRobot(server, "robot")
		robot, admin := server.clientAs(t, "robot", "robot"), server.asAdmin(t)
		robot.get(adminPath).expect(t, 200)
		robot.get(adminPath).expect(t, 200)
		admin.send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"new"}`).expect(t, 204)
		left := 0
		for _, session := range server.store.Sessions() {
			if session.UserKey == "JIRAUSER10100" {
				left++
			}
		}
		if left != want {
			t.Errorf("%s: %d sessions left, want %d", version, left, want)
		}
	}
}
