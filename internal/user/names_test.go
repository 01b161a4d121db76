// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"fmt"
	"image/color"
	"slices"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// specialUsernames are usernames that need escaping in queries, paths, HCL and JSON, and the longest one.
var specialUsernames = map[string]string{
	"space":           "ci robot  7",
	"address":         "ci+robot@example.com",
	"percent":         "100%25 %zz %",
	"slash":           "team/ci/../robot",
	"hash and query":  "ci#1?key=admin;a=b",
	"umlaut":          "Müller Straße",
	"emoji":           "🤖 robot 👩‍💻",
	"backslash":       `corp\robot\n`,
	"quotes":          `"robot" 'bot' ` + "`b`",
	"terraform":       "${robot} %{ if }",
	"another key":     "JIRAUSER10000",
	"import prefix":   "key:robot",
	"username prefix": "username:robot",
	"longest":         strings.Repeat("🤖", 127) + "x",
}

// avatarOfRobot is a configuration that uploads an avatar for the user.
const avatarOfRobot = `
resource "jira_user_avatar" "robot" {
  user_key = jira_user.robot.key
  file     = "${path.cwd}/robot.png"
}
`

// specialUsernamesConfiguration is a configuration with a user for each of specialUsernames. The keys are for the first
// apply's usernames.
func specialUsernamesConfiguration(username, more string) string {
	var names strings.Builder
	for name, username := range specialUsernames {
		fmt.Fprintf(&names, "    %s = %s\n", hclString(name), hclString(username))
	}
	return fmt.Sprintf("locals {\n  names = {\n%s  }\n}\n", names.String()) +
		strings.NewReplacer(`"first"`, username, `"Robot"`, "each.value").Replace(robot("first", "Robot", "robot@example.com", "for_each = local.names", more))
}

func TestAccUser_specialUsernames(t *testing.T) {
	const avatars = `
resource "jira_user_avatar" "robot" {
  for_each = jira_user.robot
  user_key = each.value.key
  file     = "${path.cwd}/robot.png"
}
`
	workspace := workspace(t)
	workspace.WriteImage("robot.png", acceptance.Plain(48, 48, color.NRGBA{B: 255, A: 255}))
	workspace.Configure(specialUsernamesConfiguration("each.key", "") + avatars)
	workspace.Apply().ExpectNoWarnings()
	keys := map[string]string{}
	for name, username := range specialUsernames {
		keys[name] = expectUser(t, workspace.Jira, name, username, "robot@example.com").Key
		workspace.Jira.AddGroup(username)
	}
	// Rename each user, add it to a group of the same name, grant an application and upload another image.
	workspace.WriteImage("robot.png", acceptance.Plain(48, 48, color.NRGBA{R: 255, A: 255}))
	workspace.Configure(specialUsernamesConfiguration("each.value", "groups = [each.value]\n  application_keys = [\"jira-core\"]") + avatars)
	for address, action := range workspace.Apply().ExpectNoWarnings().Changes {
		if action != "update" {
			t.Errorf("%s: %s", address, action)
		}
	}
	for name, username := range specialUsernames {
		after := expectUser(t, workspace.Jira, username, username, "robot@example.com")
		if after.Key != keys[name] || !slices.Contains(after.Groups, username) || !slices.Equal(after.ApplicationKeys, []string{"jira-core"}) {
			t.Errorf("%s: the user is %+v", name, after)
		}
		workspace.ExpectShown(username, 24, 24, color.NRGBA{R: 255, A: 255})
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if left := workspace.Jira.Users(); len(left) != 1 {
		t.Errorf("users after the destroy: %v", left)
	}
}

func TestAccUser_createSpecialUsernames(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(specialUsernamesConfiguration("each.value", `groups = ["jira-core-users"]`))
	workspace.Apply().ExpectNoWarnings()
	for _, username := range specialUsernames {
		if user := expectUser(t, workspace.Jira, username, username, "robot@example.com"); !slices.Contains(user.Groups, "jira-core-users") {
			t.Errorf("%q is in %q", username, user.Groups)
		}
	}
	workspace.ExpectEmptyPlan()
}

// A user key from before Jira 8.4 is the username in lower case.
func TestAccUser_importSpecialUsernames(t *testing.T) {
	const imports = `
import {
  for_each = local.names
  to       = jira_user.robot[each.key]
  id       = "key:${lower(each.value)}"
}

import {
  for_each = local.names
  to       = jira_user.again[each.key]
  id       = "username:${each.value}"
}

resource "jira_user" "again" {
  for_each      = local.names
  username      = each.value
  display_name  = each.value
  email_address = "robot@example.com"
}
`
	workspace := workspace(t)
	for _, username := range specialUsernames {
		workspace.Jira.AddUser(jirasim.User{
			Key: strings.ToLower(username), Name: username, DisplayName: username, EmailAddress: "robot@example.com", Active: true, Groups: []string{"jira-core-users"},
		})
	}
	workspace.Configure(specialUsernamesConfiguration("each.value", "") + imports)
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	states := workspace.States()
	for name, username := range specialUsernames {
		for _, resource := range []string{"robot", "again"} {
			state := states[fmt.Sprintf("jira_user.%s[%q]", resource, name)].Values
			if state["key"] != strings.ToLower(username) || state["username"] != username {
				t.Errorf("imported %v", state)
			}
		}
	}
	workspace.ExpectEmptyPlan()
}

func importBlock(name, id string) string {
	return "import {\n  to = jira_user." + name + "\n  id = " + hclString(id) + "\n}\n"
}

// The import block in the error is valid HCL for every user key.
func TestAccUser_importBlockOfError(t *testing.T) {
	for _, key := range []string{"key:robot", "username:robot", `"${corp}\robot %{`, "JIRAUSER10345"} {
		t.Run(key, func(t *testing.T) {
			workspace := workspace(t)
			user := robotUser()
			user.Key = key
			workspace.Jira.AddUser(user)
			workspace.Configure(robotWith())
			result := workspace.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
			_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
			block, _, _ = strings.Cut(block, "\n}")
			workspace.Write("import.tf", strings.Replace("import {"+block+"\n}\n", "NAME", "robot", 1))
			workspace.Apply()
			if state := workspace.State("jira_user.robot")["key"]; state != key {
				t.Errorf("imported %v", state)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_usernameLooksLikeKey(t *testing.T) {
	workspace := workspace(t)
	victim := workspace.Jira.AddUser(robotUser())
	workspace.Configure(robot(victim.Key, "Twin", "twin@example.com"))
	workspace.Apply()
	twin := expectUser(t, workspace.Jira, victim.Key, "Twin", "twin@example.com")
	if twin.Key == victim.Key {
		t.Fatal("the user that has this key was adopted")
	}
	workspace.ExpectEmptyPlan()
	expectUpdate(t, workspace, robot(victim.Key, "The Twin", "twin@example.com"))
	workspace.Destroy()
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

func TestSpecialUsernames_longest(t *testing.T) {
	if units := len(utf16.Encode([]rune(specialUsernames["longest"]))); units != 255 {
		t.Errorf("the longest name has %d UTF-16 units", units)
	}
}
