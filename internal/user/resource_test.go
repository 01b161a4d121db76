// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccountIsCreatedAndPlansEmpty(t *testing.T) {
	made := workspace(t)
	made.Configure(robot("robot", "Robot", "robot@example.com"))
	made.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	account := expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
	state := made.State("jira_user.robot")
	if state["key"] != account.Key || state["id"] != account.Key {
		t.Errorf("the state has key %v and id %v, Jira has %s", state["key"], state["id"], account.Key)
	}
	made.ExpectEmptyPlan()
}

func TestDisplayNameAndAddressChangeInPlace(t *testing.T) {
	made := applied(t)
	before, _ := made.Jira.Account("robot")
	made.Configure(robot("robot", "The Robot", "the.robot@example.com"))
	made.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectAccount(t, made.Jira, "robot", "The Robot", "the.robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	made.ExpectEmptyPlan()
}

func TestRenameIsInPlaceAndKeepsTheKey(t *testing.T) {
	made := applied(t)
	before, _ := made.Jira.Account("robot")
	made.Configure(robot("android", "Robot", "robot@example.com"))
	made.Apply().ExpectChanges("jira_user.robot", "update")
	if after := expectAccount(t, made.Jira, "android", "Robot", "robot@example.com"); after.Key != before.Key {
		t.Errorf("the key changed from %s to %s", before.Key, after.Key)
	}
	if _, old := made.Jira.Account("robot"); old {
		t.Error("the old name is still there")
	}
	made.ExpectEmptyPlan()
}

func TestCaseOfUsernameIsNoDrift(t *testing.T) {
	made := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Name = "ROBOT" })
	made.ExpectEmptyPlan()
	made.Configure(robot("Robot", "Robot", "robot@example.com"))
	made.Jira.ForgetRequests()
	made.Apply().ExpectChanges("jira_user.robot", "update")
	for _, request := range made.Jira.Requests() {
		if request.Method != "GET" {
			t.Errorf("a change of case alone sent %s %s", request.Method, request.Path)
		}
	}
	made.ExpectEmptyPlan()
}

func TestChangesByHandAreSeenAndRepaired(t *testing.T) {
	made := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) {
		account.Name, account.DisplayName, account.EmailAddress = "rob", "Rob", "rob@example.com"
	})
	made.Plan().ExpectChanges("jira_user.robot", "update")
	made.Apply().ExpectChanges("jira_user.robot", "update")
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
	made.ExpectEmptyPlan()
}

func TestExistingAccountIsNotTakenOverButExplained(t *testing.T) {
	made := workspace(t)
	existing := made.Jira.AddAccount(jirasim.Account{Name: "Robot", DisplayName: "Somebody's Robot", EmailAddress: "x@example.com", Active: true})
	made.Configure(robot("robot", "Robot", "robot@example.com"))
	made.Try("apply", "-auto-approve").ExpectError("already exists", "username", "import {", "to = jira_user.NAME", `id = "`+existing.Key+`"`)
	expectAccount(t, made.Jira, "Robot", "Somebody's Robot", "x@example.com")
}

func TestRenameToATakenNameIsRefusedAtTheUsername(t *testing.T) {
	made := applied(t)
	made.Jira.AddAccount(jirasim.Account{Name: "taken", DisplayName: "Taken", EmailAddress: "t@example.com", Active: true})
	made.Configure(robot("taken", "Robot", "robot@example.com"))
	made.Try("apply", "-auto-approve").ExpectError("The username is taken", `username      = "taken"`, "Nothing was changed")
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
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
			made := workspace(t)
			made.Configure(test.configuration)
			made.Try("plan").ExpectError(test.expected...)
			if requests := made.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent", len(requests))
			}
		})
	}
}

func TestFieldErrorsStandAtTheirAttribute(t *testing.T) {
	made := workspace(t)
	made.Configure(robot("robot", "Robot", "not-an-address"))
	made.Try("apply", "-auto-approve").ExpectError("email_address", "Jira says")
}
