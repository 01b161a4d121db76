// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_existingAvatar(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.Jira.AddAvatar(user.Key, 24880, acceptance.Plain(128, 128, green))
	workspace.Configure(avatarConfig("avatar_id = 24880"))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, 24880, 24880)
	workspace.ExpectEmptyPlan()

	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.SystemAvatars()[2])
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update").
		ExpectWarning("Another avatar was selected outside Terraform", "the apply selects avatar 24880 again.")
	expectAvatars(t, workspace, user, 24880, 24880)

	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), 24880)
	if after, _ := workspace.Jira.User("robot"); after.SelectedAvatar != workspace.Jira.DefaultAvatar() {
		t.Errorf("after the destroy, avatar %d is selected, not the default avatar", after.SelectedAvatar)
	}
}

func TestAccUserAvatar_avatarOfAnotherUser(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Jira.AddAvatar(other.Key, 24880, acceptance.Plain(128, 128, green))
	workspace.Jira.AddAvatar(user.Key, 24881, acceptance.Plain(128, 128, green))
	workspace.Configure(avatarConfig("avatar_id = 24880"))
	workspace.Try("apply", "-auto-approve").ExpectError("avatar_id", "24880", "24881", fmt.Sprint(workspace.Jira.DefaultAvatar()))
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), 24881)
}

func TestAccUserAvatar_fileToAvatarAndBack(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	system := workspace.Jira.SystemAvatars()[5]
	workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = %d", system)))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, system)
	workspace.ExpectEmptyPlan()
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_driftToMissingAvatar(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	uploaded := customAvatars(workspace, user)[0]
	workspace.Jira.SelectAvatar(user.Key, 99999)
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, uploaded, uploaded)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_driftToForeignAvatar(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	uploaded := customAvatars(workspace, user)[0]
	other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.AddAvatar(other.Key, 0, acceptance.Plain(99, 99, green)))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, uploaded, uploaded)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_gravatar(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectEmptyPlan()
	uploaded := customAvatars(workspace, user)[0]

	workspace.Jira.SelectAvatar(user.Key, workspace.Jira.DefaultAvatar())
	workspace.Jira.ForgetRequests()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectSent("GET user", "GET user/avatars")
	workspace.Apply()
	expectAvatars(t, workspace, user, uploaded, uploaded)

	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
}

func TestAccUserAvatar_uploadUndone(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Try("apply", "-auto-approve").ExpectError("select the uploaded avatar", "it was deleted again")
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
	if len(workspace.States()) != 0 {
		t.Error("the state has an avatar that was deleted")
	}
	workspace.Jira.Behave()
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_uploadSelectedLater(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{GravatarOff: true})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	workspace.Apply().ExpectWarning("Uploaded avatar not selected", "The next apply selects it")
	ids := customAvatars(workspace, user)
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), ids...)
	if state := workspace.State("jira_user_avatar.robot"); state["uploaded_avatar_id"] != fmt.Sprint(ids[0]) {
		t.Errorf("the state does not have avatar %d: %v", ids[0], state)
	}
	workspace.Jira.Behave()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update").ExpectWarning("Uploaded avatar not selected", "has not selected it yet")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", "GET user/avatars", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, ids[0], ids[0])
	workspace.ExpectEmptyPlan()
}

func TestAccUserAvatar_updateFailsToSelect(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	ids := customAvatars(workspace, user)
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Try("apply", "-auto-approve").ExpectError("select the uploaded avatar")
	expectAvatars(t, workspace, user, ids[0], ids...)
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.Jira.Behave()
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, green)
	if ids := customAvatars(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

// avatar_id names an avatar that the resource uploaded: it is selected and belongs to the user from then on.
func TestAccUserAvatar_ownUploadByID(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	uploaded := customAvatars(workspace, user)[0]
	workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = %d", uploaded)))
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	expectAvatars(t, workspace, user, uploaded, uploaded)
	if state := workspace.State("jira_user_avatar.robot"); state["uploaded_avatar_id"] != nil {
		t.Errorf("uploaded_avatar_id is %v", state["uploaded_avatar_id"])
	}
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), uploaded)
}

func TestAccUserAvatar_ownSupersededByID(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	superseded := customAvatars(workspace, user)[0]
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	workspace.Apply().ExpectWarning("Superseded avatar not deleted")
	workspace.Jira.Behave()
	workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = %d", superseded)))
	workspace.Apply()
	expectAvatars(t, workspace, user, superseded, superseded)
	workspace.ExpectEmptyPlan()
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), superseded)
}

// The selection succeeded, and all responses about it were lost: the avatar must not be deleted while the user shows it.
func TestAccUserAvatar_selectResponsesLost(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.ConfigureAs(workspace.Administrator()+"\n  max_retries = 0", avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.DropAfter})
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	if ids := customAvatars(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}
