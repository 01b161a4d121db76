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

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// join makes a user a member by hand.
func join(workspace *acceptance.Workspace, username, name string) {
	workspace.Jira.ChangeUser(username, func(user *jirasim.User) { user.Groups = append(slices.Clone(user.Groups), name) })
}

func leave(workspace *acceptance.Workspace, username, name string) {
	workspace.Jira.ChangeUser(username, func(user *jirasim.User) {
		user.Groups = slices.DeleteFunc(slices.Clone(user.Groups), func(group string) bool { return group == name })
	})
}

func isDirectMember(workspace *acceptance.Workspace, username, name string) bool {
	user, _ := workspace.Jira.User(username)
	return slices.Contains(user.Groups, name)
}

func exists(workspace *acceptance.Workspace, name string) bool {
	return slices.Contains(workspace.Jira.Groups(), name)
}

func TestGroupIsCreatedReplacedAndDeleted(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		workspace.Configure(group("CI Robots & Söhne"))
		workspace.Apply().ExpectChanges("jira_group.robots", "create").ExpectNoWarnings()
		workspace.ExpectSent("POST group")
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET group/member")

		workspace.Configure(group("ci robots & söhne"))
		workspace.ExpectEmptyPlan()

		workspace.Configure(group("bots"))
		workspace.Jira.ForgetRequests()
		workspace.Apply().ExpectChanges("jira_group.robots", "replace")
		workspace.ExpectSent("GET group/member", "GET group/member", "DELETE group", "POST group")
		if exists(workspace, "CI Robots & Söhne") || !exists(workspace, "bots") {
			t.Errorf("the groups are %q", workspace.Jira.Groups())
		}
		workspace.Jira.RemoveGroup("bots")
		workspace.Plan().ExpectChanges("jira_group.robots", "create").ExpectWarning("A group is gone", `"bots"`)
		workspace.Apply()
		workspace.Destroy()
		if exists(workspace, "bots") {
			t.Error("the group is still there")
		}
	})
}

func TestGroupWithMembersIsNotDestroyedUnlessToldSo(t *testing.T) {
	for name, prepare := range map[string]func(*acceptance.Workspace){
		"a member": func(workspace *acceptance.Workspace) { join(workspace, "robot", "robots") },
		"an inactive member": func(workspace *acceptance.Workspace) {
			join(workspace, "robot", "robots")
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Active = false })
		},
		"a member of a nested group": func(workspace *acceptance.Workspace) {
			join(workspace, "robot", "inner")
			workspace.Jira.NestGroup("inner", "robots")
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(group("robots"))
			workspace.Apply()
			prepare(workspace)
			workspace.Try("destroy", "-auto-approve").ExpectError("The group has members", `"robots" was not deleted`, "permits: 1,", "force_destroy")
			if !exists(workspace, "robots") {
				t.Error("the group is gone")
			}
			workspace.Configure(group("robots", "force_destroy = true"))
			workspace.Apply().ExpectChanges("jira_group.robots", "update")
			workspace.Destroy()
			if exists(workspace, "robots") {
				t.Error("the group is still there")
			}
		})
	}
}

func TestExistingGroupIsExplainedAndImported(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.AddGroup("Robots")
	workspace.Configure(group("robots"))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "name =", "import {", `id = "robots"`)
	workspace.Configure(group("robots") + "import {\n  to = jira_group.robots\n  id = \"robots\"\n}\n")
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
	workspace.Configure(group("nothing"))
	workspace.ImportFails("jira_group.robots", "nothing", `No group is called "nothing"`)
}

func TestBadGroupNamesAreRefusedByThePlan(t *testing.T) {
	for name, bad := range map[string]string{"empty": "", "blank": " ", "a space behind": "robots ", "long": strings.Repeat("x", 256)} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(group(bad))
			workspace.Try("plan").ExpectError("name =", "Not a group name")
		})
	}
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.ConfigureAsVisitor(group("bots") + membership(`user_key = "`+robot.Key+`"`))
	workspace.Try("apply", "-auto-approve").
		ExpectError(`create the group "bots"`, "Jira Administrators").
		ExpectError(`add the user "robot" to the group "robots"`, "Jira Administrators")
}

// Whatever happens to the creation, the next apply leaves one group, not tainted.
func TestEveryFaultOfACreationConverges(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage,
		jirasim.Truncated, jirasim.Empty, jirasim.TooManyRequests,
	} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(group("robots"))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1, RetryAfter: "0"})
			workspace.Apply()
			workspace.State("jira_group.robots")
			workspace.ExpectEmptyPlan()
		})
	}
}

// The import block of the message must be valid HCL, also for a name that HCL would read as an expression.
func TestAccGroup_importBlockIsValid(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.AddGroup(`robots-${x}-%{y}`)
	configuration := group(`robots-$${x}-%%{y}`)
	workspace.Configure(configuration)
	result := workspace.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
	_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
	workspace.Configure(configuration + strings.Replace("import {"+block, "jira_group.NAME", "jira_group.robots", 1))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}
