// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"image/color"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// wild are names that break what is put together carelessly: queries, paths, HCL, JSON, lengths.
var wild = map[string]string{
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

// avatarOf shows a picture on the account of the robot.
const avatarOfRobot = `
resource "jira_user_avatar" "robot" {
  user_key = jira_user.robot.key
  file     = "${path.cwd}/robot.png"
}
`

func TestWildNamesRoundTrip(t *testing.T) {
	for name, username := range wild {
		t.Run(name, func(t *testing.T) {
			made := workspace(t)
			made.Jira.AddGroup(username)
			made.WritePicture("robot.png", acceptance.Plain(64, 64, color.NRGBA{B: 255, A: 255}))
			wished := groups(username)
			made.Configure(robot("first", "Robot", "robot@example.com") + avatarOfRobot)
			made.Apply().ExpectNoWarnings()
			before := expectAccount(t, made.Jira, "first", "Robot", "robot@example.com")

			// Renamed, with the name as display name and group, and the account's applications set by its name.
			made.Configure(robot(username, username, "robot@example.com", wished, applications("jira-core")) + avatarOfRobot)
			made.WritePicture("robot.png", acceptance.Plain(64, 64, color.NRGBA{R: 255, A: 255}))
			made.Apply().ExpectChanges("jira_user.robot", "update", "jira_user_avatar.robot", "update").ExpectNoWarnings()
			after := expectAccount(t, made.Jira, username, username, "robot@example.com")
			if after.Key != before.Key || len(after.Groups) != 2 {
				t.Errorf("%+v became %+v", before, after)
			}
			made.ExpectShown(username, 24, 24, color.NRGBA{R: 255, A: 255})
			made.ExpectEmptyPlan()
			made.Destroy()
			if len(made.Jira.Accounts()) != 1 {
				t.Errorf("left behind: %v", made.Jira.Accounts())
			}
		})
	}
}

// TestAccountsOfWildNamesAreImportedByNameAndByKey: a legacy key is the name in lower case.
func TestAccountsOfWildNamesAreImportedByNameAndByKey(t *testing.T) {
	for name, username := range wild {
		t.Run(name, func(t *testing.T) {
			made := workspace(t)
			account := made.Jira.AddAccount(jirasim.Account{
				Key: strings.ToLower(username), Name: username, DisplayName: username, EmailAddress: "robot@example.com", Active: true, Groups: []string{"jira-core-users"},
			})
			twice := robot(username, username, "robot@example.com", `on_destroy = "keep"`) +
				strings.ReplaceAll(robot(username, username, "robot@example.com"), `"robot"`, `"again"`)
			made.Configure(twice + importBlock("robot", "key:"+account.Key) + importBlock("again", "username:"+username))
			made.Apply().ExpectNoWarnings()
			expectNothingWritten(t, made)
			for _, address := range []string{"jira_user.robot", "jira_user.again"} {
				if state := made.State(address); state["key"] != account.Key || state["username"] != username {
					t.Errorf("imported %v", state)
				}
			}
			made.ExpectEmptyPlan()
		})
	}
}

func importBlock(name, id string) string {
	return "import {\n  to = jira_user." + name + "\n  id = " + written(id) + "\n}\n"
}

// TestImportBlockOfTheErrorCanBePasted, whatever the key looks like.
func TestImportBlockOfTheErrorCanBePasted(t *testing.T) {
	for _, key := range []string{"key:robot", "username:robot", `"${corp}\robot %{`, "JIRAUSER10345"} {
		t.Run(key, func(t *testing.T) {
			made := workspace(t)
			account := somebody()
			account.Key = key
			made.Jira.AddAccount(account)
			made.Configure(robotWith())
			result := made.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
			_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
			made.Write("import.tf", strings.Replace("import {"+block, "NAME", "robot", 1))
			made.Apply()
			if state := made.State("jira_user.robot")["key"]; state != key {
				t.Errorf("imported %v", state)
			}
			made.ExpectEmptyPlan()
		})
	}
}

func TestUsernameThatLooksLikeAKeyIsNeverTakenForOne(t *testing.T) {
	made := workspace(t)
	victim := made.Jira.AddAccount(somebody())
	made.Configure(robot(victim.Key, "Twin", "twin@example.com"))
	made.Apply()
	twin := expectAccount(t, made.Jira, victim.Key, "Twin", "twin@example.com")
	if twin.Key == victim.Key {
		t.Fatal("the account with that key was taken over")
	}
	made.ExpectEmptyPlan()
	expectUpdate(t, made, robot(victim.Key, "The Twin", "twin@example.com"))
	made.Destroy()
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
}

func TestLongestNameIsMeasuredAsJiraDoes(t *testing.T) {
	if units := len(utf16.Encode([]rune(wild["longest"]))); units != 255 {
		t.Errorf("the longest name has %d UTF-16 units", units)
	}
}
