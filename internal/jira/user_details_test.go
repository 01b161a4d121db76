// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A user that was deleted since the search stays as the search returned it.
func TestUsersInDetail_deletedUser(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	users := []jira.User{addRobot(server, "robot-1"), addRobot(server, "robot-2")}
	server.RemoveUser("robot-1")
	detailed, err := client.UsersInDetail(t.Context(), users)
	if err != nil || len(detailed) != 2 || detailed[0].Username != "robot-1" || detailed[0].AvatarURLs != nil || len(detailed[1].AvatarURLs) != 4 {
		t.Errorf("the users are %+v, %v", detailed, err)
	}
	if users[1].AvatarURLs != nil {
		t.Error("the argument changed")
	}
}

func TestUser_lastLogin(t *testing.T) {
	t.Parallel()
	for sent, want := range map[string]string{
		"":                             "",
		"2026-08-30T16:37:01+1000":     "2026-08-30T16:37:01+10:00",
		"2026-08-30T06:37:01+0000":     "2026-08-30T06:37:01Z",
		"2026-08-30T16:37:01.123-0330": "2026-08-30T16:37:01-03:30",
		"2026-08-30T16:37:01+10:00":    "2026-08-30T16:37:01+10:00",
		"30/Aug/26 4:37 PM":            "30/Aug/26 4:37 PM",
	} {
		if got := (jira.User{LastLoginTime: sent}).LastLogin(); got != want {
			t.Errorf("%q: got %q, want %q", sent, got, want)
		}
	}
}
