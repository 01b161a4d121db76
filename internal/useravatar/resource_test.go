// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestPictureIsShownAndPlansEmpty(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Halves(400, 400, red, blue))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "create").ExpectNoWarnings()
	workspace.ExpectSent("GET user", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user")
	workspace.ExpectShown("robot", 4, 24, red)
	workspace.ExpectShown("robot", 44, 24, blue)
	state := workspace.State("jira_user_avatar.robot")
	shown := fmt.Sprint(workspace.Jira.ShownAvatar(user.Key))
	if state["avatar_id"] != shown || state["uploaded_avatar_id"] != shown || state["id"] != user.Key {
		t.Errorf("the user shows %s, the state is %v", shown, state)
	}
	if urls := state["urls"].(map[string]any); len(urls) != 4 || !strings.Contains(urls["48x48"].(string), "avatarId="+shown) {
		t.Errorf("urls: %v", urls)
	}
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestEveryShapeIsShownAndPlansEmpty(t *testing.T) {
	for name, size := range map[string][2]int{
		"robot.gif": {256, 256}, "robot.jpg": {640, 480}, "1x1.png": {1, 1}, "48x48.png": {48, 48}, "49x30.png": {49, 30}, "4000x1000.png": {4000, 1000},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, user := workspace(t, jirasim.Settings{})
			workspace.WriteImage(name, acceptance.Plain(size[0], size[1], blue))
			workspace.Configure(avatar(fmt.Sprintf("file = \"${path.cwd}/%s\"", name)))
			workspace.Apply().ExpectNoWarnings()
			workspace.ExpectShown("robot", 24, 24, blue)
			workspace.ExpectShown("robot", 1, 46, blue)
			if ids := custom(workspace, user); len(ids) != 1 {
				t.Errorf("the user has the avatars %v", ids)
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestPictureInTheConfigurationIsShown(t *testing.T) {
	workspace, _ := workspace(t, jirasim.Settings{})
	workspace.Configure(avatar(fmt.Sprintf("content_base64 = %q", acceptance.PNGBase64(t, acceptance.Plain(64, 64, green)))))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}

func TestCropIsWhatIsShown(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Halves(800, 300, red, blue))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`, `crop = { x = 500, y = 20, size = 250 }`))
	workspace.Apply()
	workspace.ExpectShown("robot", 2, 2, blue)
	workspace.ExpectShown("robot", 46, 46, blue)
	first := custom(workspace, user)
	workspace.ExpectEmptyPlan()

	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`, `crop = { x = 0, y = 0, size = 250 }`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 2, 2, red)
	if second := custom(workspace, user); len(second) != 1 || second[0] == first[0] {
		t.Errorf("the avatars were %v and are %v", first, second)
	}
	workspace.ExpectEmptyPlan()
}

func TestChangedFileReplacesThePictureAndThenDeletesTheOld(t *testing.T) {
	workspace, user := applied(t)
	old := custom(workspace, user)[0]
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", // the refresh
		"GET user", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user", fmt.Sprintf("DELETE user/avatar/%d", old))
	workspace.ExpectShown("robot", 24, 24, green)
	if ids := custom(workspace, user); len(ids) != 1 || ids[0] == old {
		t.Errorf("the user has the avatars %v, the old one was %d", ids, old)
	}
	workspace.ExpectEmptyPlan()
}

func TestRenamedFileIsNotUploadedAgain(t *testing.T) {
	workspace, user := applied(t)
	ids := custom(workspace, user)
	workspace.WriteImage("renamed.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/renamed.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectSent("GET user", "GET user")
	expectAvatars(t, workspace, user, ids[0], ids...)
	workspace.ExpectEmptyPlan()
}

func TestAnotherSelectionByHandIsSeenAndOnlySelectedBack(t *testing.T) {
	workspace, user := applied(t)
	ours := custom(workspace, user)[0]
	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.SystemAvatars()[3])
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, ours, ours)
	workspace.ExpectEmptyPlan()
}

func TestPictureDeletedByHandIsUploadedAgain(t *testing.T) {
	workspace, user := applied(t)
	workspace.Jira.RemoveAvatar(custom(workspace, user)[0])
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	if ids := custom(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestExistingAvatarIsSelectedAndReset(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(128, 128, green))
	workspace.Configure(avatar("avatar_id = 24880"))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, 24880, 24880)
	workspace.ExpectEmptyPlan()

	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.SystemAvatars()[2])
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, 24880, 24880)

	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), 24880)
	if chosen, _ := workspace.Jira.User("robot"); chosen.SelectedAvatar != workspace.Jira.DefaultAvatar() {
		t.Errorf("the choice left behind is %d, not the default avatar", chosen.SelectedAvatar)
	}
}

