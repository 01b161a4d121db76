// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const byUsername = `username = "robot"`

// property is a configuration with the property example.owner; the value is HCL.
func property(username, value string) string {
	return "resource \"jira_user_property\" \"owner\" {\n  " + username + "\n  property_key = \"example.owner\"\n  value = " + value + "\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// applied has stored {"team":"ci"}.
func applied(t *testing.T, username string) *acceptance.Workspace {
	t.Helper()
	workspace, _ := workspace(t)
	workspace.Configure(property(username, `jsonencode({ team = "ci" })`))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace
}

func expectProperty(t *testing.T, workspace *acceptance.Workspace, wanted string) {
	t.Helper()
	if got, _ := workspace.Jira.Property("robot", "example.owner"); got != wanted {
		t.Errorf("Jira has %s, not %s", got, wanted)
	}
}

func TestPropertyIsStoredChangedRepairedAndDeleted(t *testing.T) {
	const key = "user/properties/example.owner"
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		byKey := `user_key = "` + robot.Key + `"`
		workspace.Configure(property(byKey, `jsonencode({ team = "ci" })`))
		workspace.Apply().ExpectChanges("jira_user_property.owner", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET "+key, "PUT "+key)
		expectProperty(t, workspace, `{"team":"ci"}`)
		if state := workspace.State("jira_user_property.owner"); state["id"] != robot.Key+"/example.owner" {
			t.Errorf("the state is %v", state)
		}
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET " + key)

		workspace.Configure(property(byKey, `jsonencode({ team = "build" })`))
		workspace.Apply().ExpectChanges("jira_user_property.owner", "update")
		workspace.ExpectSent("GET "+key, "PUT "+key)
		expectProperty(t, workspace, `{"team":"build"}`)

		workspace.Jira.SetProperty("robot", "example.owner", `{"team":"nobody"}`)
		workspace.Apply().ExpectChanges("jira_user_property.owner", "update")
		expectProperty(t, workspace, `{"team":"build"}`)
		workspace.ExpectEmptyPlan()

		workspace.Jira.ForgetRequests()
		workspace.Destroy()
		workspace.ExpectSent("GET "+key, "DELETE "+key)
		if _, there := workspace.Jira.Property("robot", "example.owner"); there {
			t.Error("the property is still there")
		}
	})
}

func TestAccountAndItsPropertyInOneApply(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Configure(`
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
` + property("user_key = jira_user.robot.key", "jsonencode(1)"))
	workspace.Apply()
	// A new user has no properties that could be overwritten.
	workspace.ExpectSent("POST user", "PUT user/properties/example.owner")
	workspace.ExpectEmptyPlan()
}

func TestAnotherSpellingOfTheSameIsNoChange(t *testing.T) {
	workspace := applied(t, byUsername)
	workspace.Jira.SetProperty("robot", "example.owner", "{ \"team\" : \"ci\" }")
	workspace.ExpectEmptyPlan()
	workspace.Configure(property(byUsername, `"{ \"team\": \"ci\" }"`))
	workspace.ExpectEmptyPlan()
	workspace.ExpectOnlyReads()
}

