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

// withGroups returns a workspace whose Jira has groups that grant no application.
func withGroups(t *testing.T, settings ...jirasim.Settings) *acceptance.Workspace {
	t.Helper()
	workspace := workspace(t, settings...)
	for _, name := range []string{"Builders", "bots", "deployers", "früh & spät", "readers"} {
		workspace.Jira.AddGroup(name)
	}
	return workspace
}

func groups(names ...string) string {
	texts := make([]string, len(names))
	for index, name := range names {
		texts[index] = hclString(name)
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

func TestAccUser_createWithGroups(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(robotWith(groups("bots", "früh & spät")))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSentWithQuery("GET applicationrole",
		"GET group/member?groupname=bots&includeInactiveUsers=false&maxResults=1",
		"GET group/member?groupname=fr%C3%BCh+%26+sp%C3%A4t&includeInactiveUsers=false&maxResults=1",
		"POST user", membership("POST", "bots"), membership("POST", "früh & spät"))
	expectGroups(t, workspace, "bots", "früh & spät", "jira-software-users")
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "GET applicationrole")
}

func TestAccUser_groupsChanged(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("Builders", "bots", "readers"))
	workspace.Configure(robotWith(groups("bots", "deployers", "früh & spät")))
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "GET applicationrole", // the plan
		"GET applicationrole", "GET user?key=JIRAUSER10100", // no write to an anonymized user
		membership("DELETE", "Builders"), membership("DELETE", "readers"), membership("POST", "deployers"), membership("POST", "früh & spät"))
	expectGroups(t, workspace, "bots", "deployers", "früh & spät", "jira-software-users")
	workspace.ExpectEmptyPlan()
}

func TestAccUser_groupsDriftRepaired(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", "readers"))
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = []string{"bots", "deployers", "jira-software-users"} })
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.ExpectWritten(membership("DELETE", "deployers"), membership("POST", "readers"))
	expectGroups(t, workspace, "bots", "jira-software-users", "readers")
	workspace.ExpectEmptyPlan()
}

func TestAccUser_groupsEmpty(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", "readers"))
	expectUpdate(t, workspace, robotWith("groups = []"))
	expectGroups(t, workspace, "jira-software-users")
}

func TestAccUser_groupsNotManaged(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots"))
	workspace.Configure(robotWith())
	workspace.ExpectEmptyPlan()
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = []string{"readers"} })
	workspace.ExpectEmptyPlan()
	expectUpdate(t, workspace, robot("robot", "The Robot", "robot@example.com"))
	workspace.ExpectWritten("PUT user?key=JIRAUSER10100")
	expectGroups(t, workspace, "readers")
}

func TestAccUser_groupsStartToBeManaged(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = []string{"readers", "bots"} })
	expectUpdate(t, workspace, robotWith(groups("bots", "deployers")))
	workspace.ExpectWritten(membership("DELETE", "readers"), membership("POST", "deployers"))
}

func TestAccUser_groupsInOtherCase(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("BUILDERS", "bots"))
	expectGroups(t, workspace, "Builders", "bots", "jira-software-users")
	for _, otherCase := range []string{groups("builders", "Bots"), groups("builders", "BUILDERS", "bots")} {
		workspace.Configure(robotWith(otherCase))
		workspace.ExpectEmptyPlan()
	}
	workspace.Jira.ForgetRequests()
	expectUpdate(t, workspace, robotWith(groups("builders")))
	workspace.ExpectWritten(membership("DELETE", "bots"))
}

func TestAccUser_groupNotFoundOnCreate(t *testing.T) {
	workspace := withGroups(t)
	workspace.Configure(robotWith("groups = [", `"bots",`, `"missing",`, "]"))
	workspace.Try("apply", "-auto-approve").ExpectError(`Group "missing" not found`, "Nothing was changed", "groups = [")
	if _, exists := workspace.Jira.User("robot"); exists || len(workspace.States()) > 0 {
		t.Error("the user was created")
	}
}

func TestAccUser_groupRefusedOnUpdate(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots"))
	workspace.Configure(robotWith(groups("deployers", "missing", "readers")))
	workspace.Try("apply", "-auto-approve").ExpectError(`add user "robot" to group "missing"`, "groups = ", "''missing'' does not exist")
	expectGroups(t, workspace, "deployers", "jira-software-users")
	if state := elements(workspace, "groups"); !slices.Equal(state, []string{"deployers"}) {
		t.Errorf("Jira accepted deployers, the state has %q", state)
	}
	expectUpdate(t, workspace, robotWith(groups("deployers", "readers")))
	expectGroups(t, workspace, "deployers", "jira-software-users", "readers")
}

func TestAccUser_incompleteCreation(t *testing.T) {
	workspace := withGroups(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group/user", Skip: 1, Kind: jirasim.Status500})
	workspace.Configure(robotWith(groups("bots", "deployers", "readers"), "active = false"))
	workspace.Apply().ExpectWarning(`User "robot" is incomplete`, "JIRAUSER10100", "The next apply finishes them", `group "deployers"`, `group "readers"`)
	expectGroups(t, workspace, "bots", "jira-software-users")
	if workspace.States()["jira_user.robot"].Tainted {
		t.Fatal("the user is tainted")
	}
	workspace.Jira.Behave()
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectChanges("jira_user.robot", "update").ExpectNoWarnings()
	workspace.ExpectWritten(membership("POST", "deployers"), membership("POST", "readers"))
	expectActive(t, workspace, false)
	workspace.ExpectEmptyPlan()
}

// Versions of Jira differ in how they refuse to add a member that is one, and to remove one that is not.
func TestAccUser_groupsAlreadyChanged(t *testing.T) {
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		t.Run(version, func(t *testing.T) {
			workspace := withGroups(t, jirasim.Settings{Version: version})
			applyFirst(t, workspace, groups("bots", "readers"))
			workspace.Configure(robotWith(groups("bots", "deployers")))
			plan := "saved.tfplan"
			workspace.Plan("-out=" + plan)
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = []string{"bots", "deployers"} })
			if result := workspace.Try("apply", plan); result.ExitCode != 0 {
				t.Fatal(fmt.Sprint(result.Diagnostics))
			}
			workspace.ExpectEmptyPlan()
		})
	}
}
