// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// If the outcome is unknown, a group of this name counts as created only while it has no members.
func TestCreateGroup_unknownOutcome(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropAfter, Times: 1})
		if err := client.CreateGroup(t.Context(), "robots"); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "POST group", "GET member")

		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropAfter, Times: 1, During: func(jirasim.Request) {
			server.ChangeUser(robot.Username, func(user *jirasim.User) { user.Groups = []string{"other"} })
		}})
		if err := client.CreateGroup(t.Context(), "other"); err == nil {
			t.Error("a group with members counts as created")
		}
	})
}

func TestDeleteGroup_twice(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	server.AddGroup("robots")
	if exists, err := client.GroupExists(t.Context(), "Robots"); err != nil || !exists {
		t.Errorf("GroupExists() = %t, %v, want true", exists, err)
	}
	for range 2 {
		if err := client.DeleteGroup(t.Context(), "robots"); err != nil {
			t.Error(err)
		}
	}
	if exists, err := client.GroupExists(t.Context(), "robots"); err != nil || exists {
		t.Errorf("after the deletion, GroupExists() = %t, %v, want false", exists, err)
	}
}
