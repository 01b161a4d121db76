// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func group(name string, arguments ...string) string {
	return "resource \"jira_group\" \"robots\" {\n  name = \"" + name + "\"\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	return made, made.AddRobot()
}

// join makes an account a member by hand.
func join(made *acceptance.Workspace, username, name string) {
	made.Jira.ChangeAccount(username, func(account *jirasim.Account) { account.Groups = append(slices.Clone(account.Groups), name) })
}

func leave(made *acceptance.Workspace, username, name string) {
	made.Jira.ChangeAccount(username, func(account *jirasim.Account) {
		account.Groups = slices.DeleteFunc(slices.Clone(account.Groups), func(group string) bool { return group == name })
	})
}

func isDirectMember(made *acceptance.Workspace, username, name string) bool {
	account, _ := made.Jira.Account(username)
	return slices.Contains(account.Groups, name)
}

func exists(made *acceptance.Workspace, name string) bool {
	return slices.Contains(made.Jira.Groups(), name)
}

func TestGroupIsCreatedReplacedAndDeleted(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, _ jirasim.Account) {
		made.Configure(group("CI Robots & Söhne"))
		made.Apply().ExpectChanges("jira_group.robots", "create").ExpectNoWarnings()
		made.ExpectSent("POST group")
		made.ExpectEmptyPlan()
		made.ExpectSent("GET group/member")

		made.Configure(group("ci robots & söhne"))
		made.ExpectEmptyPlan()

		made.Configure(group("bots"))
		made.Jira.ForgetRequests()
		made.Apply().ExpectChanges("jira_group.robots", "replace")
		made.ExpectSent("GET group/member", "GET group/member", "DELETE group", "POST group")
		if exists(made, "CI Robots & Söhne") || !exists(made, "bots") {
			t.Errorf("the groups are %q", made.Jira.Groups())
		}
		made.Jira.RemoveGroup("bots")
		made.Plan().ExpectChanges("jira_group.robots", "create").ExpectWarning("A group is gone", `"bots"`)
		made.Apply()
		made.Destroy()
		if exists(made, "bots") {
			t.Error("the group is still there")
		}
	})
}

func TestGroupWithMembersIsNotDestroyedUnlessToldSo(t *testing.T) {
	for name, prepare := range map[string]func(*acceptance.Workspace){
		"a member": func(made *acceptance.Workspace) { join(made, "robot", "robots") },
		"an inactive member": func(made *acceptance.Workspace) {
			join(made, "robot", "robots")
			made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Active = false })
		},
		"a member of a nested group": func(made *acceptance.Workspace) {
			join(made, "robot", "inner")
			made.Jira.NestGroup("inner", "robots")
		},
	} {
		t.Run(name, func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(group("robots"))
			made.Apply()
			prepare(made)
			made.Try("destroy", "-auto-approve").ExpectError("The group has members", `"robots" was not deleted`, "permits: 1,", "force_destroy")
			if !exists(made, "robots") {
				t.Error("the group is gone")
			}
			made.Configure(group("robots", "force_destroy = true"))
			made.Apply().ExpectChanges("jira_group.robots", "update")
			made.Destroy()
			if exists(made, "robots") {
				t.Error("the group is still there")
			}
		})
	}
}

func TestExistingGroupIsExplainedAndImported(t *testing.T) {
	made, _ := workspace(t)
	made.Jira.AddGroup("Robots")
	made.Configure(group("robots"))
	made.Try("apply", "-auto-approve").ExpectError("already exists", "name =", "import {", `id = "robots"`)
	made.Configure(group("robots") + "import {\n  to = jira_group.robots\n  id = \"robots\"\n}\n")
	made.Jira.ForgetRequests()
	made.Apply().ExpectNoWarnings()
	made.ExpectOnlyReads()
	made.ExpectEmptyPlan()
	made.Configure(group("nothing"))
	made.ImportFails("jira_group.robots", "nothing", `No group is called "nothing"`)
}

func TestBadGroupNamesAreRefusedByThePlan(t *testing.T) {
	for name, bad := range map[string]string{"empty": "", "blank": " ", "a space behind": "robots ", "long": strings.Repeat("x", 256)} {
		t.Run(name, func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(group(bad))
			made.Try("plan").ExpectError("name =", "Not a group name")
		})
	}
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	made, robot := workspace(t)
	made.Jira.AddGroup("robots")
	made.ConfigureAsVisitor(group("bots") + membership(`user_key = "`+robot.Key+`"`))
	made.Try("apply", "-auto-approve").
		ExpectError(`create the group "bots"`, "Jira Administrators").
		ExpectError(`add the account "robot" to the group "robots"`, "Jira Administrators")
}

// Whatever happens to the creation, the next apply leaves one group, not tainted.
func TestEveryFaultOfACreationConverges(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage,
		jirasim.Truncated, jirasim.Empty, jirasim.TooManyRequests,
	} {
		t.Run(string(kind), func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(group("robots"))
			made.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1, RetryAfter: "0"})
			made.Apply()
			made.State("jira_group.robots")
			made.ExpectEmptyPlan()
		})
	}
}
