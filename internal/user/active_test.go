// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func setActive(workspace *acceptance.Workspace, active bool) {
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Active = active })
}

func expectActive(t *testing.T, workspace *acceptance.Workspace, active bool) {
	t.Helper()
	if jiraUser(t, workspace.Jira, "robot").Active != active {
		t.Errorf("the user is active: %t", !active)
	}
	if state := workspace.State("jira_user.robot")["active"]; state != active {
		t.Errorf("the state says active: %v", state)
	}
}

func TestAccUser_activeSetAndReleased(t *testing.T) {
	workspace := applied(t)
	expectActive(t, workspace, true)
	key := workspace.State("jira_user.robot")["key"]

	expectUpdate(t, workspace, robotWith("active = false"))
	expectActive(t, workspace, false)
	workspace.ExpectWritten("PUT user?key=JIRAUSER10100")

	expectUpdate(t, workspace, robotWith("active = true"))
	expectActive(t, workspace, true)

	workspace.Configure(robotWith())
	workspace.ExpectEmptyPlan()
	if workspace.State("jira_user.robot")["key"] != key {
		t.Error("the user was replaced")
	}
}

func TestAccUser_activeDriftRepaired(t *testing.T) {
	for name, active := range map[string]bool{"true": true, "false": false} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t, jirasim.Settings{CreateInactive: true})
			applyFirst(t, workspace, "active = "+name)
			expectActive(t, workspace, active)
			setActive(workspace, !active)
			workspace.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
			expectActive(t, workspace, active)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_inactiveNotManaged(t *testing.T) {
	workspace := applied(t)
	setActive(workspace, false)
	workspace.Plan().ExpectChanges().ExpectWarning(`User "robot" is inactive`, "active = true", "active = false")
	workspace.Configure(robot("robot", "The Robot", "robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectActive(t, workspace, false)
	workspace.Configure(robot("robot", "The Robot", "robot@example.com", "active = false"))
	workspace.Plan().ExpectChanges().ExpectNoWarnings()
}

// Jira may ignore active in a creation (facts 5.3). The provider then deactivates the user afterwards.
func TestAccUser_createInactive(t *testing.T) {
	for name, test := range map[string]struct {
		respected bool
		sent      []string
	}{
		"at once":    {true, []string{"POST user"}},
		"afterwards": {false, []string{"POST user", "PUT user?key=JIRAUSER10100"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t, jirasim.Settings{CreateInactive: test.respected})
			workspace.Configure(robotWith("active = false"))
			workspace.Apply().ExpectNoWarnings()
			expectActive(t, workspace, false)
			workspace.ExpectSentWithQuery(test.sent...)
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_deactivationRefused(t *testing.T) {
	for name, test := range map[string]struct {
		change   func(*jirasim.User)
		expected string
	}{
		"project lead":   {func(user *jirasim.User) { user.LeadsProjects = []string{"Rockets"} }, "project lead on these projects: Rockets."},
		"component lead": {func(user *jirasim.User) { user.LeadsComponents = []string{"Engine"} }, "component lead on these components: Engine."},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := applied(t)
			workspace.Jira.ChangeUser("robot", test.change)
			workspace.Configure(robotWith("active = false"))
			workspace.Try("apply", "-auto-approve").ExpectError(`update user "robot"`, "active = false", "Cannot deactivate user", test.expected)
			expectActive(t, workspace, true)
			workspace.Plan().ExpectChanges("jira_user.robot", "update")
		})
	}
}

func TestAccUser_activeIgnoredOnUpdate(t *testing.T) {
	for name, displayName := range map[string]string{"active alone": "Robot", "with another change": "The Robot"} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t, jirasim.Settings{Version: "8.2"})
			applyFirst(t, workspace)
			workspace.Configure(robot("robot", displayName, "robot@example.com", "active = false"))
			workspace.Try("apply", "-auto-approve").ExpectError("Jira ignored active", "active = false",
				"Jira 8.2.6 cannot change active over REST (supported since Jira 8.3). The next apply cannot change it either. "+
					"Change active in Jira's user management, upgrade Jira, or remove active from the configuration.")
			expectUser(t, workspace.Jira, "robot", displayName, "robot@example.com")
			if state := workspace.State("jira_user.robot")["display_name"]; state != displayName {
				t.Errorf("Jira accepted the display name %q, the state has %v", displayName, state)
			}
			expectActive(t, workspace, true)
		})
	}
}

func TestAccUser_activeIgnoredOnCreate(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{Version: "8.2"})
	workspace.Configure(robotWith("active = false"))
	result := workspace.Apply().ExpectWarning(`User "robot" is still active`, "active = false",
		"Jira created the user (user key robot). Jira 8.2.6 cannot change active over REST (supported since Jira 8.3), and the next apply cannot deactivate the user either. "+
			"Deactivate the user in Jira's user management, upgrade Jira, or remove active from the configuration.")
	if len(result.Diagnostics) != 1 {
		t.Errorf("one cause has %d diagnostics: %v", len(result.Diagnostics), result.Diagnostics)
	}
	if tainted := workspace.States()["jira_user.robot"].Tainted; tainted {
		t.Error("the user is tainted")
	}
	workspace.Plan().ExpectChanges("jira_user.robot", "update")
	setActive(workspace, false)
	workspace.ExpectEmptyPlan()
}

func TestAccUser_activeUnknownAtPlan(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(strings.Replace(robotWith("active = terraform_data.holidays.output"), "resource", "resource \"terraform_data\" \"holidays\" {\n  input = false\n}\n\nresource", 1))
	workspace.Apply()
	expectActive(t, workspace, false)
	workspace.ExpectEmptyPlan()
}
