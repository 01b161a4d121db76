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
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	made.Try("apply", "-auto-approve").ExpectError("select the picture", "it was deleted again")
	expectAvatars(t, made, account, made.Jira.DefaultAvatar())
	if len(made.States()) != 0 {
		t.Error("a picture that is not there is in the state")
	}
	made.Jira.Behave()
	made.Apply()
	made.ExpectShown("robot", 24, 24, red)
	made.ExpectEmptyPlan()
}

func TestUploadThatCanNeitherBeSelectedNorUndoneIsInTheStateAndOnlySelectedNext(t *testing.T) {
	made, account := workspace(t, jirasim.Settings{})
	made.WritePicture("robot.png", acceptance.Plain(300, 300, red))
	made.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	made.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	made.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	made.Apply().ExpectWarning("A picture was uploaded but not selected", "The next apply selects it")
	ids := custom(made, account)
	expectAvatars(t, made, account, made.Jira.DefaultAvatar(), ids...)
	if state := made.State("jira_user_avatar.robot"); state["uploaded_avatar_id"] != fmt.Sprint(ids[0]) {
		t.Errorf("the state does not know the avatar %d: %v", ids[0], state)
	}
	made.Jira.Behave()
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Jira.ForgetRequests()
	made.Apply()
	expectSent(t, made, "GET user", "GET user", "GET user/avatars", "PUT user/avatar", "GET user")
	expectAvatars(t, made, account, ids[0], ids[0])
	made.ExpectEmptyPlan()
}

func TestFailedReplacementKeepsThePictureThatWasThere(t *testing.T) {
	made, account := applied(t)
	ids := custom(made, account)
	made.WritePicture("robot.png", acceptance.Plain(300, 300, green))
	made.Jira.Misbehave(jirasim.Fault{Method: "PUT", Path: "/user/avatar", Kind: jirasim.Status500})
	made.Try("apply", "-auto-approve").ExpectError("select the picture")
	expectAvatars(t, made, account, ids[0], ids...)
	made.ExpectShown("robot", 24, 24, red)
	made.Jira.Behave()
	made.Apply().ExpectChanges("jira_user_avatar.robot", "update")
	made.ExpectShown("robot", 24, 24, green)
	if ids := custom(made, account); len(ids) != 1 {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectEmptyPlan()
}

func TestSupersededPictureThatCannotBeDeletedIsDeletedByTheNextApply(t *testing.T) {
	made, account := applied(t)
	old := custom(made, account)[0]
	made.WritePicture("robot.png", acceptance.Plain(300, 300, green))
	made.Jira.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.Status500})
	made.Apply().ExpectWarning("A superseded picture is left over", fmt.Sprint(old), "The next apply tries again")
	made.ExpectShown("robot", 24, 24, green)
	made.Jira.Behave()
	made.Plan().ExpectChanges("jira_user_avatar.robot", "update")
	made.Apply()
	if ids := custom(made, account); len(ids) != 1 || ids[0] == old {
		t.Errorf("the account has the avatars %v", ids)
	}
	made.ExpectShown("robot", 24, 24, green)
	made.ExpectEmptyPlan()
}
