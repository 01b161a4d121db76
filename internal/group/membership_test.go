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

// membership is a configuration with an account in the group "robots".
func membership(account string) string {
	return "resource \"jira_group_membership\" \"robot\" {\n  group = \"robots\"\n  " + account + "\n}\n"
}

const byUsername = `username = "robot"`

// member has made the robot a member of "robots".
func member(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	made, robot := workspace(t)
	made.Jira.AddGroup("robots")
	made.Configure(membership(byUsername))
	made.Apply()
	made.Jira.ForgetRequests()
	return made, robot
}

func TestMembershipBeginsIsRepairedAndEnds(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, robot jirasim.Account) {
		made.Jira.AddGroup("robots")
		join(made, "robot", "others")
		made.Configure(membership(`user_key = "` + robot.Key + `"`))
		made.Apply().ExpectChanges("jira_group_membership.robot", "create").ExpectNoWarnings()
		made.ExpectSent("GET user", "POST group/user")
		if !isDirectMember(made, "robot", "robots") {
			t.Error("the account is no member")
		}
		if state := made.State("jira_group_membership.robot"); state["id"] != "robots/"+robot.Key {
			t.Errorf("the state is %v", state)
		}
		made.ExpectEmptyPlan()
		made.ExpectSent("GET user")

		leave(made, "robot", "robots")
		made.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("A membership is gone", `"robots"`, robot.Key)
		made.Apply()
		if !isDirectMember(made, "robot", "robots") {
			t.Error("the account is no member again")
		}
		made.ExpectEmptyPlan()

		made.Jira.ForgetRequests()
		made.Destroy()
		made.ExpectSent("GET user", "GET user", "DELETE group/user")
		if isDirectMember(made, "robot", "robots") || !isDirectMember(made, "robot", "others") {
			t.Error("the wrong membership ended")
		}
	})
}

// A user's groups tell, however many members a group has and whether they are active.
func TestInactiveMemberBehindTheFirstPage(t *testing.T) {
	made, _ := member(t)
	for number := range 120 {
		made.Jira.AddAccount(jirasim.Account{Name: fmt.Sprintf("bot-%03d", number), DisplayName: "Bot", EmailAddress: "b@example.com", Active: true, Groups: []string{"robots"}})
	}
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Active = false })
	made.ExpectEmptyPlan()
	made.ExpectSent("GET user")
}

func TestManyMembershipsOfOneAccountCostOneRead(t *testing.T) {
	made, _ := workspace(t)
	for number := range 5 {
		made.Jira.AddGroup(fmt.Sprint("group-", number))
	}
	made.Configure(`
resource "jira_group_membership" "robot" {
  for_each = toset([for number in range(5) : "group-${number}"])
  group    = each.key
  username = "robot"
}
`)
	made.Apply()
	made.Jira.ForgetRequests()
	made.ExpectEmptyPlan()
	made.ExpectSent("GET user")
}

func TestExistingMembershipIsTakenOver(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, _ jirasim.Account) {
		join(made, "robot", "robots")
		made.Configure(membership(byUsername))
		made.Apply().ExpectNoWarnings()
		made.ExpectEmptyPlan()
		made.Destroy()
		if isDirectMember(made, "robot", "robots") {
			t.Error("the account is still a member")
		}
	})
}

func TestMemberOfANestedGroup(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, robot jirasim.Account) {
		join(made, "robot", "inner")
		made.Jira.NestGroup("inner", "robots")
		made.Configure(membership(byUsername))
		made.Apply().ExpectNoWarnings()
		if !isDirectMember(made, "robot", "robots") {
			t.Error("the account is no direct member")
		}
		// Who is in it only through the other group still counts as a member, and cannot be removed here.
		leave(made, "robot", "robots")
		made.ExpectEmptyPlan()
		made.Try("destroy", "-auto-approve").ExpectError("still is a member", "a group inside this one", robot.Key)
		made.State("jira_group_membership.robot")
		leave(made, "robot", "inner")
		made.Destroy()
	})
}

