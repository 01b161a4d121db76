// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestSearchUsers_mayBeCut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		robots   int
		mayBeCut bool
	}{{0, false}, {49, false}, {50, true}, {51, false}, {99, false}, {100, true}, {120, true}} {
		server := startJira(t, jirasim.Settings{Version: "11.3"})
		for number := range test.robots {
			addRobot(server, "robot-"+digits(int64(number)))
		}
		found, err := connect(t, server).SearchUsers(t.Context(), "robot", false)
		if err != nil || found.MayBeCut != test.mayBeCut {
			t.Errorf("%d of %d users found: MayBeCut = %t, %v, want %t", len(found.Users), test.robots, found.MayBeCut, err, test.mayBeCut)
		}
	}
}

func TestPickedUsers_mayBeCut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		users, total int
		want         bool
	}{{0, 0, false}, {1, 1, false}, {1, 2, true}, {50, 50, true}, {51, 51, false}} {
		picked := jira.PickedUsers{Users: make([]jira.PickedUser, test.users), Total: test.total}
		if got := picked.MayBeCut(); got != test.want {
			t.Errorf("%d of %d users: MayBeCut() = %t, want %t", test.users, test.total, got, test.want)
		}
	}
}
