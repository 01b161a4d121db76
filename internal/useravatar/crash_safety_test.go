// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestUploadThatCannotBeSelectedIsUndone(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Try("apply", "-auto-approve").ExpectError("select the picture", "it was deleted again")
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
	if len(workspace.States()) != 0 {
		t.Error("a picture that is not there is in the state")
	}
	workspace.Jira.Behave()
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.ExpectEmptyPlan()
}

func TestUploadThatCanNeitherBeSelectedNorUndoneIsInTheStateAndOnlySelectedNext(t *testing.T) {
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	workspace.Apply().ExpectWarning("A picture was uploaded but not selected", "The next apply selects it")
	ids := custom(workspace, user)
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), ids...)
	if state := workspace.State("jira_user_avatar.robot"); state["uploaded_avatar_id"] != fmt.Sprint(ids[0]) {
		t.Errorf("the state does not know the avatar %d: %v", ids[0], state)
	}
	workspace.Jira.Behave()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Jira.ForgetRequests()
	workspace.Apply()
	workspace.ExpectSent("GET user", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, workspace, user, ids[0], ids[0])
	workspace.ExpectEmptyPlan()
}

func TestFailedReplacementKeepsThePictureThatWasThere(t *testing.T) {
	workspace, user := applied(t)
	ids := custom(workspace, user)
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	workspace.Try("apply", "-auto-approve").ExpectError("select the picture")
	expectAvatars(t, workspace, user, ids[0], ids...)
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.Jira.Behave()
	workspace.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.ExpectShown("robot", 24, 24, green)
	if ids := custom(workspace, user); len(ids) != 1 {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectEmptyPlan()
}

func TestSupersededPictureThatCannotBeDeletedIsDeletedByTheNextApply(t *testing.T) {
	workspace, user := applied(t)
	old := custom(workspace, user)[0]
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, green))
	workspace.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	workspace.Apply().ExpectWarning("A superseded picture is left over", fmt.Sprint(old), "The next apply tries again")
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.Jira.Behave()
	workspace.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	workspace.Apply()
	if ids := custom(workspace, user); len(ids) != 1 || ids[0] == old {
		t.Errorf("the user has the avatars %v", ids)
	}
	workspace.ExpectShown("robot", 24, 24, green)
	workspace.ExpectEmptyPlan()
}
