// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"fmt"
	"net/url"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// withGroups is a Jira with groups of which none grants an application.
func withGroups(t *testing.T, settings ...jirasim.Settings) *acceptance.Workspace {
	t.Helper()
	made := workspace(t, settings...)
	for _, name := range []string{"Builders", "bots", "deployers", "früh & spät", "readers"} {
		made.Jira.AddGroup(name)
	}
	return made
}

func groups(names ...string) string {
	texts := make([]string, len(names))
	for index, name := range names {
		texts[index] = written(name)
	}
	return "groups = [" + strings.Join(texts, ", ") + "]"
}

func membership(method, group string) string {
	query := url.Values{"groupname": {group}}
	if method == "DELETE" {
		query.Set("username", "robot")
	}
	return method + " group/user?" + query.Encode()
}

func TestAccountIsCreatedInItsGroups(t *testing.T) {
	made := withGroups(t)
	made.Configure(robotWith(groups("bots", "früh & spät")))
	made.Apply().ExpectNoWarnings()
	expectSent(t, sent(made), "GET applicationrole",
		"GET group/member?groupname=bots&includeInactiveUsers=false&maxResults=1",
		"GET group/member?groupname=fr%C3%BCh+%26+sp%C3%A4t&includeInactiveUsers=false&maxResults=1",
		"POST user", membership("POST", "bots"), membership("POST", "früh & spät"))
	expectGroups(t, made, "bots", "früh & spät", "jira-software-users")
	made.Jira.ForgetRequests()
	made.ExpectEmptyPlan()
	expectSent(t, sent(made), "GET user?key=JIRAUSER10100", "GET applicationrole")
}

func TestChangedGroupsSendAWriteEach(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("Builders", "bots", "readers"))
	made.Configure(robotWith(groups("bots", "deployers", "früh & spät")))
	made.Apply().ExpectChanges("jira_user.robot", "update")
	expectSent(t, sent(made), "GET user?key=JIRAUSER10100", "GET applicationrole", // the plan
		"GET applicationrole", membership("DELETE", "Builders"), membership("DELETE", "readers"),
		membership("POST", "deployers"), membership("POST", "früh & spät"))
	expectGroups(t, made, "bots", "deployers", "früh & spät", "jira-software-users")
	made.ExpectEmptyPlan()
}

func TestGroupsChangedByHandAreRepaired(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots", "readers"))
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Groups = []string{"bots", "deployers", "jira-software-users"} })
	made.Apply().ExpectChanges("jira_user.robot", "update")
	expectSent(t, writes(made), membership("DELETE", "deployers"), membership("POST", "readers"))
	expectGroups(t, made, "bots", "jira-software-users", "readers")
	made.ExpectEmptyPlan()
}

func TestNoGroupsLeavesAll(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots", "readers"))
	expectUpdate(t, made, robotWith("groups = []"))
	expectGroups(t, made, "jira-software-users")
}

func TestGroupsThatAreNotConfiguredAreLeftAlone(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots"))
	made.Configure(robotWith())
	made.ExpectEmptyPlan()
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Groups = []string{"readers"} })
	made.ExpectEmptyPlan()
	expectUpdate(t, made, robot("robot", "The Robot", "robot@example.com"))
	expectSent(t, writes(made), "PUT user?key=JIRAUSER10100")
	expectGroups(t, made, "readers")
}

func TestGroupsBeginToBeManaged(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Groups = []string{"readers", "bots"} })
	expectUpdate(t, made, robotWith(groups("bots", "deployers")))
	expectSent(t, writes(made), membership("DELETE", "readers"), membership("POST", "deployers"))
}

func TestSpellingOfGroupsIsNoDifference(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("BUILDERS", "bots"))
	expectGroups(t, made, "Builders", "bots", "jira-software-users")
	for _, spelled := range []string{groups("builders", "Bots"), groups("builders", "BUILDERS", "bots")} {
		made.Configure(robotWith(spelled))
		made.ExpectEmptyPlan()
	}
	made.Jira.ForgetRequests()
	expectUpdate(t, made, robotWith(groups("builders")))
	expectSent(t, writes(made), membership("DELETE", "bots"))
}

func TestGroupThatDoesNotExistIsNamedBeforeAnAccountIsCreated(t *testing.T) {
	made := withGroups(t)
	made.Configure(robotWith("groups = [", `"bots",`, `"nobodies",`, "]"))
	made.Try("apply", "-auto-approve").ExpectError("No such group", `no group called "nobodies"`, "Nothing was changed", "groups = [")
	if _, there := made.Jira.Account("robot"); there || len(made.States()) > 0 {
		t.Error("there is an account all the same")
	}
}

func TestRefusedGroupLeavesTheAcceptedOnesInTheState(t *testing.T) {
	made := withGroups(t)
	applyFirst(t, made, groups("bots"))
	made.Configure(robotWith(groups("deployers", "nobodies", "readers")))
	made.Try("apply", "-auto-approve").ExpectError(`put the account "robot" into the group "nobodies"`, "groups = ", "''nobodies'' does not exist")
	expectGroups(t, made, "deployers", "jira-software-users")
	if state := elements(made, "groups"); !slices.Equal(state, []string{"deployers"}) {
		t.Errorf("Jira accepted deployers, the state has %q", state)
	}
	expectUpdate(t, made, robotWith(groups("deployers", "readers")))
	expectGroups(t, made, "deployers", "jira-software-users", "readers")
}

func TestFailedFollowUpOfACreationIsAWarningAndTheNextApplyFinishes(t *testing.T) {
	made := withGroups(t)
	made.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group/user", Skip: 1, Kind: jirasim.Status500})
	made.Configure(robotWith(groups("bots", "deployers", "readers"), "active = false"))
	made.Apply().ExpectWarning(`The account "robot" is not complete yet`, "JIRAUSER10100", "the next apply finishes it", `group "deployers"`, `group "readers"`)
	expectGroups(t, made, "bots", "jira-software-users")
	if made.States()["jira_user.robot"].Tainted {
		t.Fatal("the account is tainted")
	}
	made.Jira.Behave()
	made.Jira.ForgetRequests()
	made.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
	expectSent(t, writes(made), membership("POST", "deployers"), membership("POST", "readers"))
	expectActive(t, made, false)
	made.ExpectEmptyPlan()
}

// TestMembershipThatIsThereAlreadyIsNoError: versions differ in how they refuse what is done already.
func TestMembershipThatIsThereAlreadyIsNoError(t *testing.T) {
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		t.Run(version, func(t *testing.T) {
			made := withGroups(t, jirasim.Settings{Version: version})
			applyFirst(t, made, groups("bots", "readers"))
			made.Configure(robotWith(groups("bots", "deployers")))
			plan := "saved.tfplan"
			made.Plan("-out=" + plan)
			made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Groups = []string{"bots", "deployers"} })
			if result := made.Try("apply", plan); result.ExitCode != 0 {
				t.Fatal(fmt.Sprint(result.Diagnostics))
			}
			made.ExpectEmptyPlan()
		})
	}
}
