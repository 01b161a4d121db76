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

// property returns a configuration with the property example.owner. The reference is an argument, the value an expression.
func property(reference, value string) string {
	return "resource \"jira_user_property\" \"owner\" {\n  " + reference + "\n  property_key = \"example.owner\"\n  value = " + value + "\n}\n"
}

func workspace(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	return workspace, workspace.AddRobot()
}

// appliedProperty returns a workspace in which the robot has the property {"team":"ci"}.
func appliedProperty(t *testing.T, reference string) *acceptance.Workspace {
	t.Helper()
	workspace, _ := workspace(t)
	workspace.Configure(property(reference, `jsonencode({ team = "ci" })`))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace
}

func expectProperty(t *testing.T, workspace *acceptance.Workspace, want string) {
	t.Helper()
	if got, _ := workspace.Jira.Property("robot", "example.owner"); got != want {
		t.Errorf("Jira has %s, want %s", got, want)
	}
}

func TestAccUserProperty_lifecycle(t *testing.T) {
	const key = "user/properties/example.owner"
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		byKey := `user_key = "` + robot.Key + `"`
		workspace.Configure(property(byKey, `jsonencode({ team = "ci" })`))
		workspace.Apply().ExpectChanges("jira_user_property.owner", "create").ExpectNoWarnings()
		workspace.ExpectSent("GET user", "GET "+key, "PUT "+key)
		expectProperty(t, workspace, `{"team":"ci"}`)
		if state := workspace.State("jira_user_property.owner"); state["id"] != robot.Key+"/example.owner" {
			t.Errorf("state is %v", state)
		}
		workspace.ExpectEmptyPlan()
		workspace.ExpectSent("GET user", "GET "+key)

		workspace.Configure(property(byKey, `jsonencode({ team = "build" })`))
		workspace.Apply().ExpectChanges("jira_user_property.owner", "update")
		workspace.ExpectSent("GET user", "GET "+key, "GET user", "PUT "+key)
		expectProperty(t, workspace, `{"team":"build"}`)

		workspace.Jira.SetProperty("robot", "example.owner", `{"team":"other"}`)
		workspace.Apply().ExpectChanges("jira_user_property.owner", "update")
		expectProperty(t, workspace, `{"team":"build"}`)
		workspace.ExpectEmptyPlan()

		workspace.Jira.ForgetRequests()
		workspace.Destroy()
		workspace.ExpectSent("GET user", "GET "+key, "GET user", "DELETE "+key)
		if _, exists := workspace.Jira.Property("robot", "example.owner"); exists {
			t.Error("Jira still has the property")
		}
	})
}

func TestAccUserProperty_userInSameApply(t *testing.T) {
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
	// A new user has no properties, so that nothing can be overwritten.
	workspace.ExpectSent("POST user", "PUT user/properties/example.owner")
	workspace.ExpectEmptyPlan()
}

func TestAccUserProperty_sameJSON(t *testing.T) {
	workspace := appliedProperty(t, byUsername)
	workspace.Jira.SetProperty("robot", "example.owner", "{ \"team\" : \"ci\" }")
	workspace.ExpectEmptyPlan()
	workspace.Configure(property(byUsername, `"{ \"team\": \"ci\" }"`))
	workspace.ExpectEmptyPlan()
	workspace.ExpectOnlyReads()
}

