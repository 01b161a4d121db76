// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// expectWholeEstate fails the test unless Jira has exactly the declared users, each with one picture, its own.
func expectWholeEstate(t *testing.T, workspace *acceptance.Workspace, size int) {
	t.Helper()
	if users := len(workspace.Jira.Users()); users != size+1 {
		t.Errorf("Jira has %d users, not %d and the administrator", users, size)
	}
	for number := range size {
		username := fmt.Sprintf("bot-%d", number)
		workspace.ExpectShown(username, 24, 24, acceptance.Color(number))
		bot, _ := workspace.Jira.User(username)
		if ids := custom(workspace, bot); len(ids) != 1 {
			t.Errorf("%s has the avatars %v", username, ids)
		}
	}
	for address, resource := range workspace.States() {
		if resource.Tainted {
			t.Errorf("%s is tainted", address)
		}
	}
}

// TestOutageInTheMiddleOfAnApply: Jira goes away while many users are made, and comes back after a while. Half of the
// requests that meet the outage were processed all the same.
func TestOutageInTheMiddleOfAnApply(t *testing.T) {
	t.Parallel()
	const size = 100
	workspace := acceptance.New(t, jirasim.Settings{})
	for number := range size {
		workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
	}
	workspace.Configure(estate(size))
	workspace.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropAfter})
	workspace.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropBefore})
	first := workspace.Try("apply", "-auto-approve")
	dropped := 0
	for _, request := range workspace.Jira.Requests() {
		if request.Fault != "" {
			dropped++
		}
	}
	if dropped != 200 {
		t.Errorf("the outage struck %d requests, not 200", dropped)
	}
	t.Logf("%d requests were dropped, and %d resources failed in the first run", dropped, first.Errors())
	workspace.Jira.Behave()
	workspace.Apply()
	expectWholeEstate(t, workspace, size)
	workspace.ExpectEmptyPlan()
}

// TestInterruptInTheMiddleOfManyAccounts sends one Ctrl-C while twenty users are made, at several moments.
func TestInterruptInTheMiddleOfManyAccounts(t *testing.T) {
	t.Parallel()
	const size = 20
	for _, moment := range []int{5, 17, 33, 60} {
		t.Run(fmt.Sprintf("at request %d", moment), func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			for number := range size {
				workspace.WriteImage(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Color(number)))
			}
			workspace.Configure(estate(size))
			workspace.ApplyInterruptedAt(jirasim.Fault{Skip: moment, Times: 1})
			states := workspace.States()
			for _, user := range workspace.Jira.Users() {
				number := ""
				if _, err := fmt.Sscanf(user.Name, "bot-%s", &number); err == nil && states[fmt.Sprintf("jira_user.bot[%q]", number)].Address == "" {
					t.Errorf("the state has lost the user %s", user.Name)
				}
			}
			workspace.Apply()
			expectWholeEstate(t, workspace, size)
			workspace.ExpectEmptyPlan()
		})
	}
}
