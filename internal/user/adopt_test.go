// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const adopting = "adopt_existing = true"

// existingRobot returns a workspace whose Jira has a user "Robot" that differs from the configured one.
func existingRobot(t *testing.T, settings ...jirasim.Settings) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace := withGroups(t, settings...)
	return workspace, workspace.Jira.AddUser(jirasim.User{
		Name: "Robot", DisplayName: "Old Robot", EmailAddress: "old@example.com", Password: "old", Active: true,
		Groups: []string{"readers"}, ApplicationKeys: []string{"jira-core"},
	})
}

func TestAccUser_adopt(t *testing.T) {
	workspace, before := existingRobot(t)
	workspace.Configure(robotWith(adopting, groups("bots"), applications("jira-software"), "active = false", `password_wo = "new"`))
	workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`Existing user "Robot" will be adopted`, adopting, "Old Robot", before.Key,
		`display_name from "Old Robot" to "Robot"`, `email_address from "old@example.com" to "robot@example.com"`, "active from true to false",
		`groups from ["readers"] to ["bots"]`, `application_keys from ["jira-core"] to ["jira-software"]; the password.`)
	workspace.ExpectOnlyReads()
	workspace.Apply()
	after := jiraUser(t, workspace.Jira, "robot")
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

func TestAccUser_adoptUnconfigured(t *testing.T) {
	workspace, before := existingRobot(t)
	setActive(workspace, false)
	workspace.Configure(robotWith(adopting))
	workspace.Plan().ExpectWarning("will be adopted", "stays inactive", "active = true")
	workspace.Apply()
	workspace.ExpectWritten("PUT user?key=" + before.Key)
	expectActive(t, workspace, false)
	expectGroups(t, workspace, "jira-core-users", "readers")
	setActive(workspace, true)
	expectPassword(t, workspace, "old", "")
}

func TestAccUser_adoptAndReactivate(t *testing.T) {
	workspace, _ := existingRobot(t)
	setActive(workspace, false)
	workspace.Configure(robotWith(adopting, "active = true"))
	workspace.Plan().ExpectWarning("active from false to true")
	workspace.Apply()
	expectActive(t, workspace, true)
	workspace.ExpectEmptyPlan()
}

func TestAccUser_adoptWithoutDifference(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(robotUser())
	workspace.Configure(robotWith(adopting))
	workspace.Apply().ExpectWarning("No value is overwritten")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAccUser_adoptedThenDestroyed(t *testing.T) {
	workspace, _ := existingRobot(t)
	workspace.Configure(robotWith(adopting))
	workspace.Apply()
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "deactivate" {
		t.Errorf("on_destroy is %v", state)
	}
	workspace.Destroy()
	if status := userStatus(workspace); status != inactive {
		t.Errorf("the user is %s", status)
	}
	// The user that the destroy deactivated can be adopted again.
	workspace.Apply().ExpectWarning("will be adopted")
	expectActive(t, workspace, false)
}

func TestAccUser_adoptNotFound(t *testing.T) {
	workspace := applied(t, adopting)
	if state := workspace.State("jira_user.robot")["on_destroy"]; state != "delete" {
		t.Errorf("on_destroy is %v", state)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccUser_adoptProviderUser(t *testing.T) {
	workspace := workspace(t)
	for name, login := range map[string]string{"basic": workspace.Administrator(), "token": workspace.Token()} {
		workspace.ConfigureAs(login, robot("Admin", "Robot", "robot@example.com", adopting))
		if result := workspace.Try("plan"); result.ExitCode == 0 {
			t.Errorf("%s: the user that the provider authenticates as is adopted", name)
		} else {
			result.ExpectError("user that the provider authenticates as", adopting)
		}
	}
}

func TestAccUser_adoptAnonymized(t *testing.T) {
	workspace, _ := existingRobot(t)
	former := workspace.Jira.AnonymizeUser("robot")
	workspace.Configure(robot(former.Name, "Robot", "robot@example.com", adopting))
	workspace.Try("plan").ExpectError("was anonymized", adopting, "Choose another username")
}

func TestAccUser_adoptHiddenEmailAddress(t *testing.T) {
	workspace, _ := existingRobot(t, jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true})
	workspace.Configure(robotWith(adopting))
	workspace.Apply().ExpectWarning(`email_address, which Jira hides, with "robot@example.com"`)
	if address := jiraUser(t, workspace.Jira, "robot").EmailAddress; address != "robot@example.com" {
		t.Errorf("the address is %s", address)
	}
	workspace.ExpectEmptyPlan()
}

// An adoption creates nothing, so its failure is an error without state, and the next apply adopts the user.
func TestAccUser_adoptFails(t *testing.T) {
	for name, fault := range map[string]jirasim.Fault{
		"user":     {Method: "PUT", Path: "/user", Kind: jirasim.Redirect},
		"password": {Method: "PUT", Path: "/user/password", Kind: jirasim.Redirect},
		"group":    {Method: "POST", Path: "/group/user", Kind: jirasim.Redirect},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := existingRobot(t)
			workspace.Configure(robotWith(adopting, groups("bots"), `password_wo = "new"`))
			workspace.Jira.Misbehave(fault)
			workspace.Try("apply", "-auto-approve").ExpectError("redirected")
			if len(workspace.States()) > 0 {
				t.Error("state has a resource")
			}
			workspace.Jira.Behave()
			workspace.Apply()
			expectGroups(t, workspace, "bots", "jira-core-users")
			expectPassword(t, workspace, "new", "old")
			workspace.ExpectEmptyPlan()
		})
	}
}
