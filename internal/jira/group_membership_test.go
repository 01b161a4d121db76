// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Jira refuses a membership that exists already, and the removal of one that does not. Neither is an error.
func TestGroupMembership_twice(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		server := startJira(t, jirasim.Settings{Version: version})
		client := connect(t, server)
		robot := addRobot(server, "robot")
		server.AddGroup("robots")
		for _, step := range []struct {
			name   string
			change func() error
			member int
		}{
			{"AddToGroup", func() error { return client.AddToGroup(t.Context(), robot, "robots") }, 1},
			{"RemoveFromGroup", func() error { return client.RemoveFromGroup(t.Context(), robot, "robots") }, 0},
		} {
			for range 2 {
				if err := step.change(); err != nil {
					t.Errorf("Jira %s, %s: %v", version, step.name, err)
				}
				if members, err := client.CountMembers(t.Context(), "robots"); err != nil || members != step.member {
					t.Errorf("Jira %s: after %s, the group has %d members, %v, want %d", version, step.name, members, err, step.member)
				}
			}
		}
	}
}

func TestAddToGroup_unknownGroup(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if err := client.AddToGroup(t.Context(), robot, "nobodies"); !jira.IsNotFound(err) {
		t.Errorf("the error is %v, want not found", err)
	}
}

func TestGroupExists_cached(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	server.AddGroup("robots")
	for range 2 {
		if exists, err := client.GroupExists(t.Context(), "robots"); err != nil || !exists {
			t.Errorf("GroupExists() = %t, %v, want true", exists, err)
		}
	}
	for range 2 {
		if exists, err := client.GroupExists(t.Context(), "nobodies"); err != nil || exists {
			t.Errorf("GroupExists() = %t, %v, want false", exists, err)
		}
	}
	wantRequests(t, server, "GET member", "GET member", "GET member")
}
