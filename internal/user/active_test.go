// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func setActive(made *acceptance.Workspace, active bool) {
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Active = active })
}

func expectActive(t *testing.T, made *acceptance.Workspace, active bool) {
	t.Helper()
	if found(t, made.Jira, "robot").Active != active {
		t.Errorf("the account is active: %t", !active)
	}
	if state := made.State("jira_user.robot")["active"]; state != active {
		t.Errorf("the state says active: %v", state)
	}
}

func TestAccountIsDeactivatedReactivatedAndReleased(t *testing.T) {
	made := applied(t)
	expectActive(t, made, true)
	key := made.State("jira_user.robot")["key"]

	expectUpdate(t, made, robotWith("active = false"))
	expectActive(t, made, false)
	expectSent(t, writes(made), "PUT user?key=JIRAUSER10100")

	expectUpdate(t, made, robotWith("active = true"))
	expectActive(t, made, true)

	made.Configure(robotWith())
	made.ExpectEmptyPlan()
	if made.State("jira_user.robot")["key"] != key {
		t.Error("the account was replaced")
	}
}

func TestActivityChangedByHandIsRepairedWhereManaged(t *testing.T) {
	for name, active := range map[string]bool{"true": true, "false": false} {
		t.Run(name, func(t *testing.T) {
			made := workspace(t, jirasim.Settings{CreateInactive: true})
			applyFirst(t, made, "active = "+name)
			expectActive(t, made, active)
			setActive(made, !active)
			made.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
			expectActive(t, made, active)
			made.ExpectEmptyPlan()
		})
	}
}

func TestInactiveAccountIsAWarningWhereNotManagedAndNeverReactivated(t *testing.T) {
	made := applied(t)
	setActive(made, false)
	made.Plan().ExpectChanges().ExpectWarning("An account is inactive", `"robot"`, "active = true", "active = false")
	made.Configure(robot("robot", "The Robot", "robot@example.com"))
	made.Apply().ExpectChanges("jira_user.robot", "update")
	expectActive(t, made, false)
	made.Configure(robot("robot", "The Robot", "robot@example.com", "active = false"))
	made.Plan().ExpectChanges().ExpectNoWarnings()
}

// TestAccountIsCreatedInactive: whether Jira heeds the wish in the creation is not known, so it is seen to afterwards.
func TestAccountIsCreatedInactive(t *testing.T) {
	for name, test := range map[string]struct {
		heeded bool
		sent   []string
	}{
		"at once":    {true, []string{"POST user"}},
		"afterwards": {false, []string{"POST user", "PUT user?key=JIRAUSER10100"}},
	} {
		t.Run(name, func(t *testing.T) {
			made := workspace(t, jirasim.Settings{CreateInactive: test.heeded})
			made.Configure(robotWith("active = false"))
			made.Apply().ExpectNoWarnings()
			expectActive(t, made, false)
			expectSent(t, sent(made), test.sent...)
			made.ExpectEmptyPlan()
		})
	}
}

func TestRefusedDeactivationIsExplainedAtActive(t *testing.T) {
	for name, test := range map[string]struct {
		change   func(*jirasim.Account)
		expected string
	}{
		"project lead":   {func(account *jirasim.Account) { account.LeadsProjects = []string{"Rockets"} }, "project lead on these projects: Rockets."},
		"component lead": {func(account *jirasim.Account) { account.LeadsComponents = []string{"Engine"} }, "component lead on these components: Engine."},
	} {
		t.Run(name, func(t *testing.T) {
			made := applied(t)
			made.Jira.ChangeAccount("robot", test.change)
			made.Configure(robotWith("active = false"))
			made.Try("apply", "-auto-approve").ExpectError(`Jira refused to change the account "robot"`, "active = false", "Jira says: Cannot deactivate user", test.expected)
			expectActive(t, made, true)
			made.Plan().ExpectChanges("jira_user.robot", "update")
		})
	}
}

func TestJiraThatIgnoresActiveIsAnErrorOnUpdate(t *testing.T) {
	for name, displayName := range map[string]string{"active alone": "Robot", "with another change": "The Robot"} {
		t.Run(name, func(t *testing.T) {
			made := workspace(t, jirasim.Settings{Version: "8.2"})
			applyFirst(t, made)
			made.Configure(robot("robot", displayName, "robot@example.com", "active = false"))
			made.Try("apply", "-auto-approve").ExpectError("Jira ignored active", "active = false", "Jira 8.2.6", "since Jira 8.3", "leave active out")
			expectAccount(t, made.Jira, "robot", displayName, "robot@example.com")
			if state := made.State("jira_user.robot")["display_name"]; state != displayName {
				t.Errorf("Jira took the display name %q, the state has %v", displayName, state)
			}
			expectActive(t, made, true)
		})
	}
}

func TestJiraThatIgnoresActiveIsAWarningOnCreate(t *testing.T) {
	made := workspace(t, jirasim.Settings{Version: "8.2"})
	made.Configure(robotWith("active = false"))
	made.Apply().ExpectWarning("not complete", `deactivate the account "robot"`, "Jira 8.2.6", "since Jira 8.3")
	if tainted := made.States()["jira_user.robot"].Tainted; tainted {
		t.Error("the account is tainted")
	}
	made.Plan().ExpectChanges("jira_user.robot", "update")
}

func TestActiveOfAnotherResourceIsKnownInTime(t *testing.T) {
	made := workspace(t)
	made.Configure(strings.Replace(robotWith("active = terraform_data.holidays.output"), "resource", "resource \"terraform_data\" \"holidays\" {\n  input = false\n}\n\nresource", 1))
	made.Apply()
	expectActive(t, made, false)
	made.ExpectEmptyPlan()
}
