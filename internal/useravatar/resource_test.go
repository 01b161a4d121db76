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
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Halves(400, 400, red, blue))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "create").ExpectNoWarnings()
	expectSent(t, made, "GET user", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user")
	made.ExpectShown("robot", 4, 24, red)
	made.ExpectShown("robot", 44, 24, blue)
	state := made.State("jira_user_avatar.robot")
	shown := fmt.Sprint(made.Jira.ShownAvatar(account.Key))
	if state["avatar_id"] != shown || state["uploaded_avatar_id"] != shown || state["id"] != account.Key {
		t.Errorf("the account shows %s, the state is %v", shown, state)
	}
	if urls := state["urls"].(map[string]any); len(urls) != 4 || !strings.Contains(urls["48x48"].(string), "avatarId="+shown) {
		t.Errorf("urls: %v", urls)
	}
	made.Jira.ForgetRequests()
	made.ExpectEmptyPlan()
	expectSent(t, made, "GET user")
}

func TestEveryShapeIsShownAndPlansEmpty(t *testing.T) {
	for name, size := range map[string][2]int{
		"robot.gif": {256, 256}, "robot.jpg": {640, 480}, "1x1.png": {1, 1}, "48x48.png": {48, 48}, "49x30.png": {49, 30}, "4000x1000.png": {4000, 1000},
	} {
		t.Run(name, func(t *testing.T) {
			made, account := workspace(t, jirasim.Settings{})
			made.WritePicture(name, acceptance.Plain(size[0], size[1], blue))
			made.Configure(avatar(fmt.Sprintf("file = \"${path.cwd}/%s\"", name)))
			made.Apply().ExpectNoWarnings()
			made.ExpectShown("robot", 24, 24, blue)
			made.ExpectShown("robot", 1, 46, blue)
			if ids := custom(made, account); len(ids) != 1 {
				t.Errorf("the account has the avatars %v", ids)
			}
			made.ExpectEmptyPlan()
		})
	}
}

func TestPictureInTheConfigurationIsShown(t *testing.T) {
	made, _ := workspace(t, jirasim.Settings{})
	made.Configure(avatar(fmt.Sprintf("content_base64 = %q", acceptance.PNGBase64(t, acceptance.Plain(64, 64, green)))))
	made.Apply().ExpectNoWarnings()
	made.ExpectShown("robot", 24, 24, green)
	made.ExpectEmptyPlan()
}

func TestCropIsWhatIsShown(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Halves(800, 300, red, blue))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`, `crop = { x = 500, y = 20, size = 250 }`))
	made.Apply()
	made.ExpectShown("robot", 2, 2, blue)
	made.ExpectShown("robot", 46, 46, blue)
	first := custom(made, account)
	made.ExpectEmptyPlan()

	made.Configure(avatar(`file = "${path.cwd}/robot.png"`, `crop = { x = 0, y = 0, size = 250 }`))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	made.ExpectShown("robot", 2, 2, red)
	if second := custom(made, account); len(second) != 1 || second[0] == first[0] {
		t.Errorf("the avatars were %v and are %v", first, second)
	}
	made.ExpectEmptyPlan()
}

func TestChangedFileReplacesThePictureAndThenDeletesTheOld(t *testing.T) {
	made, account := applied(t)
	old := custom(made, account)[0]
	made.WritePicture("robot.png", acceptance.Plain(300, 300, green))
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Jira.ForgetRequests()
	made.Apply()
	expectSent(t, made, "GET user", // the refresh
		"GET user", "POST user/avatar/temporary", "POST user/avatar", "PUT user/avatar", "GET user", fmt.Sprintf("DELETE user/avatar/%d", old))
	made.ExpectShown("robot", 24, 24, green)
	if ids := custom(made, account); len(ids) != 1 || ids[0] == old {
		t.Errorf("the account has the avatars %v, the old one was %d", ids, old)
	}
	made.ExpectEmptyPlan()
}

func TestRenamedFileIsNotUploadedAgain(t *testing.T) {
	made, account := applied(t)
	ids := custom(made, account)
	made.WritePicture("renamed.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/renamed.png"`))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectSent(t, made, "GET user", "GET user")
	expectAvatars(t, made, account, ids[0], ids...)
	made.ExpectEmptyPlan()
}

func TestAnotherSelectionByHandIsSeenAndOnlySelectedBack(t *testing.T) {
	made, account := applied(t)
	ours := custom(made, account)[0]
	made.Jira.SelectAvatar(account.Key, made.Jira.SystemAvatars()[3])
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Jira.ForgetRequests()
	made.Apply()
	expectSent(t, made, "GET user", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, made, account, ours, ours)
	made.ExpectEmptyPlan()
}

