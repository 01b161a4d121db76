// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// userAndAvatar is a user and its picture, which refers to it in one of the two styles.
func userAndAvatar(username, reference string) string {
	return `
resource "jira_user" "bot" {
  username      = "` + username + `"
  display_name  = "Bot"
  email_address = "bot@example.com"
}

resource "jira_user_avatar" "bot" {
  ` + reference + `
  file     = "${path.cwd}/bot.png"
}
`
}

func TestRenameAndChangedPictureInOneApply(t *testing.T) {
	for name, reference := range map[string]string{"user_key": "user_key = jira_user.bot.key", "username": "username = jira_user.bot.username"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
			workspace.Configure(userAndAvatar("bot", reference))
			workspace.Apply()
			before, _ := workspace.Jira.User("bot")
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, green))
			workspace.Configure(userAndAvatar("android", reference))
			workspace.Apply().ExpectChanges("jira_user.bot", "update", "jira_user_avatar.bot", "update")
			workspace.ExpectShown("android", 24, 24, green)
			if after, _ := workspace.Jira.User("android"); after.Key != before.Key {
				t.Errorf("the key changed from %s to %s", before.Key, after.Key)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAnotherReferenceToTheSameAccountSendsNothing(t *testing.T) {
	workspace, user := applied(t)
	workspace.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `username = "robot"`, `user_key = "`+user.Key+`"`, 1))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAnotherAccountReplaces(t *testing.T) {
	for name, reference := range map[string]func(jirasim.User) string{
		"by key":      func(user jirasim.User) string { return `user_key = "` + user.Key + `"` },
		"by username": func(user jirasim.User) string { return `username = "` + user.Name + `"` },
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := applied(t)
			other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
			workspace.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `username = "robot"`, reference(other), 1))
			workspace.Apply().ExpectChanges("jira_user_avatar.robot", "replace")
			workspace.ExpectShown("other", 24, 24, red)
			expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
			workspace.ExpectEmptyPlan()
		})
	}
}

// TestNewAccountUnderTheNameConverges: the user is replaced in the same apply, which the plan of a picture that
// names it by username cannot know.
func TestNewAccountUnderTheNameConverges(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Configure(userAndAvatar("fresh", "username = jira_user.bot.username"))
	workspace.WriteImage("bot.png", acceptance.Plain(200, 200, green))
	workspace.Write("moved.tf", "moved {\n  from = jira_user_avatar.robot\n  to   = jira_user_avatar.bot\n}\n")
	workspace.Try("apply", "-auto-approve").ExpectError("username", `"fresh" is a new user`, "Apply again")
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "replace")
	workspace.ExpectShown("fresh", 24, 24, green)
	workspace.ExpectEmptyPlan()
}

func TestPictureOfNobodyIsExplained(t *testing.T) {
	workspace, _ := workspace(t, jirasim.Settings{})
	workspace.Configure(strings.Replace(avatar("avatar_id = 10122"), `"robot"`+"\n  avatar", `"nobody"`+"\n  avatar", 1))
	workspace.Try("apply", "-auto-approve").ExpectError("No such user", "username =", `"nobody"`)
}

func TestRenameByHandIsSeen(t *testing.T) {
	workspace, _ := applied(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Try("apply", "-auto-approve").ExpectError("username =", `No user is called "robot"`, `"android"`)
	workspace.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `"robot"`+"\n", `"android"`+"\n", 1))
	workspace.ExpectEmptyPlan()
}

func TestImportOfAPicturePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct {
		id            func(jirasim.User) string
		configuration func(jirasim.User) string
	}{
		"by key": {
			func(user jirasim.User) string { return user.Key },
			func(user jirasim.User) string { return `user_key = "` + user.Key + `"` },
		},
		"by username": {
			func(jirasim.User) string { return "username:robot" },
			func(jirasim.User) string { return `username = "robot"` },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := workspace(t, jirasim.Settings{})
			workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(99, 99, green)))
			workspace.Configure(strings.Replace(avatar("avatar_id = 24880"), `username = "robot"`, test.configuration(user), 1) +
				"import {\n  to = jira_user_avatar.robot\n  id = \"" + test.id(user) + "\"\n}\n")
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestImportedPictureIsReplacedByAFileAndStays(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(99, 99, green)))
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`) + "import {\n  to = jira_user_avatar.robot\n  id = \"username:robot\"\n}\n")
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, red)
	// What this resource did not upload is not its to delete.
	if ids := custom(workspace, user); len(ids) != 2 || ids[0] != 24880 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}
