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

// columns is a configuration with columns of the account "robot".
func columns(ids ...string) string {
	return columnsOf(`username = "robot"`, ids...)
}

func columnsOf(account string, ids ...string) string {
	return "resource \"jira_user_columns\" \"robot\" {\n  " + account + "\n  columns = [\n    \"" + strings.Join(ids, "\",\n    \"") + "\",\n  ]\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	return made, made.AddRobot()
}

// applied has given the robot the columns summary and issuekey.
func applied(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	made, robot := workspace(t)
	made.Configure(columns("summary", "issuekey"))
	made.Apply()
	made.Jira.ForgetRequests()
	return made, robot
}

func expectColumns(t *testing.T, made *acceptance.Workspace, username string, ids ...string) {
	t.Helper()
	got, own := made.Jira.Columns(username)
	if !own && len(ids) == 0 {
		return
	}
	if !slices.Equal(got, ids) {
		t.Errorf("the account has the columns %v (its own: %t), not %v", got, own, ids)
	}
}

func TestColumnsAreSetChangedRepairedAndReset(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, robot jirasim.Account) {
		made.Configure(columns("summary", "issuekey", "status"))
		made.Apply().ExpectChanges("jira_user_columns.robot", "create").ExpectNoWarnings()
		made.ExpectSent("GET user", "PUT user/columns")
		expectColumns(t, made, "robot", "summary", "issuekey", "status")
		if state := made.State("jira_user_columns.robot"); state["id"] != robot.Key {
			t.Errorf("the state is %v", state)
		}
		made.ExpectEmptyPlan()
		made.ExpectSent("GET user", "GET user/columns")

		made.Configure(columns("status", "summary", "issuekey"))
		made.Apply().ExpectChanges("jira_user_columns.robot", "update")
		made.ExpectSent("GET user", "GET user/columns", "GET user", "PUT user/columns")
		expectColumns(t, made, "robot", "status", "summary", "issuekey")
		made.ExpectEmptyPlan()

		made.Jira.SetColumns("robot", "assignee")
		made.Apply().ExpectChanges("jira_user_columns.robot", "update")
		expectColumns(t, made, "robot", "status", "summary", "issuekey")

		made.Jira.ForgetRequests()
		made.Destroy()
		made.ExpectSent("GET user", "GET user/columns", "GET user", "DELETE user/columns")
		expectColumns(t, made, "robot")
	})
}

func TestColumnsResetByHandAreSetAgain(t *testing.T) {
	made, _ := applied(t)
	made.Jira.SetColumns("robot")
	made.Apply().ExpectChanges("jira_user_columns.robot", "update")
	expectColumns(t, made, "robot", "summary", "issuekey")
}

func TestUnknownColumnIsAnErrorAtItsElement(t *testing.T) {
	made, _ := applied(t)
	made.Configure(columns("summary", "no-such-column", "nonsense", "issuekey"))
	made.Try("apply", "-auto-approve").ExpectError(`"no-such-column"`, "does not exist", "/rest/api/2/field", "Nothing was changed")
	made.Configure(columns("summary", "nonsense"))
	made.Jira.ForgetRequests()
	made.Try("apply", "-auto-approve").ExpectError(`at «"nonsense",»`, "Column 'nonsense' does not exist")
	made.ExpectSent("GET user", "GET user/columns", "GET user", "PUT user/columns")
	expectColumns(t, made, "robot", "summary", "issuekey")
}

func TestNonsenseIsRefusedByThePlan(t *testing.T) {
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"no column":    {strings.Replace(columns("x"), `"x",`, "", 1), []string{"columns", "at least 1"}},
		"empty column": {columns("summary", ""), []string{"columns", "at least 1"}},
		"twice":        {columns("summary", "summary"), []string{"columns", "duplicate"}},
		"no account":   {columnsOf("", "summary"), []string{"None of user_key or username is set"}},
		"two accounts": {columnsOf("username = \"robot\"\n  user_key = \"robot\"", "summary"), []string{"username", "Both user_key and username are set"}},
	} {
		t.Run(name, func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(test.configuration)
			made.Try("plan").ExpectError(test.expected...)
			if sent := made.Jira.Requests(); len(sent) > 0 {
				t.Errorf("%d requests were sent", len(sent))
			}
		})
	}
}

