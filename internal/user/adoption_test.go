// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const adopting = "adopt_existing = true"

// leftBehind has a user that was left behind by somebody else.
func leftBehind(t *testing.T, settings ...jirasim.Settings) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace := withGroups(t, settings...)
	return workspace, workspace.Jira.AddUser(jirasim.User{
		Name: "Robot", DisplayName: "Old Robot", EmailAddress: "old@example.com", Password: "old", Active: true,
		Groups: []string{"readers"}, ApplicationKeys: []string{"jira-core"},
	})
}

func TestAdoptionIsAnnouncedWithWhatItOverwritesAndPlansEmpty(t *testing.T) {
	workspace, before := leftBehind(t)
	workspace.Configure(robotWith(adopting, groups("bots"), applications("jira-software"), "active = false", `password_wo = "new"`))
	workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`The existing user "Robot" will be adopted`, adopting, "Old Robot", before.Key,
		`display_name from "Old Robot" to "Robot"`, `email_address from "old@example.com" to "robot@example.com"`, "active from true to false",
		`groups from ["readers"] to ["bots"]`, `application_keys from ["jira-core"] to ["jira-software"]; the password.`)
	workspace.ExpectOnlyReads()
	workspace.Apply()
	after := found(t, workspace.Jira, "robot")
	if after.Key != before.Key || after.Name != "Robot" || after.DisplayName != "Robot" || after.EmailAddress != "robot@example.com" || after.Active {
		t.Errorf("the user became %+v", after)
	}
	expectGroups(t, workspace, "bots", "jira-software-users")
	if key := workspace.State("jira_user.robot")["key"]; key != before.Key {
		t.Errorf("the state has the key %v", key)
	}
	workspace.ExpectEmptyPlan()
	workspace.Configure(robotWith(adopting, "active = true", `password_wo = "new"`))
	workspace.Apply()
	expectPassword(t, workspace, "new", "old")
}

func TestAdoptionLeavesAloneWhatIsNotConfigured(t *testing.T) {
	workspace, before := leftBehind(t)
	setActive(workspace, false)
	workspace.Configure(robotWith(adopting))
	workspace.Plan().ExpectWarning("will be adopted", "inactive and stays so", "active = true")
	workspace.Apply()
	workspace.ExpectWritten("PUT user?key=" + before.Key)
	expectActive(t, workspace, false)
	expectGroups(t, workspace, "jira-core-users", "readers")
	setActive(workspace, true)
	expectPassword(t, workspace, "old", "")
}

func TestAdoptionReactivatesWhereConfigured(t *testing.T) {
	workspace, _ := leftBehind(t)
	setActive(workspace, false)
	workspace.Configure(robotWith(adopting, "active = true"))
	workspace.Plan().ExpectWarning("active from false to true")
	workspace.Apply()
	expectActive(t, workspace, true)
	workspace.ExpectEmptyPlan()
}

func TestAdoptionOfAMatchingAccountWritesNothing(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(somebody())
	workspace.Configure(robotWith(adopting))
	workspace.Apply().ExpectWarning("this will be overwritten: nothing")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAdoptedAccountIsDeactivatedWhenDestroyed(t *testing.T) {
	workspace, _ := leftBehind(t)
	workspace.Configure(robotWith(adopting))
	workspace.Apply()
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "deactivate" {
		t.Errorf("on_destroy is %v", state)
	}
	workspace.Destroy()
	if becomes := fate(workspace); becomes != inactive {
		t.Errorf("the user is %s", becomes)
	}
	// What was left behind is adopted again.
	workspace.Apply().ExpectWarning("will be adopted")
	expectActive(t, workspace, false)
}

func TestAdoptionOfNobodyCreates(t *testing.T) {
	workspace := applied(t, adopting)
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "delete" {
		t.Errorf("on_destroy is %v", state)
	}
	workspace.ExpectEmptyPlan()
}

func TestOwnAccountIsNotAdopted(t *testing.T) {
	workspace := workspace(t)
	for name, login := range map[string]string{"basic": workspace.Administrator(), "token": workspace.Token()} {
		workspace.ConfigureAs(login, robot("Admin", "Robot", "robot@example.com", adopting))
		if result := workspace.Try("plan"); result.ExitCode == 0 {
			t.Errorf("%s: the own user is adopted", name)
		} else {
			result.ExpectError("That is the provider's own user", adopting)
		}
	}
}

func TestAnonymisedAccountIsNotAdopted(t *testing.T) {
	workspace, _ := leftBehind(t)
	former := workspace.Jira.AnonymizeUser("robot")
	workspace.Configure(robot(former.Name, "Robot", "robot@example.com", adopting))
	workspace.Try("plan").ExpectError("was anonymized", adopting, "choose another username")
}

func TestAddressThatJiraHidesIsOverwrittenByAdoption(t *testing.T) {
	workspace, _ := leftBehind(t, jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true})
	workspace.Configure(robotWith(adopting))
	workspace.Apply().ExpectWarning(`email_address, which Jira hides, with "robot@example.com"`)
	if address := found(t, workspace.Jira, "robot").EmailAddress; address != "robot@example.com" {
		t.Errorf("the address is %s", address)
	}
	workspace.ExpectEmptyPlan()
}

// TestFailedAdoptionIsAnErrorWithoutState: it made nothing, so nothing is lost, and the next apply adopts again.
func TestFailedAdoptionIsAnErrorWithoutState(t *testing.T) {
	for name, fault := range map[string]jirasim.Fault{
		"user":     {Method: "PUT", Path: "/user", Kind: jirasim.Redirect},
		"password": {Method: "PUT", Path: "/user/password", Kind: jirasim.Redirect},
		"group":    {Method: "POST", Path: "/group/user", Kind: jirasim.Redirect},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := leftBehind(t)
			workspace.Configure(robotWith(adopting, groups("bots"), `password_wo = "new"`))
			workspace.Jira.Misbehave(fault)
			workspace.Try("apply", "-auto-approve").ExpectError("redirected")
			if len(workspace.States()) > 0 {
				t.Error("there is a state")
			}
			workspace.Jira.Behave()
			workspace.Apply()
			expectGroups(t, workspace, "bots", "jira-core-users")
			expectPassword(t, workspace, "new", "old")
			workspace.ExpectEmptyPlan()
		})
	}
}
