// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccountIsCreatedAndPlansEmpty(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot("robot", "Robot", "robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	user := expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	state := workspace.State("jira_user.robot")
	if state["key"] != user.Key || state["id"] != user.Key {
		t.Errorf("the state has key %v and id %v, Jira has %s", state["key"], state["id"], user.Key)
	}
	workspace.ExpectEmptyPlan()
}

func TestDisplayNameAndAddressChangeInPlace(t *testing.T) {
	workspace := applied(t)
	before, _ := workspace.Jira.User("robot")
	workspace.Configure(robot("robot", "The Robot", "the.robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectUser(t, workspace.Jira, "robot", "The Robot", "the.robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	workspace.ExpectEmptyPlan()
}

func TestRenameIsInPlaceAndKeepsTheKey(t *testing.T) {
	workspace := applied(t)
	before, _ := workspace.Jira.User("robot")
	workspace.Configure(robot("android", "Robot", "robot@example.com"))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectUser(t, workspace.Jira, "android", "Robot", "robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	if _, old := workspace.Jira.User("robot"); old {
		t.Error("the old name is still there")
	}
	workspace.ExpectEmptyPlan()
}

func TestCaseOfUsernameIsNoDrift(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "ROBOT" })
	workspace.ExpectEmptyPlan()
	workspace.Configure(robot("Robot", "Robot", "robot@example.com"))
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	for _, request := range workspace.Jira.Requests() {
		if request.Method != "GET" {
			t.Errorf("a change of case alone sent %s %s", request.Method, request.Path)
		}
	}
	workspace.ExpectEmptyPlan()
}

func TestChangesByHandAreSeenAndRepaired(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) {
		user.Name, user.DisplayName, user.EmailAddress = "rob", "Rob", "rob@example.com"
	})
	workspace.Plan().ExpectChanges("jira_user.robot", "update")
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	workspace.ExpectEmptyPlan()
}

func TestExistingAccountIsNotTakenOverButExplained(t *testing.T) {
	workspace := workspace(t)
	existing := workspace.Jira.AddUser(jirasim.User{Name: "Robot", DisplayName: "Somebody's Robot", EmailAddress: "x@example.com", Active: true})
	workspace.Configure(robot("robot", "Robot", "robot@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "username", "import {", "to = jira_user.NAME", `id = "`+existing.Key+`"`)
	expectUser(t, workspace.Jira, "Robot", "Somebody's Robot", "x@example.com")
}

func TestRenameToATakenNameIsRefusedAtTheUsername(t *testing.T) {
	workspace := applied(t)
	workspace.Jira.AddUser(jirasim.User{Name: "taken", DisplayName: "Taken", EmailAddress: "t@example.com", Active: true})
	workspace.Configure(robot("taken", "Robot", "robot@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError("The username is taken", `username      = "taken"`, "Nothing was changed")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

func TestBadNamesAreRefusedByThePlan(t *testing.T) {
	long := strings.Repeat("x", 256)
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"blank username":      {robot(" ", "Robot", "r@example.com"), []string{"username", "blank"}},
		"angle bracket":       {robot("a<b", "Robot", "r@example.com"), []string{"username", "'<'"}},
		"ampersand":           {robot("a&b", "Robot", "r@example.com"), []string{"username", "'&'"}},
		"long username":       {robot(long, "Robot", "r@example.com"), []string{"username", "256"}},
		"long in UTF-16":      {robot(strings.Repeat("🤖", 128), "Robot", "r@example.com"), []string{"username", "256"}},
		"blank display name":  {robot("robot", "", "r@example.com"), []string{"display_name", "blank"}},
		"long display name":   {robot("robot", long, "r@example.com"), []string{"display_name", "256"}},
		"blank email address": {robot("robot", "Robot", ""), []string{"email_address", "blank"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Configure(test.configuration)
			workspace.Try("plan").ExpectError(test.expected...)
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent", len(requests))
			}
		})
	}
}

func TestFieldErrorsStandAtTheirAttribute(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot("robot", "Robot", "not-an-address"))
	workspace.Try("apply", "-auto-approve").ExpectError("email_address", "Jira says")
}