func TestAvatarThatIsNotTheAccountsIsRefused(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Jira.AddAvatar(other.Key, 24880, acceptance.Plain(128, 128, green))
	workspace.Jira.AddAvatar(user.Key, 24881, acceptance.Plain(128, 128, green))
	workspace.Configure(avatar("avatar_id = 24880"))
	workspace.Try("apply", "-auto-approve").ExpectError("avatar_id", "24880", "24881", fmt.Sprint(workspace.Jira.DefaultAvatar()))
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), 24881)
}

func TestFromFileToExistingAvatarAndBack(t *testing.T) {
	workspace, user := applied(t)
	system := workspace.Jira.SystemAvatars()[5]
	workspace.Configure(avatar(fmt.Sprintf("avatar_id = %d", system)))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, system)
	workspace.ExpectEmptyPlan()
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}

func TestDestroyResets(t *testing.T) {
	workspace, user := applied(t)
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
	if chosen, _ := workspace.Jira.User("robot"); chosen.SelectedAvatar != workspace.Jira.DefaultAvatar() {
		t.Errorf("the choice left behind is %d, not the default avatar", chosen.SelectedAvatar)
	}
}

func TestDestroyLeavesSomebodyElsesChoice(t *testing.T) {
	workspace, user := applied(t)
	chosen := workspace.Jira.SystemAvatars()[4]
	workspace.Jira.SelectAvatar(user.Key, chosen)
	workspace.Destroy()
	expectAvatars(t, workspace, user, chosen)
}

func TestDestroyKeepsThePictureWhereToldSo(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`, `on_destroy = "keep"`))
	workspace.Apply()
	ids := custom(workspace, user)
	workspace.Destroy()
	expectAvatars(t, workspace, user, ids[0], ids...)
}

func TestMissingFileOfAnUnchangedPictureIsAWarning(t *testing.T) {
	workspace, user := applied(t)
	if err := os.Remove(workspace.Folder + "/robot.png"); err != nil {
		t.Fatal(err)
	}
	workspace.Plan().ExpectChanges().ExpectWarning("A picture file is missing", `file = "${path.cwd}/robot.png"`)
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

func TestPictureMadeInTheSameApplyWorks(t *testing.T) {
	workspace, _ := workspace(t, jirasim.Settings{})
	workspace.WriteImage("source.png", acceptance.Plain(100, 100, green))
	workspace.Configure(`
resource "terraform_data" "copy" {
  provisioner "local-exec" {
    command = "cp source.png made.png"
  }
}
` + avatar(`file = terraform_data.copy.id == "" ? "" : "${path.cwd}/made.png"`))
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}

func TestUserAndPictureOfOneConfiguration(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	configuration := func(username string) string {
		return `
resource "jira_user" "bot" {
  username      = "` + username + `"
  display_name  = "Bot"
  email_address = "bot@example.com"
}

resource "jira_user_avatar" "bot" {
  user_key = jira_user.bot.key
  file     = "${path.cwd}/bot.png"
}
`
	}
	workspace.WriteImage("bot.png", acceptance.Plain(200, 200, blue))
	workspace.Configure(configuration("bot"))
	workspace.Apply().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	workspace.ExpectShown("bot", 24, 24, blue)
	workspace.Jira.ForgetRequests()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")

	workspace.Configure(configuration("renamed"))
	workspace.Apply().ExpectChanges("jira_user.bot", "update")
	workspace.ExpectShown("renamed", 24, 24, blue)
	workspace.ExpectEmptyPlan()

	workspace.Jira.RemoveUser("renamed")
	workspace.Plan().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	workspace.Apply()
	workspace.ExpectShown("renamed", 24, 24, blue)
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	if users := workspace.Jira.Users(); len(users) != 1 {
		t.Errorf("left behind: %v", users)
	}
}
