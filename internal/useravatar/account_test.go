// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// userAndAvatar is an account and its picture, which refers to it in one of the two styles.
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
			made := acceptance.New(t, jirasim.Settings{})
			made.WritePicture("bot.png", acceptance.Plain(200, 200, blue))
			made.Configure(userAndAvatar("bot", reference))
			made.Apply()
			before, _ := made.Jira.Account("bot")
			made.WritePicture("bot.png", acceptance.Plain(200, 200, green))
			made.Configure(userAndAvatar("android", reference))
			made.Apply().ExpectChanges("jira_user.bot", "update", "jira_user_avatar.bot", "update")
			made.ExpectShown("android", 24, 24, green)
			if after, _ := made.Jira.Account("android"); after.Key != before.Key {
				t.Errorf("the key changed from %s to %s", before.Key, after.Key)
			}
			made.ExpectEmptyPlan()
		})
	}
}

func TestAnotherReferenceToTheSameAccountSendsNothing(t *testing.T) {
	made, account := applied(t)
	made.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `username = "robot"`, `user_key = "`+account.Key+`"`, 1))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	for _, request := range sent(made) {
		if !strings.HasPrefix(request, "GET ") {
			t.Errorf("sent %s", request)
		}
	}
	made.ExpectEmptyPlan()
}

func TestAnotherAccountReplaces(t *testing.T) {
	for name, reference := range map[string]func(jirasim.Account) string{
		"by key":      func(account jirasim.Account) string { return `user_key = "` + account.Key + `"` },
		"by username": func(account jirasim.Account) string { return `username = "` + account.Name + `"` },
	} {
		t.Run(name, func(t *testing.T) {
			made, account := applied(t)
			other := made.Jira.AddAccount(jirasim.Account{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
			made.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `username = "robot"`, reference(other), 1))
			made.Apply().ExpectChanges("jira_user_avatar.robot", "replace")
			made.ExpectShown("other", 24, 24, red)
			expectAvatars(t, made, account, made.Jira.DefaultAvatar())
			made.ExpectEmptyPlan()
		})
	}
}

// TestNewAccountUnderTheNameConverges: the account is replaced in the same apply, which the plan of a picture that
// names it by username cannot know.
func TestNewAccountUnderTheNameConverges(t *testing.T) {
	made, _ := applied(t)
	made.Configure(userAndAvatar("fresh", "username = jira_user.bot.username"))
	made.WritePicture("bot.png", acceptance.Plain(200, 200, green))
	made.Write("moved.tf", "moved {\n  from = jira_user_avatar.robot\n  to   = jira_user_avatar.bot\n}\n")
	made.Try("apply", "-auto-approve").ExpectError("username", `"fresh" is a new account`, "Apply again")
	made.Apply().ExpectChanges("jira_user_avatar.bot", "replace")
	made.ExpectShown("fresh", 24, 24, green)
	made.ExpectEmptyPlan()
}

func TestPictureOfNobodyIsExplained(t *testing.T) {
	made, _ := workspace(t, jirasim.Settings{})
	made.Configure(strings.Replace(avatar("avatar_id = 10122"), `"robot"`+"\n  avatar", `"nobody"`+"\n  avatar", 1))
	made.Try("apply", "-auto-approve").ExpectError("No such account", "username =", `"nobody"`)
}

func TestRenameByHandIsSeen(t *testing.T) {
	made, _ := applied(t)
	made.Jira.ChangeAccount("robot", func(account *jirasim.Account) { account.Name = "android" })
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Try("apply", "-auto-approve").ExpectError("username =", `No account is called "robot"`, `"android"`)
	made.Configure(strings.Replace(avatar(`file = "${path.cwd}/robot.png"`), `"robot"`+"\n", `"android"`+"\n", 1))
	made.ExpectEmptyPlan()
}

func TestImportOfAPicturePlansEmpty(t *testing.T) {
	for name, test := range map[string]struct {
		id            func(jirasim.Account) string
		configuration func(jirasim.Account) string
	}{
		"by key": {
			func(account jirasim.Account) string { return account.Key },
			func(account jirasim.Account) string { return `user_key = "` + account.Key + `"` },
		},
		"by username": {
			func(jirasim.Account) string { return "username:robot" },
			func(jirasim.Account) string { return `username = "robot"` },
		},
	} {
		t.Run(name, func(t *testing.T) {
			made, account := workspace(t, jirasim.Settings{})
			made.Jira.SelectAvatar(account.Key, made.Jira.AddAvatar(account.Key, 24880, acceptance.Plain(99, 99, green)))
			made.Configure(strings.Replace(avatar("avatar_id = 24880"), `username = "robot"`, test.configuration(account), 1) +
				"import {\n  to = jira_user_avatar.robot\n  id = \"" + test.id(account) + "\"\n}\n")
			made.Apply().ExpectNoWarnings()
			for _, request := range sent(made) {
				if !strings.HasPrefix(request, "GET ") {
					t.Errorf("sent %s", request)
				}
			}
			made.ExpectEmptyPlan()
		})
	}
}

func TestImportedPictureIsReplacedByAFileAndStays(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.Jira.SelectAvatar(account.Key, made.Jira.AddAvatar(account.Key, 24880, acceptance.Plain(99, 99, green)))
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`) + "import {\n  to = jira_user_avatar.robot\n  id = \"username:robot\"\n}\n")
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	made.ExpectShown("robot", 24, 24, red)
	// What this resource did not upload is not its to delete.
	if ids := custom(made, account); len(ids) != 2 || ids[0] != 24880 {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectEmptyPlan()
}
