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

// group returns a configuration with a group.
func group(name string, arguments ...string) string {
	return "resource \"jira_group\" \"robots\" {\n  name = \"" + name + "\"\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// join adds a user to a group in Jira.
func join(workspace *acceptance.Workspace, username, name string) {
	workspace.Jira.ChangeUser(username, func(user *jirasim.User) { user.Groups = append(slices.Clone(user.Groups), name) })
}

// leave removes a user from a group in Jira.
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

func TestAccGroup_lifecycle(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, _ jirasim.User) {
		workspace.Configure(group("CI Robots & Söhne"))
		workspace.Apply().ExpectChanges("jira_group.robots", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET group/member", "POST group")
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET group/member")

		workspace.Configure(group("ci robots & söhne"))
		workspace.ExpectEmptyPlan()

		workspace.Configure(group("bots"))
		workspace.Jira.ForgetRequests()
		workspace.Apply().ExpectChanges("jira_group.robots", "replace")
		workspace.ExpectSent("GET group/member", "GET group/member", "DELETE group", "GET group/member", "POST group")
		if exists(workspace, "CI Robots & Söhne") || !exists(workspace, "bots") {
			t.Errorf("groups are %q, want bots instead of the old group", workspace.Jira.Groups())
		}
		workspace.Jira.RemoveGroup("bots")
		workspace.Plan().ExpectChanges("jira_group.robots", "create").ExpectWarning(`Group "bots" was deleted outside Terraform`, "It was looked up four times.")
		workspace.Apply()
		workspace.Destroy()
		if exists(workspace, "bots") {
			t.Error("the group still exists")
		}
	})
}

func TestAccGroup_forceDestroy(t *testing.T) {
	for name, prepare := range map[string]func(*acceptance.Workspace){
		"member": func(workspace *acceptance.Workspace) { join(workspace, "robot", "robots") },
		"inactive member": func(workspace *acceptance.Workspace) {
			join(workspace, "robot", "robots")
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Active = false })
		},
		"member of a nested group": func(workspace *acceptance.Workspace) {
			join(workspace, "robot", "inner")
			workspace.Jira.NestGroup("inner", "robots")
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(group("robots"))
			workspace.Apply()
			prepare(workspace)
			workspace.Try("destroy", "-auto-approve").ExpectError(`Group "robots" has members`, "The group was not deleted", "Members: 1,", "force_destroy")
			if !exists(workspace, "robots") {
				t.Error("the group was deleted")
			}
			workspace.Configure(group("robots", "force_destroy = true"))
			workspace.Apply().ExpectChanges("jira_group.robots", "update")
			workspace.Destroy()
			if exists(workspace, "robots") {
				t.Error("the group still exists")
			}
		})
	}
}

func TestAccGroup_alreadyExists(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.AddGroup("Robots")
	workspace.Configure(group("robots"))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "name =", "import {", `id = "robots"`)
	workspace.Configure(group("robots") + "import {\n  to = jira_group.robots\n  id = \"robots\"\n}\n")
	workspace.Jira.ForgetRequests()
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
	workspace.Configure(group("missing"))
	workspace.ImportFails("jira_group.robots", "missing", `Group "missing" not found`)
}

func TestAccGroup_invalidName(t *testing.T) {
	for name, bad := range map[string]string{"empty": "", "blank": " ", "trailing space": "robots ", "long": strings.Repeat("x", 256)} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(group(bad))
			workspace.Try("plan").ExpectError("name =", "Invalid group name")
		})
	}
}

func TestAccGroup_missingPermission(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.AddGroup("robots")
	workspace.ConfigureAsVisitor(group("bots") + membership(`user_key = "`+robot.Key+`"`))
	workspace.Try("apply", "-auto-approve").
		ExpectError(`Cannot create group "bots"`, "Jira Administrators global permission").
		ExpectError(`Cannot add user "robot" to group "robots"`, "Jira Administrators global permission")
}

// The apply creates one group that is not tainted, whatever fault the creation met.
func TestAccGroup_faults(t *testing.T) {
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
