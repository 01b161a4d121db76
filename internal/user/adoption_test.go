// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const adopting = "adopt_existing = true"

// leftBehind has an account that was left behind by somebody else.
func leftBehind(t *testing.T, settings ...jirasim.Settings) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	made := withGroups(t, settings...)
	return made, made.Jira.AddAccount(jirasim.Account{
		Name: "Robot", DisplayName: "Old Robot", EmailAddress: "old@example.com", Password: "old", Active: true,
		Groups: []string{"readers"}, ApplicationKeys: []string{"jira-core"},
	})
}

func TestAdoptionIsAnnouncedWithWhatItOverwritesAndPlansEmpty(t *testing.T) {
	made, before := leftBehind(t)
	made.Configure(robotWith(adopting, groups("bots"), applications("jira-software"), "active = false", `password_wo = "new"`))
	made.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`The existing account "Robot" will be adopted`, adopting, "Old Robot", before.Key,
		`display_name from "Old Robot" to "Robot"`, `email_address from "old@example.com" to "robot@example.com"`, "active from true to false",
		`groups from ["readers"] to ["bots"]`, `application_keys from ["jira-core"] to ["jira-software"]; the password.`)
	expectNothingWritten(t, made)
	made.Apply()
	after := found(t, made.Jira, "robot")
	if after.Key != before.Key || after.Name != "Robot" || after.DisplayName != "Robot" || after.EmailAddress != "robot@example.com" || after.Active {
		t.Errorf("the account became %+v", after)
	}
	expectGroups(t, made, "bots", "jira-software-users")
	if key := made.State("jira_user.robot")["key"]; key != before.Key {
		t.Errorf("the state has the key %v", key)
	}
	made.ExpectEmptyPlan()
	made.Configure(robotWith(adopting, "active = true", `password_wo = "new"`))
	made.Apply()
	expectPassword(t, made, "new", "old")
}

func TestAdoptionLeavesAloneWhatIsNotConfigured(t *testing.T) {
	made, before := leftBehind(t)
	setActive(made, false)
	made.Configure(robotWith(adopting))
	made.Plan().ExpectWarning("will be adopted", "inactive and stays so", "active = true")
	made.Apply()
	expectSent(t, writes(made), "PUT user?key="+before.Key)
	expectActive(t, made, false)
	expectGroups(t, made, "jira-core-users", "readers")
	setActive(made, true)
	expectPassword(t, made, "old", "")
}

func TestAdoptionReactivatesWhereConfigured(t *testing.T) {
	made, _ := leftBehind(t)
	setActive(made, false)
	made.Configure(robotWith(adopting, "active = true"))
	made.Plan().ExpectWarning("active from false to true")
	made.Apply()
	expectActive(t, made, true)
	made.ExpectEmptyPlan()
}

func TestAdoptionOfAMatchingAccountWritesNothing(t *testing.T) {
	made := workspace(t)
	made.Jira.AddAccount(somebody())
	made.Configure(robotWith(adopting))
	made.Apply().ExpectWarning("this will be overwritten: nothing")
	expectNothingWritten(t, made)
	made.ExpectEmptyPlan()
}

func TestAdoptedAccountIsDeactivatedWhenDestroyed(t *testing.T) {
	made, _ := leftBehind(t)
	made.Configure(robotWith(adopting))
	made.Apply()
	if state := made.State("jira_user.robot")["on_destroy"]; state != "deactivate" {
		t.Errorf("on_destroy is %v", state)
	}
	made.Destroy()
	if becomes := fate(made); becomes != inactive {
		t.Errorf("the account is %s", becomes)
	}
	// What was left behind is adopted again.
	made.Apply().ExpectWarning("will be adopted")
	expectActive(t, made, false)
}

func TestAdoptionOfNobodyCreates(t *testing.T) {
	made := applied(t, adopting)
	if state := made.State("jira_user.robot")["on_destroy"]; state != "delete" {
		t.Errorf("on_destroy is %v", state)
	}
	made.ExpectEmptyPlan()
}

func TestOwnAccountIsNotAdopted(t *testing.T) {
	made := workspace(t)
	for name, login := range map[string]string{"basic": made.Administrator(), "token": made.Token()} {
		made.ConfigureAs(login, robot("Admin", "Robot", "robot@example.com", adopting))
		if result := made.Try("plan"); result.ExitCode == 0 {
			t.Errorf("%s: the own account is adopted", name)
		} else {
			result.ExpectError("That is the provider's own account", adopting)
		}
	}
}

func TestAnonymisedAccountIsNotAdopted(t *testing.T) {
	made, _ := leftBehind(t)
	former := made.Jira.AnonymiseAccount("robot")
	made.Configure(robot(former.Name, "Robot", "robot@example.com", adopting))
	made.Try("plan").ExpectError("was anonymised", adopting, "choose another username")
}

func TestAddressThatJiraHidesIsOverwrittenByAdoption(t *testing.T) {
	made, _ := leftBehind(t, jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true})
	made.Configure(robotWith(adopting))
	made.Apply().ExpectWarning(`email_address, which Jira hides, with "robot@example.com"`)
	if address := found(t, made.Jira, "robot").EmailAddress; address != "robot@example.com" {
		t.Errorf("the address is %s", address)
	}
	made.ExpectEmptyPlan()
}

// TestFailedAdoptionIsAnErrorWithoutState: it made nothing, so nothing is lost, and the next apply adopts again.
func TestFailedAdoptionIsAnErrorWithoutState(t *testing.T) {
	for name, fault := range map[string]jirasim.Fault{
		"account":  {Method: "PUT", Path: "/user", Kind: jirasim.Redirect},
		"password": {Method: "PUT", Path: "/user/password", Kind: jirasim.Redirect},
		"group":    {Method: "POST", Path: "/group/user", Kind: jirasim.Redirect},
	} {
		t.Run(name, func(t *testing.T) {
			made, _ := leftBehind(t)
			made.Configure(robotWith(adopting, groups("bots"), `password_wo = "new"`))
			made.Jira.Misbehave(fault)
			made.Try("apply", "-auto-approve").ExpectError("redirected")
			if len(made.States()) > 0 {
				t.Error("there is a state")
			}
			made.Jira.Behave()
			made.Apply()
			expectGroups(t, made, "bots", "jira-core-users")
			expectPassword(t, made, "new", "old")
			made.ExpectEmptyPlan()
		})
	}
}
