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
func property(account, value string) string {
	return "resource \"jira_user_property\" \"owner\" {\n  " + account + "\n  property_key = \"example.owner\"\n  value = " + value + "\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.Account) {
	t.Helper()
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	return made, made.AddRobot()
}

// applied has stored {"team":"ci"}.
func applied(t *testing.T, account string) *acceptance.Workspace {
	t.Helper()
	made, _ := workspace(t)
	made.Configure(property(account, `jsonencode({ team = "ci" })`))
	made.Apply()
	made.Jira.ForgetRequests()
	return made
}

func expectProperty(t *testing.T, made *acceptance.Workspace, wanted string) {
	t.Helper()
	if got, _ := made.Jira.Property("robot", "example.owner"); got != wanted {
		t.Errorf("Jira has %s, not %s", got, wanted)
	}
}

func TestPropertyIsStoredChangedRepairedAndDeleted(t *testing.T) {
	const key = "user/properties/example.owner"
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, robot jirasim.Account) {
		byKey := `user_key = "` + robot.Key + `"`
		made.Configure(property(byKey, `jsonencode({ team = "ci" })`))
		made.Apply().ExpectChanges("jira_user_property.owner", "create").ExpectNoWarnings()
		made.ExpectSent("GET "+key, "PUT "+key)
		expectProperty(t, made, `{"team":"ci"}`)
		if state := made.State("jira_user_property.owner"); state["id"] != robot.Key+"/example.owner" {
			t.Errorf("the state is %v", state)
		}
		made.ExpectEmptyPlan()
		made.ExpectSent("GET " + key)

		made.Configure(property(byKey, `jsonencode({ team = "build" })`))
		made.Apply().ExpectChanges("jira_user_property.owner", "update")
		made.ExpectSent("GET "+key, "PUT "+key)
		expectProperty(t, made, `{"team":"build"}`)

		made.Jira.SetProperty("robot", "example.owner", `{"team":"nobody"}`)
		made.Apply().ExpectChanges("jira_user_property.owner", "update")
		expectProperty(t, made, `{"team":"build"}`)
		made.ExpectEmptyPlan()

		made.Jira.ForgetRequests()
		made.Destroy()
		made.ExpectSent("GET "+key, "DELETE "+key)
		if _, there := made.Jira.Property("robot", "example.owner"); there {
			t.Error("the property is still there")
		}
	})
}

func TestAccountAndItsPropertyInOneApply(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
	made.Configure(`
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
` + property("user_key = jira_user.robot.key", "jsonencode(1)"))
	made.Apply()
	// A new account has no properties that could be overwritten.
	made.ExpectSent("POST user", "PUT user/properties/example.owner")
	made.ExpectEmptyPlan()
}

func TestAnotherSpellingOfTheSameIsNoChange(t *testing.T) {
	made := applied(t, byUsername)
	made.Jira.SetProperty("robot", "example.owner", "{ \"team\" : \"ci\" }")
	made.ExpectEmptyPlan()
	made.Configure(property(byUsername, `"{ \"team\": \"ci\" }"`))
	made.ExpectEmptyPlan()
	made.ExpectOnlyReads()
}

func TestEveryKindOfValuePlansEmpty(t *testing.T) {
	for name, value := range map[string]string{
		"text": `jsonencode("ü <b> 🤖")`, "number": `jsonencode(1.50)`, "boolean": "jsonencode(false)", "null": "jsonencode(null)",
		"list": "jsonencode([])", "spaces": `"  [ 1e2, 9007199254740993 ]\n"`,
	} {
		t.Run(name, func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(property(byUsername, value))
			made.Apply()
			made.ExpectEmptyPlan()
		})
	}
}

func TestKeyOfOddCharactersIsEscaped(t *testing.T) {
	made, _ := workspace(t)
	made.Configure(strings.Replace(property(byUsername, "jsonencode(1)"), "example.owner", "a b%;?#ü+", 1))
	made.Apply()
	if value, _ := made.Jira.Property("robot", "a b%;?#ü+"); value != "1" {
		t.Errorf("Jira has %q", value)
	}
	made.ExpectEmptyPlan()
	made.Destroy()
}

func TestExistingPropertyIsNotOverwrittenButExplained(t *testing.T) {
	made, robot := workspace(t)
	made.Jira.SetProperty("robot", "example.owner", `{"team":"somebody"}`)
	made.Configure(property(byUsername, `jsonencode({ team = "ci" })`))
	made.Try("apply", "-auto-approve").ExpectError("already exists", "property_key =", "somebody", "import {", robot.Key+"/example.owner")
	expectProperty(t, made, `{"team":"somebody"}`)
	// The same value is what an interrupted run left behind.
	made.Jira.SetProperty("robot", "example.owner", `{ "team":"ci" }`)
	made.Jira.ForgetRequests()
	made.Apply()
	made.ExpectOnlyReads()
}

