// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// membership is a configuration with a user in the group "robots".
func membership(username string) string {
	return "resource \"jira_group_membership\" \"robot\" {\n  group = \"robots\"\n  " + username + "\n}\n"
}

const byUsername = `username = "robot"`

// member has made the robot a member of "robots".
func member(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.Configure(membership(byUsername))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace, robot
}

func TestMembershipBeginsIsRepairedAndEnds(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddGroup("robots")
		join(workspace, "robot", "others")
		workspace.Configure(membership(`user_key = "` + robot.Key + `"`))
		workspace.Apply().ExpectChanges("jira_group_membership.robot", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET user", "POST group/user")
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is no member")
		}
		if state := workspace.State("jira_group_membership.robot"); state["id"] != "robots/"+robot.Key {
			t.Errorf("the state is %v", state)
		}
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET user")

		leave(workspace, "robot", "robots")
		workspace.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("A membership is gone", `"robots"`, robot.Key)
		workspace.Apply()
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is no member again")
		}
		workspace.ExpectEmptyPlan()

		workspace.Jira.ForgetRequests()
		workspace.Destroy()
		workspace.ExpectSent("GET user", "GET user", "DELETE group/user")
		if isDirectMember(workspace, "robot", "robots") || !isDirectMember(workspace, "robot", "others") {
			t.Error("the wrong membership ended")
		}
	})
}

// A user's groups tell, however many members a group has and whether they are active.
func TestInactiveMemberBehindTheFirstPage(t *testing.T) {
	workspace, _ := member(t)
	for number := range 120 {
		workspace.Jira.AddUser(jirasim.User{Name: fmt.Sprintf("bot-%03d", number), DisplayName: "Bot", EmailAddress: "b@example.com", Active: true, Groups: []string{"robots"}})
	}
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Active = false })
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestManyMembershipsOfOneAccountCostOneRead(t *testing.T) {
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

func TestExistingMembershipIsTakenOver(t *testing.T) {
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

func TestMemberOfANestedGroup(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		join(workspace, "robot", "inner")
		workspace.Jira.NestGroup("inner", "robots")
		workspace.Configure(membership(byUsername))
		workspace.Apply().ExpectNoWarnings()
		if !isDirectMember(workspace, "robot", "robots") {
			t.Error("the user is no direct member")
		}
		// Who is in it only through the other group still counts as a member, and cannot be removed here.
		leave(workspace, "robot", "robots")
		workspace.ExpectEmptyPlan()
		workspace.Try("destroy", "-auto-approve").ExpectError("still is a member", "a group inside this one", robot.Key)
		workspace.State("jira_group_membership.robot")
		leave(workspace, "robot", "inner")
		workspace.Destroy()
	})
}

func TestMissingGroupAndAccountAreExplained(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		workspace.Configure(membership(byUsername))
		workspace.Try("apply", "-auto-approve").ExpectError("No such group", `group = "robots"`, "jira_group.NAME.name")
		workspace.Jira.AddGroup("robots")
		workspace.Configure(membership(`username = "nobody"`))
		workspace.Try("apply", "-auto-approve").ExpectError("No such user", `username = "nobody"`)
		if states := workspace.States(); len(states) > 0 {
			t.Errorf("the state is %v", states)
		}
	})
}

func TestWhatIsGoneNeedsNotBeRemoved(t *testing.T) {
	for name, remove := range map[string]func(*acceptance.Workspace){
		"user":  func(workspace *acceptance.Workspace) { workspace.Jira.RemoveUser("robot") },
		"group": func(workspace *acceptance.Workspace) { workspace.Jira.RemoveGroup("robots") },
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := member(t)
			remove(workspace)
			workspace.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("A membership is gone")
			workspace.Try("destroy", "-refresh=false", "-auto-approve").ExpectChanges("jira_group_membership.robot", "delete")
			if states := workspace.States(); len(states) > 0 {
				t.Errorf("the state is %v", states)
			}
		})
	}
}

func TestGroupMemberAndUserInOneApply(t *testing.T) {
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
	sent := strings.Join(workspace.Sent(), ", ")
	if sent != "POST user, POST group, POST group/user" && sent != "POST group, POST user, POST group/user" {
		t.Errorf("sent %s", sent)
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
}

func TestOtherReferencesAndNames(t *testing.T) {
	workspace, robot := member(t)
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

func TestImportOfAMembershipPlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.User) string }{
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
			workspace.Configure(membership(test.account(robot)) + "import {\n  to = jira_group_membership.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNoMembershipIsExplained(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.Configure(membership(byUsername))
	for id, expected := range map[string]string{
		"robots":              "names no membership",
		"robots/nobody":       "No user has the user key",
		"robots/" + robot.Key: "Cannot import non-existent remote object",
	} {
		workspace.ImportFails("jira_group_membership.robot", id, expected)
	}
}

// Whatever happens to a change, the next apply leaves the membership as declared.
func TestEveryFaultOfAChangeConverges(t *testing.T) {
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
				t.Error("the user is no member")
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
