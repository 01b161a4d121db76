// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"os"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_sameUserByUserKey(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	workspace.Configure(strings.Replace(avatarConfig(`file = "${path.cwd}/robot.png"`), `username = "robot"`, `user_key = "`+user.Key+`"`, 1))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_anotherUserReplaces(t *testing.T) {
	for name, reference := range map[string]func(jirasim.User) string{
		"by key":      func(user jirasim.User) string { return `user_key = "` + user.Key + `"` },
		"by username": func(user jirasim.User) string { return `username = "` + user.Name + `"` },
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := workspaceWithAvatar(t)
			other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
			workspace.Configure(strings.Replace(avatarConfig(`file = "${path.cwd}/robot.png"`), `username = "robot"`, reference(other), 1))
			workspace.Apply().ExpectChanges("jira_user_avatar.robot", "replace")
			workspace.ExpectShown("other", 24, 24, red)
			expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
			workspace.ExpectEmptyPlan()
		})
	}
}

// The same apply creates another user with the planned username. The plan of an avatar that refers to the user by
// username cannot know this.
func TestAccUserAvatar_newUserConverges(t *testing.T) {
	workspace, _ := workspaceWithAvatar(t)
	workspace.Configure(userAndAvatarConfig("fresh", "username = jira_user.bot.username"))
	workspace.WriteImage("bot.png", acceptance.Plain(200, 200, green))
	workspace.Write("moved.tf", "moved {\n  from = jira_user_avatar.robot\n  to   = jira_user_avatar.bot\n}\n")
	workspace.Try("apply", "-auto-approve").ExpectError(`User "fresh" is another user`, "Apply again")
	workspace.Apply().ExpectChanges("jira_user_avatar.bot", "replace")
	workspace.ExpectShown("fresh", 24, 24, green)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_userNotFound(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.Configure(strings.Replace(avatarConfig("avatar_id = 10122"), `"robot"`+"\n  avatar", `"ghost"`+"\n  avatar", 1))
	workspace.Try("apply", "-auto-approve").ExpectError(`User "ghost" not found`, "username =")
}

func TestAccUserAvatar_userRenamedOutside(t *testing.T) {
	workspace, _ := workspaceWithAvatar(t)
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Try("apply", "-auto-approve").ExpectError("username =", `User "robot" not found`, `"android"`)
	workspace.Configure(strings.Replace(avatarConfig(`file = "${path.cwd}/robot.png"`), `"robot"`+"\n", `"android"`+"\n", 1))
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_renameWithNewImage(t *testing.T) {
	for name, reference := range map[string]string{"user_key": "user_key = jira_user.bot.key", "username": "username = jira_user.bot.username"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
			workspace.Configure(userAndAvatarConfig("bot", reference))
			workspace.Apply()
			before, _ := workspace.Jira.User("bot")
			workspace.WriteImage("bot.png", acceptance.Plain(200, 200, green))
			workspace.Configure(userAndAvatarConfig("android", reference))
			workspace.Apply().ExpectChanges("jira_user.bot", "update", "jira_user_avatar.bot", "update")
			workspace.ExpectShown("android", 24, 24, green)
			if after, _ := workspace.Jira.User("android"); after.Key != before.Key {
				t.Errorf("the user key changed from %s to %s", before.Key, after.Key)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUserAvatar_fileRenamed(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	ids := customAvatars(workspace, user)
	workspace.WriteImage("renamed.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/renamed.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectSent("GET user", "GET user")
	expectAvatars(t, workspace, user, ids[0], ids...)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_fileMissing(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	if err := os.Remove(workspace.Folder + "/robot.png"); err != nil {
		t.Fatal(err)
	}
	workspace.Plan().ExpectChanges().ExpectWarning("Image file not found", `file = "${path.cwd}/robot.png"`)
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

func TestAccUserAvatar_fileCreatedInSameApply(t *testing.T) {
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("source.png", acceptance.Plain(100, 100, green))
	workspace.Configure(`
resource "terraform_data" "copy" {
  provisioner "local-exec" {
    command = "cp source.png copy.png"
  }
}
` + avatarConfig(`file = terraform_data.copy.id == "" ? "" : "${path.cwd}/copy.png"`))
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}