func TestAccUserProperty_values(t *testing.T) {
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

func TestAccUserProperty_escapedKey(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(strings.Replace(property(byUsername, "jsonencode(1)"), "example.owner", "a b%;?#ü+", 1))
	workspace.Apply()
	if value, _ := workspace.Jira.Property("robot", "a b%;?#ü+"); value != "1" {
		t.Errorf("Jira has %q, want 1", value)
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
}

func TestAccUserProperty_alreadyExists(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.Jira.SetProperty("robot", "example.owner", `{"team":"other"}`)
	workspace.Configure(property(byUsername, `jsonencode({ team = "ci" })`))
	workspace.Try("apply", "-auto-approve").ExpectError("already exists", "property_key =", "other", "import {", robot.Key+"/example.owner")
	expectProperty(t, workspace, `{"team":"other"}`)
	// A property with the same value may be from an interrupted run.
	workspace.Jira.SetProperty("robot", "example.owner", `{ "team":"ci" }`)
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectOnlyReads()
}

func TestAccUserProperty_deletedOutsideTerraform(t *testing.T) {
	workspace := appliedProperty(t, byUsername)
	workspace.Jira.RemoveProperty("robot", "example.owner")
	workspace.Plan().ExpectChanges("jira_user_property.owner", "create").ExpectWarning(`Property "example.owner" of user with key JIRAUSER`, "was deleted outside Terraform", "Jira has the user, but not the property.")
	workspace.Apply()
	expectProperty(t, workspace, `{"team":"ci"}`)
	workspace.ExpectEmptyPlan()
}

func TestAccUserProperty_deletedUser(t *testing.T) {
	workspace := appliedProperty(t, byUsername)
	workspace.Jira.RemoveUser("robot")
	workspace.Plan().ExpectWarning(`Property "example.owner" of user with key JIRAUSER`, "was deleted outside Terraform", "Jira has no user with key JIRAUSER")
	workspace.Destroy()
}

func TestAccUserProperty_userNotFound(t *testing.T) {
	workspace, _ := workspace(t)
	for reference, summary := range map[string]string{`username = "ghost"`: `User "ghost" not found`, `user_key = "ghost"`: "User with key ghost not found"} {
		workspace.Configure(property(reference, "jsonencode(1)"))
		workspace.Try("apply", "-auto-approve").ExpectError(summary, reference)
	}
}

func TestAccUserProperty_unexpectedResponse(t *testing.T) {
	workspace := appliedProperty(t, byUsername)
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/properties/*", Kind: jirasim.LoginPage})
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/example.owner", Kind: jirasim.LoginPage})
	workspace.Try("plan").ExpectError("Unexpected response from Jira")
	workspace.Jira.Behave()
	workspace.ExpectEmptyPlan()
}

func TestAccUserProperty_missingPermission(t *testing.T) {
	workspace, robot := workspace(t)
	workspace.ConfigureAsVisitor(property(`user_key = "`+robot.Key+`"`, "jsonencode(1)"))
	workspace.Try("apply", "-auto-approve").ExpectError(`property "example.owner"`, "Jira says: You do not have permission", "Jira Administrators")
}

func TestAccUserProperty_invalidConfiguration(t *testing.T) {
	for name, test := range map[string]struct {
		configuration string
		expected      []string
	}{
		"not JSON":   {property(byUsername, `"team"`), []string{"value =", "not JSON", "jsonencode"}},
		"two values": {property(byUsername, `"1 2"`), []string{"value =", "another text follows"}},
		"truncated":  {property(byUsername, `"{"`), []string{"value =", "ends too early"}},
		"too long":   {property(byUsername, `jsonencode(format("%032767d", 0))`), []string{"value =", "32769 bytes"}},
		"a path":     {strings.Replace(property(byUsername, `"1"`), "example.owner", "..", 1), []string{"property_key", "must not be . or .."}},
		"a slash":    {strings.Replace(property(byUsername, `"1"`), "example.owner", "a/b", 1), []string{"property_key", "must not contain /"}},
		"no user":    {property("", `"1"`), []string{"Exactly one of these attributes must be configured: [user_key,username]"}},
		"two users":  {property(byUsername+"\n  user_key = \"robot\"", `"1"`), []string{`user_key = "robot"`, "Exactly one of these attributes must be configured: [user_key,username]"}},
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

func TestAccUserProperty_longestValue(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure(property(byUsername, `jsonencode(format("%032766d", 0))`))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}

func TestAccUserProperty_renamedAndReplaced(t *testing.T) {
	workspace := appliedProperty(t, byUsername)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Configure(property(`username = "android"`, `jsonencode({ team = "ci" })`))
	workspace.ExpectEmptyPlan()
	other := workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Configure(property(`user_key = "`+other.Key+`"`, `jsonencode({ team = "ci" })`))
	workspace.Apply().ExpectChanges("jira_user_property.owner", "replace")
	if _, exists := workspace.Jira.Property("android", "example.owner"); exists {
		t.Error("the first user still has the property")
	}
	expectProperty(t, workspace, `{"team":"ci"}`)
	workspace.ExpectEmptyPlan()
}

func TestAccUserProperty_import(t *testing.T) {
	for name, test := range map[string]struct{ reference, id func(jirasim.User) string }{
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
			workspace.Configure(property(test.reference(robot), `jsonencode({ a = 1, b = "<>" })`) +
				"import {\n  to = jira_user_property.owner\n  id = \"" + test.id(robot) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUserProperty_invalidImport(t *testing.T) {
	for id, expected := range map[string]string{
		"robot":                  "has no property key",
		"ghost/example.owner":    "User with key ghost not found",
		"username:robot/no.such": "Cannot import non-existent remote object",
	} {
		t.Run(id, func(t *testing.T) {
			workspace, _ := workspace(t)
			workspace.Configure(property(byUsername, "jsonencode(1)"))
			workspace.ImportFails("jira_user_property.owner", id, expected)
		})
	}
}

// The next apply converges, whatever fault the write met.
func TestAccUserProperty_faults(t *testing.T) {
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

// The import block of the message must be valid HCL, also for a key that HCL would read as an expression.
func TestAccUserProperty_importBlockIsValid(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.SetProperty("robot", `example.${owner}`, `{"team":"other"}`)
	configuration := strings.Replace(property(byUsername, `jsonencode({ team = "ci" })`), "example.owner", "example.$${owner}", 1)
	workspace.Configure(configuration)
	result := workspace.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
	_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
	workspace.Configure(configuration + strings.Replace("import {"+block, "jira_user_property.NAME", "jira_user_property.owner", 1))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}