func TestPictureDeletedByHandIsUploadedAgain(t *testing.T) {
	made, account := applied(t)
	made.Jira.RemoveAvatar(custom(made, account)[0])
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Apply()
	made.ExpectShown("robot", 24, 24, red)
	if ids := custom(made, account); len(ids) != 1 {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectEmptyPlan()
}

func TestExistingAvatarIsSelectedAndReset(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.Jira.AddAvatar(account.Key, 24880, acceptance.Plain(128, 128, green))
	made.Configure(avatar("avatar_id = 24880"))
	made.Apply().ExpectNoWarnings()
	expectSent(t, made, "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, made, account, 24880, 24880)
	made.ExpectEmptyPlan()

	made.Jira.SelectAvatar(account.Key, made.Jira.SystemAvatars()[2])
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, made, account, 24880, 24880)

	made.Destroy()
	expectAvatars(t, made, account, made.Jira.DefaultAvatar(), 24880)
	if chosen, _ := made.Jira.Account("robot"); chosen.SelectedAvatar != made.Jira.DefaultAvatar() {
		t.Errorf("the choice left behind is %d, not the default avatar", chosen.SelectedAvatar)
	}
}

func TestAvatarThatIsNotTheAccountsIsRefused(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	other := made.Jira.AddAccount(jirasim.Account{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	made.Jira.AddAvatar(other.Key, 24880, acceptance.Plain(128, 128, green))
	made.Jira.AddAvatar(account.Key, 24881, acceptance.Plain(128, 128, green))
	made.Configure(avatar("avatar_id = 24880"))
	made.Try("apply", "-auto-approve").ExpectError("avatar_id", "24880", "24881", fmt.Sprint(made.Jira.DefaultAvatar()))
	expectAvatars(t, made, account, made.Jira.DefaultAvatar(), 24881)
}

func TestFromFileToExistingAvatarAndBack(t *testing.T) {
	made, account := applied(t)
	system := made.Jira.SystemAvatars()[5]
	made.Configure(avatar(fmt.Sprintf("avatar_id = %d", system)))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, made, account, system)
	made.ExpectEmptyPlan()
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	made.ExpectShown("robot", 24, 24, red)
	made.ExpectEmptyPlan()
}

func TestDestroyResets(t *testing.T) {
	made, account := applied(t)
	made.Destroy()
	expectAvatars(t, made, account, made.Jira.DefaultAvatar())
	if chosen, _ := made.Jira.Account("robot"); chosen.SelectedAvatar != made.Jira.DefaultAvatar() {
		t.Errorf("the choice left behind is %d, not the default avatar", chosen.SelectedAvatar)
	}
}

func TestDestroyLeavesSomebodyElsesChoice(t *testing.T) {
	made, account := applied(t)
	chosen := made.Jira.SystemAvatars()[4]
	made.Jira.SelectAvatar(account.Key, chosen)
	made.Destroy()
	expectAvatars(t, made, account, chosen)
}

func TestDestroyKeepsThePictureWhereToldSo(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`, `on_destroy = "keep"`))
	made.Apply()
	ids := custom(made, account)
	made.Destroy()
	expectAvatars(t, made, account, ids[0], ids...)
}

func TestMissingFileOfAnUnchangedPictureIsAWarning(t *testing.T) {
	made, account := applied(t)
	if err := os.Remove(made.Folder + "/robot.png"); err != nil {
		t.Fatal(err)
	}
	made.Plan().ExpectChanges().ExpectWarning("A picture file is missing", `file = "${path.cwd}/robot.png"`)
	made.Destroy()
	expectAvatars(t, made, account, made.Jira.DefaultAvatar())
}

func TestPictureMadeInTheSameApplyWorks(t *testing.T) {
	made, _ := workspace(t, jirasim.Settings{})
	made.WritePicture("source.png", acceptance.Plain(100, 100, green))
	made.Configure(`
resource "terraform_data" "copy" {
  provisioner "local-exec" {
    command = "cp source.png made.png"
  }
}
` + avatar(`file = terraform_data.copy.id == "" ? "" : "${path.cwd}/made.png"`))
	made.Apply()
	made.ExpectShown("robot", 24, 24, green)
	made.ExpectEmptyPlan()
}

func TestUserAndPictureOfOneConfiguration(t *testing.T) {
	t.Parallel()
	made := acceptance.New(t, jirasim.Settings{})
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
	made.WritePicture("bot.png", acceptance.Plain(200, 200, blue))
	made.Configure(configuration("bot"))
	made.Apply().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	made.ExpectShown("bot", 24, 24, blue)
	made.Jira.ForgetRequests()
	made.ExpectEmptyPlan()
	expectSent(t, made, "GET user")

	made.Configure(configuration("renamed"))
	made.Apply().ExpectChanges("jira_user.bot", "update")
	made.ExpectShown("renamed", 24, 24, blue)
	made.ExpectEmptyPlan()

	made.Jira.RemoveAccount("renamed")
	made.Plan().ExpectChanges("jira_user.bot", "create", "jira_user_avatar.bot", "create")
	made.Apply()
	made.ExpectShown("renamed", 24, 24, blue)
	made.ExpectEmptyPlan()
	made.Destroy()
	if accounts := made.Jira.Accounts(); len(accounts) != 1 {
		t.Errorf("left behind: %v", accounts)
	}
}