func TestEveryKindOfValuePlansEmpty(t *testing.T) {
	for name, value := range map[string]string{
		"text": `jsonencode("ü <b> 🤖")`, "number": `jsonencode(1.50)`, "boolean": "jsonencode(false)", "null": "jsonencode(null)",
		"list": "jsonencode([])", "spaces": `"  [ 1e2, 9007199254740993 ]\n"`,
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(property(byUsername, value))
			workspace.Apply()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestKeyOfOddCharactersIsEscaped(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(strings.Replace(property(byUsername, "jsonencode(1)"), "example.owner", "a b%;?#ü+", 1))
	workspace.Apply()
	if value, _ := workspace.Jira.Property("robot", "a b%;?#ü+"); value != "1" {
		t.Errorf("Jira has %q", value)
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
}

func TestExistingPropertyIsNotOverwrittenButExplained(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.SetProperty("robot", "example.owner", `{"team":"somebody"}`)
	workspace.Configure(property(byUsername, `jsonencode({ team = "ci" })`))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "property_key =", "somebody", "import {", robot.Key+"/example.owner")
	expectProperty(t, workspace, `{"team":"somebody"}`)
	// The same value is what an interrupted run left behind.
	workspace.Jira.SetProperty("robot", "example.owner", `{ "team":"ci" }`)
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectOnlyReads()
}

func TestPropertyDeletedByHandIsStoredAgain(t *testing.T) {
	workspace := applied(t, byUsername)
	workspace.Jira.RemoveProperty("robot", "example.owner")
	workspace.Plan().ExpectChanges("jira_user_property.owner", "create").ExpectWarning("A property is gone", "example.owner", "JIRAUSER")
	workspace.Apply()
	expectProperty(t, workspace, `{"team":"ci"}`)
	workspace.ExpectEmptyPlan()
}

func TestPropertyOfAnAccountThatIsGone(t *testing.T) {
	workspace := applied(t, byUsername)
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectWarning("The user of a property is gone", "example.owner", "JIRAUSER")
	workspace.Destroy()
}

func TestMissingAccountIsExplained(t *testing.T) {
	workspace, _ := workspace(t)
	for _, username := range []string{`username = "nobody"`, `user_key = "nobody"`} {
		workspace.Configure(property(username, "jsonencode(1)"))
		workspace.Try("apply", "-auto-approve").ExpectError("No such user", username)
	}
}

func TestAnswerThatIsNotJirasRemovesNothing(t *testing.T) {
	workspace := applied(t, byUsername)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/properties/*", Kind: jirasim.LoginPage})
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/example.owner", Kind: jirasim.LoginPage})
	workspace.Try("plan").ExpectError("That is no response of Jira's")
	workspace.Jira.Behave()
	workspace.ExpectEmptyPlan()
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.ConfigureAsVisitor(property(`user_key = "`+robot.Key+`"`, "jsonencode(1)"))
	workspace.Try("apply", "-auto-approve").ExpectError(`property "example.owner"`, "Jira says: You do not have permission", "Jira Administrators")
}

func TestBadInputIsRefusedByThePlan(t *testing.T) {
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"not JSON":    {property(byUsername, `"team"`), []string{"value =", "not JSON", "jsonencode"}},
		"two values":  {property(byUsername, `"1 2"`), []string{"value =", "something follows"}},
		"cut off":     {property(byUsername, `"{"`), []string{"value =", "ends too early"}},
		"too long":    {property(byUsername, `jsonencode(format("%032767d", 0))`), []string{"value =", "32769 bytes"}},
		"a path":      {strings.Replace(property(byUsername, `"1"`), "example.owner", "..", 1), []string{"property_key", "neither . nor .."}},
		"a slash":     {strings.Replace(property(byUsername, `"1"`), "example.owner", "a/b", 1), []string{"property_key", "without /"}},
		"no user":     {property("", `"1"`), []string{"None of user_key or username is set"}},
		"two of them": {property(byUsername+"\n  user_key = \"robot\"", `"1"`), []string{"username", "Both user_key and username are set"}},
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

func TestLongestValueIsStored(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(property(byUsername, `jsonencode(format("%032766d", 0))`))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}

func TestRenamedAndAnotherAccount(t *testing.T) {
	workspace := applied(t, byUsername)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Configure(property(`username = "android"`, `jsonencode({ team = "ci" })`))
	workspace.ExpectEmptyPlan()
	other := workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Configure(property(`user_key = "`+other.Key+`"`, `jsonencode({ team = "ci" })`))
	workspace.Apply().ExpectChanges("jira_user_property.owner", "replace")
	if _, there := workspace.Jira.Property("android", "example.owner"); there {
		t.Error("the property of the first user is still there")
	}
	expectProperty(t, workspace, `{"team":"ci"}`)
	workspace.ExpectEmptyPlan()
}

func TestImportByEveryNamePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.User) string }{
		"by key": {
			func(robot jirasim.User) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.User) string { return robot.Key + "/example.owner" },
		},
		"by username": {
			func(jirasim.User) string { return byUsername },
			func(jirasim.User) string { return "username:robot/example.owner" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, robot := workspace(t)
			workspace.Jira.SetProperty("robot", "example.owner", `{"b": "<>", "a": 1}`)
			workspace.Configure(property(test.account(robot), `jsonencode({ a = 1, b = "<>" })`) +
				"import {\n  to = jira_user_property.owner\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNothingIsExplained(t *testing.T) {
	for id, expected := range map[string]string{
		"robot":                  "names no property",
		"nobody/example.owner":   "No user has the user key",
		"username:robot/no.such": "Cannot import non-existent remote object",
	} {
		t.Run(id, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(property(byUsername, "jsonencode(1)"))
			workspace.ImportFails("jira_user_property.owner", id, expected)
		})
	}
}

// Whatever happens to a write, the next apply leaves the property as declared.
func TestEveryFaultOfAWriteConverges(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{
		jirasim.DropBefore, jirasim.DropAfter, jirasim.Unavailable, jirasim.BadGateway, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Status500,
	} {
		t.Run(string(kind), func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(property(byUsername, `jsonencode({ team = "ci" })`))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/properties/example.owner", Kind: kind, Times: 1})
			workspace.Try("apply", "-auto-approve")
			workspace.Apply()
			expectProperty(t, workspace, `{"team":"ci"}`)
			workspace.ExpectEmptyPlan()
		})
	}
}
