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

// columns is a configuration with columns of the user "robot".
func columns(ids ...string) string {
	return columnsOf(`username = "robot"`, ids...)
}

func columnsOf(username string, ids ...string) string {
	return "resource \"jira_user_columns\" \"robot\" {\n  " + username + "\n  columns = [\n    \"" + strings.Join(ids, "\",\n    \"") + "\",\n  ]\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// applied has given the robot the columns summary and issuekey.
func applied(t *testing.T) (*acceptance.Workspace, jirasim.User) {
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
		t.Errorf("the user has the columns %v (its own: %t), not %v", got, own, ids)
	}
}

func TestColumnsAreSetChangedRepairedAndReset(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Configure(columns("summary", "issuekey", "status"))
		workspace.Apply().ExpectChanges("jira_user_columns.robot", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET user", "PUT user/columns")
		expectColumns(t, workspace, "robot", "summary", "issuekey", "status")
		if state := workspace.State("jira_user_columns.robot"); state["id"] != robot.Key {
			t.Errorf("the state is %v", state)
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

func TestColumnsResetByHandAreSetAgain(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Jira.SetColumns("robot")
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
	expectColumns(t, workspace, "robot", "summary", "issuekey")
}

func TestUnknownColumnIsAnErrorAtItsElement(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Configure(columns("summary", "no-such-column", "nonsense", "issuekey"))
	workspace.Try("apply", "-auto-approve").ExpectError(`"no-such-column"`, "does not exist", "/rest/api/2/field", "Nothing was changed")
	workspace.Configure(columns("summary", "nonsense"))
	workspace.Jira.ForgetRequests()
	workspace.Try("apply", "-auto-approve").ExpectError(`at «"nonsense",»`, "Column 'nonsense' does not exist")
	workspace.ExpectSent("GET user", "GET user/columns", "GET user", "PUT user/columns")
	expectColumns(t, workspace, "robot", "summary", "issuekey")
}

func TestNonsenseIsRefusedByThePlan(t *testing.T) {
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"no column":    {strings.Replace(columns("x"), `"x",`, "", 1), []string{"columns", "at least 1"}},
		"empty column": {columns("summary", ""), []string{"columns", "at least 1"}},
		"twice":        {columns("summary", "summary"), []string{"columns", "duplicate"}},
		"no user":      {columnsOf("", "summary"), []string{"None of user_key or username is set"}},
		"two users":    {columnsOf("username = \"robot\"\n  user_key = \"robot\"", "summary"), []string{"username", "Both user_key and username are set"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(test.configuration)
			workspace.Try("plan").ExpectError(test.expected...)
			if sent := workspace.Jira.Requests(); len(sent) > 0 {
				t.Errorf("%d requests were sent", len(sent))
			}
		})
	}
}

func TestMissingAccountIsExplained(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(columnsOf(`username = "nobody"`, "summary"))
	workspace.Try("apply", "-auto-approve").ExpectError("No such user", `username = "nobody"`)
	workspace.Configure(columnsOf(`user_key = "nobody"`, "summary"))
	workspace.Try("apply", "-auto-approve").ExpectError("No such user", `user_key = "nobody"`)
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.ConfigureAsVisitor(columns("summary"))
	workspace.Try("apply", "-auto-approve").ExpectError(`set the columns of the user "robot"`, "Jira Administrators")
	expectColumns(t, workspace, "robot")
}

func TestColumnsOfAnAccountThatIsGone(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectChanges("jira_user_columns.robot", "create").ExpectWarning("The user of some columns is gone", "JIRAUSER")
	workspace.Destroy()
}

func TestAnswerThatIsNotJirasRemovesNothing(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/columns", Kind: jirasim.LoginPage})
	workspace.Try("plan").ExpectError("That is no response of Jira's")
	workspace.Jira.Behave()
	workspace.ExpectEmptyPlan()
}

func TestRenamedAccountKeepsItsColumns(t *testing.T) {
	workspace, robot := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Configure(columnsOf(`username = "android"`, "summary", "issuekey"))
	workspace.ExpectEmptyPlan()
	workspace.Configure(columnsOf(`user_key = "`+robot.Key+`"`, "summary", "issuekey"))
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "update")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAnotherAccountReplaces(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Configure(columnsOf(`username = "other"`, "summary"))
	workspace.Apply().ExpectChanges("jira_user_columns.robot", "replace")
	expectColumns(t, workspace, "robot")
	expectColumns(t, workspace, "other", "summary")
	workspace.ExpectEmptyPlan()
}

func TestAccountAndItsColumnsInOneApply(t *testing.T) {
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
	// The user's name is known from its creation.
	workspace.ExpectSent("POST user", "PUT user/columns")
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user", "GET user/columns")
}

func TestImportByEveryNamePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.User) string }{
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
			workspace.Configure(columnsOf(test.account(robot), "status", "summary") +
				"import {\n  to = jira_user_columns.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

// Whatever happens to a write, the next apply leaves the columns as declared.
func TestEveryFaultOfAWriteConverges(t *testing.T) {
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
