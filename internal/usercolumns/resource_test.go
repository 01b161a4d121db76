// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// columns returns a configuration with columns of the user "robot".
func columns(ids ...string) string {
	return columnsOf(`username = "robot"`, ids...)
}

// columnsOf returns a configuration with columns of the user that the reference, an argument, refers to.
func columnsOf(reference string, ids ...string) string {
	return "resource \"jira_user_columns\" \"robot\" {\n  " + reference + "\n  columns = [\n    \"" + strings.Join(ids, "\",\n    \"") + "\",\n  ]\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// appliedColumns returns a workspace in which the robot has the columns summary and issuekey.
func appliedColumns(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace, robot := workspace(t)
	workspace.Configure(columns("summary", "issuekey"))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace, robot
}

func expectColumns(t *testing.T, workspace *acceptance.Workspace, username string, ids ...string) {
	t.Helper()
	got, own := workspace.Jira.Columns(username)
	if !own && len(ids) == 0 {
		return
	}
	if !slices.Equal(got, ids) {
		t.Errorf("the user has columns %v (its own: %t), want %v", got, own, ids)
	}
}

func TestAccUserColumns_lifecycle(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Configure(columns("summary", "issuekey", "status"))
		workspace.Apply().ExpectChanges("jira_user_columns.robot", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET user", "PUT user/columns")
		expectColumns(t, workspace, "robot", "summary", "issuekey", "status")
		if state := workspace.State("jira_user_columns.robot"); state["id"] != robot.Key {
			t.Errorf("state is %v, want id %s", state, robot.Key)
		}
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET user", "GET user/columns")

		workspace.Configure(columns("status", "summary", "issuekey"))
		workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
		workspace.ExpectSent("GET user", "GET user/columns", "GET user", "PUT user/columns")
		expectColumns(t, workspace, "robot", "status", "summary", "issuekey")
		workspace.ExpectEmptyPlan()

		workspace.Jira.SetColumns("robot", "assignee")
		workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
		expectColumns(t, workspace, "robot", "status", "summary", "issuekey")

		workspace.Jira.ForgetRequests()
		workspace.Destroy()
		workspace.ExpectSent("GET user", "GET user/columns", "GET user", "DELETE user/columns")
		expectColumns(t, workspace, "robot")
	})
}

func TestAccUserColumns_resetOutsideTerraform(t *testing.T) {
	workspace, _ := appliedColumns(t)
	workspace.Jira.SetColumns("robot")
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
	expectColumns(t, workspace, "robot", "summary", "issuekey")
}

func TestAccUserColumns_unknownColumn(t *testing.T) {
	workspace, _ := appliedColumns(t)
	workspace.Configure(columns("summary", "no-such-column", "nonsense", "issuekey"))
	workspace.Try("apply", "-auto-approve").ExpectError(`"no-such-column"`, "does not exist", "/rest/api/2/field", "Nothing was changed.")
	workspace.Configure(columns("summary", "nonsense"))
	workspace.Jira.ForgetRequests()
	workspace.Try("apply", "-auto-approve").ExpectError(`at «"nonsense",»`, "Column 'nonsense' does not exist")
	workspace.ExpectSent("GET user", "GET user/columns", "GET user", "PUT user/columns")
	expectColumns(t, workspace, "robot", "summary", "issuekey")
}

func TestAccUserColumns_invalidConfiguration(t *testing.T) {
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"no column":    {strings.Replace(columns("x"), `"x",`, "", 1), []string{"columns", "at least 1"}},
		"empty column": {columns("summary", ""), []string{"columns", "at least 1"}},
		"twice":        {columns("summary", "summary"), []string{"columns", "duplicate"}},
		"no user":      {columnsOf("", "summary"), []string{"Exactly one of these attributes must be configured: [user_key,username]"}},
		"two users":    {columnsOf("username = \"robot\"\n  user_key = \"robot\"", "summary"), []string{`user_key = "robot"`, "Exactly one of these attributes must be configured: [user_key,username]"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(test.configuration)
			workspace.Try("plan").ExpectError(test.expected...)
			if sent := workspace.Jira.Requests(); len(sent) > 0 {
				t.Errorf("the plan sent %d requests, want none", len(sent))
			}
		})
	}
}

func TestAccUserColumns_userNotFound(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(columnsOf(`username = "ghost"`, "summary"))
	workspace.Try("apply", "-auto-approve").ExpectError(`User "ghost" not found`, `username = "ghost"`)
	workspace.Configure(columnsOf(`user_key = "ghost"`, "summary"))
	workspace.Try("apply", "-auto-approve").ExpectError("User with key ghost not found", `user_key = "ghost"`)
}

func TestAccUserColumns_missingPermission(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.ConfigureAsVisitor(columns("summary"))
	workspace.Try("apply", "-auto-approve").ExpectError(`Cannot set the columns of user "robot"`, "Jira Administrators global permission")
	expectColumns(t, workspace, "robot")
}

func TestAccUserColumns_deletedUser(t *testing.T) {
	workspace, _ := appliedColumns(t)
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectChanges("jira_user_columns.robot", "create").ExpectWarning("Column list of user with key JIRAUSER", "was deleted outside Terraform", "It was looked up by key and by username.")
	workspace.Destroy()
}

func TestAccUserColumns_unexpectedResponse(t *testing.T) {
	workspace, _ := appliedColumns(t)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/columns", Kind: jirasim.LoginPage})
	workspace.Try("plan").ExpectError("Unexpected response from Jira")
	workspace.Jira.Behave()
	workspace.ExpectEmptyPlan()
}

func TestAccUserColumns_renamedUser(t *testing.T) {
	workspace, robot := appliedColumns(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Configure(columnsOf(`username = "android"`, "summary", "issuekey"))
	workspace.ExpectEmptyPlan()
	workspace.Configure(columnsOf(`user_key = "`+robot.Key+`"`, "summary", "issuekey"))
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAccUserColumns_anotherUser(t *testing.T) {
	workspace, _ := appliedColumns(t)
	workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Configure(columnsOf(`username = "other"`, "summary"))
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "replace")
	expectColumns(t, workspace, "robot")
	expectColumns(t, workspace, "other", "summary")
	workspace.ExpectEmptyPlan()
}

func TestAccUserColumns_userInSameApply(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Configure(`
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
` + columnsOf("user_key = jira_user.robot.key", "summary"))
	workspace.Apply()
	// The client knows the username from the creation, and need not read the user.
	workspace.ExpectSent("POST user", "PUT user/columns")
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user", "GET user/columns")
}

func TestAccUserColumns_import(t *testing.T) {
	for name, test := range map[string]struct{ reference, id func(jirasim.User) string }{
		"by key": {
			func(robot jirasim.User) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.User) string { return robot.Key },
		},
		"by username": {
			func(jirasim.User) string { return `username = "robot"` },
			func(jirasim.User) string { return "username:ROBOT" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, robot := workspace(t)
			workspace.Jira.SetColumns("robot", "status", "summary")
			workspace.Configure(columnsOf(test.reference(robot), "status", "summary") +
				"import {\n  to = jira_user_columns.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

// The next apply converges, whatever fault the write met.
func TestAccUserColumns_faults(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Status500,
	} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(columns("summary", "issuekey"))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/columns", Kind: kind, Times: 1})
			workspace.Try("apply", "-auto-approve")
			workspace.Apply()
			expectColumns(t, workspace, "robot", "summary", "issuekey")
			workspace.ExpectEmptyPlan()
		})
	}
}