func TestMissingAccountIsExplained(t *testing.T) {
	made, _ := workspace(t)
	made.Configure(columnsOf(`username = "nobody"`, "summary"))
	made.Try("apply", "-auto-approve").ExpectError("No such account", `username = "nobody"`)
	made.Configure(columnsOf(`user_key = "nobody"`, "summary"))
	made.Try("apply", "-auto-approve").ExpectError("No such account", `user_key = "nobody"`)
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	made, _ := workspace(t)
	made.ConfigureAsVisitor(columns("summary"))
	made.Try("apply", "-auto-approve").ExpectError(`set the columns of the account "robot"`, "Jira Administrators")
	expectColumns(t, made, "robot")
}

func TestColumnsOfAnAccountThatIsGone(t *testing.T) {
	made, _ := applied(t)
	made.Jira.RemoveAccount("robot")
	made.Plan().ExpectChanges("jira_user_columns.robot", "create").ExpectWarning("The account of some columns is gone", "JIRAUSER")
	made.Destroy()
}

func TestAnswerThatIsNotJirasRemovesNothing(t *testing.T) {
	made, _ := applied(t)
	made.Jira.Misbehave(jirasim.Fault{Path: "/user/columns", Kind: jirasim.LoginPage})
	made.Try("plan").ExpectError("That is no answer of Jira's")
	made.Jira.Behave()
	made.ExpectEmptyPlan()
}

func TestRenamedAccountKeepsItsColumns(t *testing.T) {
	made, robot := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Name = "android" })
	made.Configure(columnsOf(`username = "android"`, "summary", "issuekey"))
	made.ExpectEmptyPlan()
	made.Configure(columnsOf(`user_key = "`+robot.Key+`"`, "summary", "issuekey"))
	made.Apply().ExpectChanges("jira_user_columns.robot", "update")
	made.ExpectOnlyReads()
	made.ExpectEmptyPlan()
}

func TestAnotherAccountReplaces(t *testing.T) {
	made, _ := applied(t)
	made.Jira.AddAccount(jirasim.Account{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	made.Configure(columnsOf(`username = "other"`, "summary"))
	made.Apply().ExpectChanges("jira_user_columns.robot", "replace")
	expectColumns(t, made, "robot")
	expectColumns(t, made, "other", "summary")
	made.ExpectEmptyPlan()
}

func TestAccountAndItsColumnsInOneApply(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	made.Configure(`
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
` + columnsOf("user_key = jira_user.robot.key", "summary"))
	made.Apply()
	// The account's name is known from its creation.
	made.ExpectSent("POST user", "PUT user/columns")
	made.ExpectEmptyPlan()
	made.ExpectSent("GET user", "GET user/columns")
}

func TestImportByEveryNamePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.Account) string }{
		"by key": {
			func(robot jirasim.Account) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.Account) string { return robot.Key },
		},
		"by username": {
			func(jirasim.Account) string { return `username = "robot"` },
			func(jirasim.Account) string { return "username:ROBOT" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			made, robot := workspace(t)
			made.Jira.SetColumns("robot", "status", "summary")
			made.Configure(columnsOf(test.account(robot), "status", "summary") +
				"import {\n  to = jira_user_columns.robot\n  id = \"" + test.id(robot) + "\"\n}\n")
			made.Apply().ExpectNoWarnings()
			made.ExpectOnlyReads()
			made.ExpectEmptyPlan()
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
			made, _ := workspace(t)
			made.Configure(columns("summary", "issuekey"))
			made.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/columns", Kind: kind, Times: 1})
			made.Try("apply", "-auto-approve")
			made.Apply()
			expectColumns(t, made, "robot", "summary", "issuekey")
			made.ExpectEmptyPlan()
		})
	}
}