func TestMissingGroupAndAccountAreExplained(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, _ jirasim.Account) {
		made.Configure(membership(byUsername))
		made.Try("apply", "-auto-approve").ExpectError("No such group", `group = "robots"`, "jira_group.NAME.name")
		made.Jira.AddGroup("robots")
		made.Configure(membership(`username = "nobody"`))
		made.Try("apply", "-auto-approve").ExpectError("No such account", `username = "nobody"`)
		if states := made.States(); len(states) > 0 {
			t.Errorf("the state is %v", states)
		}
	})
}

func TestWhatIsGoneNeedsNotBeRemoved(t *testing.T) {
	for name, remove := range map[string]func(*acceptance.Workspace){
		"account": func(made *acceptance.Workspace) { made.Jira.RemoveAccount("robot") },
		"group":   func(made *acceptance.Workspace) { made.Jira.RemoveGroup("robots") },
	} {
		t.Run(name, func(t *testing.T) {
			made, _ := member(t)
			remove(made)
			made.Plan().ExpectChanges("jira_group_membership.robot", "create").ExpectWarning("A membership is gone")
			made.Try("destroy", "-refresh=false", "-auto-approve").ExpectChanges("jira_group_membership.robot", "delete")
			if states := made.States(); len(states) > 0 {
				t.Errorf("the state is %v", states)
			}
		})
	}
}

func TestGroupMemberAndUserInOneApply(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	made.Configure(`
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
	made.Apply().ExpectNoWarnings()
	sent := strings.Join(made.Sent(), ", ")
	if sent != "POST user, POST group, POST group/user" && sent != "POST group, POST user, POST group/user" {
		t.Errorf("sent %s", sent)
	}
	made.ExpectEmptyPlan()
	made.Destroy()
}

func TestOtherReferencesAndNames(t *testing.T) {
	made, robot := member(t)
	made.Configure(strings.Replace(membership(`user_key = "`+robot.Key+`"`), "robots", "ROBOTS", 1))
	made.Apply().ExpectChanges("jira_group_membership.robot", "update")
	made.ExpectOnlyReads()
	made.ExpectEmptyPlan()
	made.Jira.AddGroup("bots")
	made.Configure(strings.Replace(membership(byUsername), "robots", "bots", 1))
	made.Apply().ExpectChanges("jira_group_membership.robot", "replace")
	if isDirectMember(made, "robot", "robots") || !isDirectMember(made, "robot", "bots") {
		t.Error("the account is in the wrong group")
	}
	made.ExpectEmptyPlan()
}

func TestImportOfAMembershipPlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.Account) string }{
		"by key": {
			func(robot jirasim.Account) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.Account) string { return "robots/" + robot.Key },
		},
		"by username": {
			func(jirasim.Account) string { return byUsername },
			func(jirasim.Account) string { return "robots/username:robot" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			made, robot := workspace(t)
			join(made, "robot", "robots")
			made.Configure(membership(test.account(robot)) + "import {\n  to = jira_group_membership.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			made.Apply().ExpectNoWarnings()
			made.ExpectOnlyReads()
			made.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNoMembershipIsExplained(t *testing.T) {
	made, robot := workspace(t)
	made.Jira.AddGroup("robots")
	made.Configure(membership(byUsername))
	for id, expected := range map[string]string{
		"robots":              "names no membership",
		"robots/nobody":       "No account has the user key",
		"robots/" + robot.Key: "Cannot import non-existent remote object",
	} {
		made.ImportFails("jira_group_membership.robot", id, expected)
	}
}

// Whatever happens to a change, the next apply leaves the membership as declared.
func TestEveryFaultOfAChangeConverges(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Status500,
	} {
		t.Run(string(kind), func(t *testing.T) {
			made, _ := workspace(t)
			made.Jira.AddGroup("robots")
			made.Configure(membership(byUsername))
			made.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group/user", Kind: kind, Times: 1})
			made.Try("apply", "-auto-approve")
			made.Apply()
			if !isDirectMember(made, "robot", "robots") {
				t.Error("the account is no member")
			}
			made.ExpectEmptyPlan()
			made.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Path: "/group/user", Kind: kind, Times: 1})
			made.Try("destroy", "-auto-approve")
			made.Destroy()
			if isDirectMember(made, "robot", "robots") {
				t.Error("the account is still a member")
			}
		})
	}
}
