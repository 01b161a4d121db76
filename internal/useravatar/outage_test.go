// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// expectWholeEstate fails the test unless Jira has exactly the declared accounts, each with one picture, its own.
func expectWholeEstate(t *testing.T, made *acceptance.Workspace, size int) {
	t.Helper()
	if accounts := len(made.Jira.Accounts()); accounts != size+1 {
		t.Errorf("Jira has %d accounts, not %d and the administrator", accounts, size)
	}
	for number := range size {
		username := fmt.Sprintf("bot-%d", number)
		made.ExpectShown(username, 24, 24, acceptance.Colour(number))
		bot, _ := made.Jira.Account(username)
		if ids := custom(made, bot); len(ids) != 1 {
			t.Errorf("%s has the avatars %v", username, ids)
		}
	}
	for address, resource := range made.States() {
		if resource.Tainted {
			t.Errorf("%s is tainted", address)
		}
	}
}

// TestOutageInTheMiddleOfAnApply: Jira goes away while many accounts are made, and comes back after a while. Half of the
// requests that meet the outage were processed all the same.
func TestOutageInTheMiddleOfAnApply(t *testing.T) {
	t.Parallel()
	const size = 100
	made := acceptance.New(t, jirasim.Settings{})
	for number := range size {
		made.WritePicture(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Colour(number)))
	}
	made.Configure(estate(size))
	made.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropAfter})
	made.Jira.Misbehave(jirasim.Fault{Skip: 150, Times: 100, Kind: jirasim.DropBefore})
	first := made.Try("apply", "-auto-approve")
	dropped := 0
	for _, request := range made.Jira.Requests() {
		if request.Fault != "" {
			dropped++
		}
	}
	if dropped != 200 {
		t.Errorf("the outage struck %d requests, not 200", dropped)
	}
	t.Logf("%d requests were dropped, and %d resources failed in the first run", dropped, first.Errors())
	made.Jira.Behave()
	made.Apply()
	expectWholeEstate(t, made, size)
	made.ExpectEmptyPlan()
}

// TestInterruptInTheMiddleOfManyAccounts sends one Ctrl-C while twenty accounts are made, at several moments.
func TestInterruptInTheMiddleOfManyAccounts(t *testing.T) {
	t.Parallel()
	const size = 20
	for _, moment := range []int{5, 17, 33, 60} {
		t.Run(fmt.Sprintf("at request %d", moment), func(t *testing.T) {
			t.Parallel()
			made := acceptance.NewWithBinary(t, jirasim.Settings{})
			for number := range size {
				made.WritePicture(fmt.Sprintf("bot-%d.png", number), acceptance.Plain(64, 64, acceptance.Colour(number)))
			}
			made.Configure(estate(size))
			made.ApplyInterruptedAt(jirasim.Fault{Skip: moment, Times: 1})
			states := made.States()
			for _, account := range made.Jira.Accounts() {
				number := ""
				if _, err := fmt.Sscanf(account.Name, "bot-%s", &number); err == nil && states[fmt.Sprintf("jira_user.bot[%q]", number)].Address == "" {
					t.Errorf("the state has lost the account %s", account.Name)
				}
			}
			made.Apply()
			expectWholeEstate(t, made, size)
			made.ExpectEmptyPlan()
		})
	}
}
