// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// membership returns a configuration with a membership in group "robots". The reference is an argument.
func membership(reference string) string {
	return "resource \"jira_group_membership\" \"robot\" {\n  group = \"robots\"\n  " + reference + "\n}\n"
}

const byUsername = `username = "robot"`

// appliedMembership returns a workspace in which the robot is a member of group "robots".
func appliedMembership(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.Configure(membership(byUsername))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace, robot
}

func TestAccGroupMembership_lifecycle(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddGroup("robots")
		join(workspace, "robot", "others")
		workspace.Configure(membership(`user_key = "` + robot.Key + `"`))
		workspace.Apply().ExpectChanges("jira_group_membership.robot", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET user", "POST group/user")
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is not a member")
		}
		if state := workspace.State("jira_group_membership.robot"); state["id"] != "robots/"+robot.Key {
			t.Errorf("state is %v", state)
		}
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET user")

		leave(workspace, "robot", "robots")
		workspace.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("Membership of user with key "+robot.Key+` in group "robots" was deleted outside Terraform`, "The user is not a member of the group.")
		workspace.Apply()
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is not a member again")
		}
		workspace.ExpectEmptyPlan()

		workspace.Jira.ForgetRequests()
		workspace.Destroy()
		workspace.ExpectSent("GET user", "GET user", "DELETE group/user")
		if isDirectMember(workspace, "robot", "robots") || !isDirectMember(workspace, "robot", "others") {
			t.Error("the user left the wrong group")
		}
	})
}

// The groups of a user include the group, however many members it has and whether they are active.
func TestAccGroupMembership_inactiveMember(t *testing.T) {
	workspace, _ := appliedMembership(t)
	for number := range 120 {
		workspace.Jira.AddUser(jirasim.User{Name: fmt.Sprintf("bot-%03d", number), DisplayName: "Bot", EmailAddress: "b@example.com", Active: true, Groups: []string{"robots"}})
	}
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Active = false })
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestAccGroupMembership_readOnce(t *testing.T) {
	workspace, _ := workspace(t)
	for number := range 5 {
		workspace.Jira.AddGroup(fmt.Sprint("group-", number))
	}
	workspace.Configure(`
resource "jira_group_membership" "robot" {
  for_each = toset([for number in range(5) : "group-${number}"])
  group    = each.key
  username = "robot"
}
`)
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestAccGroupMembership_alreadyMember(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		join(workspace, "robot", "robots")
		workspace.Configure(membership(byUsername))
		workspace.Apply().ExpectNoWarnings()
		workspace.ExpectEmptyPlan()
		workspace.Destroy()
		if isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is still a member")
		}
	})
}

func TestAccGroupMembership_nestedGroup(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		join(workspace, "robot", "inner")
		workspace.Jira.NestGroup("inner", "robots")
		workspace.Configure(membership(byUsername))
		workspace.Apply().ExpectNoWarnings()
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is not a direct member")
		}
		// A member through a nested group counts as a member, and cannot be removed from the outer group.
		leave(workspace, "robot", "robots")
		workspace.ExpectEmptyPlan()
		workspace.Try("destroy", "-auto-approve").ExpectError("The user is still a member.", "a group nested in this group", robot.Key)
		workspace.State("jira_group_membership.robot")
		leave(workspace, "robot", "inner")
		workspace.Destroy()
	})
}

func TestAccGroupMembership_notFound(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		workspace.Configure(membership(byUsername))
		workspace.Try("apply", "-auto-approve").ExpectError(`Group "robots" not found`, `group = "robots"`, "jira_group.NAME.name")
		workspace.Jira.AddGroup("robots")
		workspace.Configure(membership(`username = "ghost"`))
		workspace.Try("apply", "-auto-approve").ExpectError(`User "ghost" not found`, `username = "ghost"`)
		if states := workspace.States(); len(states) > 0 {
			t.Errorf("state is %v, want no resources", states)
		}
	})
}

func TestAccGroupMembership_deletedOutside(t *testing.T) {
	for name, remove := range map[string]func(*acceptance.Workspace){
		"user":  func(workspace *acceptance.Workspace) { workspace.Jira.RemoveUser("robot") },
		"group": func(workspace *acceptance.Workspace) { workspace.Jira.RemoveGroup("robots") },
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := appliedMembership(t)
			remove(workspace)
			workspace.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("was deleted outside Terraform")
			workspace.Try("destroy", "-refresh=false", "-auto-approve").ExpectChanges("jira_group_membership.robot", "delete")
			if states := workspace.States(); len(states) > 0 {
				t.Errorf("state is %v, want no resources", states)
			}
		})
	}
}

func TestAccGroupMembership_sameApply(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Configure(`
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}

resource "jira_group_membership" "robot" {
  group    = jira_group.robots.name
  user_key = jira_user.robot.key
}
` + group("robots"))
	workspace.Apply().ExpectNoWarnings()
	sent := workspace.Sent()
	if len(sent) != 4 || sent[3] != "POST group/user" || !slices.Contains(sent, "POST user") || !slices.Contains(sent, "POST group") {
		t.Errorf("sent %q, want the user and the group before the membership", sent)
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
}

func TestAccGroupMembership_changed(t *testing.T) {
	workspace, robot := appliedMembership(t)
	workspace.Configure(strings.Replace(membership(`user_key = "`+robot.Key+`"`), "robots", "ROBOTS", 1))
	workspace.Apply().ExpectChanges("jira_group_membership.robot", "update")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
	workspace.Jira.AddGroup("bots")
	workspace.Configure(strings.Replace(membership(byUsername), "robots", "bots", 1))
	workspace.Apply().ExpectChanges("jira_group_membership.robot", "replace")
	if isDirectMember(workspace, "robot", "robots") || !isDirectMember(workspace, "robot", "bots") {
		t.Error("the user is in the wrong group")
	}
	workspace.ExpectEmptyPlan()
}

func TestAccGroupMembership_import(t *testing.T) {
	for name, test := range map[string]struct{ reference, id func(jirasim.User) string }{
		"by key": {
			func(robot jirasim.User) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.User) string { return "robots/" + robot.Key },
		},
		"by username": {
			func(jirasim.User) string { return byUsername },
			func(jirasim.User) string { return "robots/username:robot" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, robot := workspace(t)
			join(workspace, "robot", "robots")
			workspace.Configure(membership(test.reference(robot)) + "import {\n  to = jira_group_membership.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccGroupMembership_invalidImport(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.Configure(membership(byUsername))
	for id, expected := range map[string]string{
		"robots":              "has no group name or no user",
		"robots/ghost":        "User with key ghost not found",
		"robots/" + robot.Key: "Cannot import non-existent remote object",
	} {
		workspace.ImportFails("jira_group_membership.robot", id, expected)
	}
}

// The next apply converges, whatever fault the change met.
func TestAccGroupMembership_faults(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Status500,
	} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Jira.AddGroup("robots")
			workspace.Configure(membership(byUsername))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group/user", Kind: kind, Times: 1})
			workspace.Try("apply", "-auto-approve")
			workspace.Apply()
			if !isDirectMember(workspace, "robot", "robots") {
				t.Error("the user is not a member")
			}
			workspace.ExpectEmptyPlan()
			workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Path: "/group/user", Kind: kind, Times: 1})
			workspace.Try("destroy", "-auto-approve")
			workspace.Destroy()
			if isDirectMember(workspace, "robot", "robots") {
				t.Error("the user is still a member")
			}
		})
	}
}