func TestPropertyDeletedByHandIsStoredAgain(t *testing.T) {
	made := applied(t, byUsername)
	made.Jira.RemoveProperty("robot", "example.owner")
	made.Plan().ExpectChanges("jira_user_property.owner", "create").ExpectWarning("A property is gone", "example.owner", "JIRAUSER")
	made.Apply()
	expectProperty(t, made, `{"team":"ci"}`)
	made.ExpectEmptyPlan()
}

func TestPropertyOfAnAccountThatIsGone(t *testing.T) {
	made := applied(t, byUsername)
	made.Jira.RemoveAccount("robot")
	made.Plan().ExpectWarning("The account of a property is gone", "example.owner", "JIRAUSER")
	made.Destroy()
}

func TestMissingAccountIsExplained(t *testing.T) {
	made, _ := workspace(t)
	for _, account := range []string{`username = "nobody"`, `user_key = "nobody"`} {
		made.Configure(property(account, "jsonencode(1)"))
		made.Try("apply", "-auto-approve").ExpectError("No such account", account)
	}
}

func TestAnswerThatIsNotJirasRemovesNothing(t *testing.T) {
	made := applied(t, byUsername)
	made.Jira.Misbehave(jirasim.Fault{Path: "/user/properties/*", Kind: jirasim.LoginPage})
	made.Jira.Misbehave(jirasim.Fault{Path: "/example.owner", Kind: jirasim.LoginPage})
	made.Try("plan").ExpectError("That is no answer of Jira's")
	made.Jira.Behave()
	made.ExpectEmptyPlan()
}

func TestWithoutPermissionJirasWordsAreShown(t *testing.T) {
	made, robot := workspace(t)
	made.ConfigureAsVisitor(property(`user_key = "`+robot.Key+`"`, "jsonencode(1)"))
	made.Try("apply", "-auto-approve").ExpectError(`property "example.owner"`, "Jira says: You do not have permission", "Jira Administrators")
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
		"no account":  {property("", `"1"`), []string{"None of user_key or username is set"}},
		"two of them": {property(byUsername+"\n  user_key = \"robot\"", `"1"`), []string{"username", "Both user_key and username are set"}},
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

func TestLongestValueIsStored(t *testing.T) {
	made, _ := workspace(t)
	made.Configure(property(byUsername, `jsonencode(format("%032766d", 0))`))
	made.Apply()
	made.ExpectEmptyPlan()
}

func TestRenamedAndAnotherAccount(t *testing.T) {
	made := applied(t, byUsername)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Name = "android" })
	made.Configure(property(`username = "android"`, `jsonencode({ team = "ci" })`))
	made.ExpectEmptyPlan()
	other := made.Jira.AddAccount(jirasim.Account{Name: "robot", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	made.Configure(property(`user_key = "`+other.Key+`"`, `jsonencode({ team = "ci" })`))
	made.Apply().ExpectChanges("jira_user_property.owner", "replace")
	if _, there := made.Jira.Property("android", "example.owner"); there {
		t.Error("the property of the first account is still there")
	}
	expectProperty(t, made, `{"team":"ci"}`)
	made.ExpectEmptyPlan()
}

func TestImportByEveryNamePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct{ account, id func(jirasim.Account) string }{
		"by key": {
			func(robot jirasim.Account) string { return `user_key = "` + robot.Key + `"` },
			func(robot jirasim.Account) string { return robot.Key + "/example.owner" },
		},
		"by username": {
			func(jirasim.Account) string { return byUsername },
			func(jirasim.Account) string { return "username:robot/example.owner" },
		},
	} {
		t.Run(name, func(t *testing.T) {
			made, robot := workspace(t)
			made.Jira.SetProperty("robot", "example.owner", `{"b": "<>", "a": 1}`)
			made.Configure(property(test.account(robot), `jsonencode({ a = 1, b = "<>" })`) +
				"import {\n  to = jira_user_property.owner\n  id = \"" + test.id(robot) + "\"\n}\n")
			made.Apply().ExpectNoWarnings()
			made.ExpectOnlyReads()
			made.ExpectEmptyPlan()
		})
	}
}

func TestImportOfNothingIsExplained(t *testing.T) {
	for id, expected := range map[string]string{
		"robot":                  "names no property",
		"nobody/example.owner":   "No account has the user key",
		"username:robot/no.such": "Cannot import non-existent remote object",
	} {
		t.Run(id, func(t *testing.T) {
			made, _ := workspace(t)
			made.Configure(property(byUsername, "jsonencode(1)"))
			made.ImportFails("jira_user_property.owner", id, expected)
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
			made, _ := workspace(t)
			made.Configure(property(byUsername, `jsonencode({ team = "ci" })`))
			made.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/properties/example.owner", Kind: kind, Times: 1})
			made.Try("apply", "-auto-approve")
			made.Apply()
			expectProperty(t, made, `{"team":"ci"}`)
			made.ExpectEmptyPlan()
		})
	}
}
