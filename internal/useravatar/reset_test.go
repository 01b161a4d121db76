// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserAvatar_destroyReset(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	workspace.Destroy()
	expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar())
	if after, _ := workspace.Jira.User("robot"); after.SelectedAvatar != workspace.Jira.DefaultAvatar() {
		t.Errorf("after the destroy, avatar %d is selected, not the default avatar", after.SelectedAvatar)
	}
}

func TestAccUserAvatar_destroyAfterDrift(t *testing.T) {
	workspace, user := workspaceWithAvatar(t)
	selected := workspace.Jira.SystemAvatars()[4]
	workspace.Jira.SelectAvatar(user.Key, selected)
	workspace.Destroy()
	expectAvatars(t, workspace, user, selected)
}

func TestAccUserAvatar_destroyKeep(t *testing.T) {
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`, `on_destroy = "keep"`))
	workspace.Apply()
	ids := customAvatars(workspace, user)
	workspace.Destroy()
	expectAvatars(t, workspace, user, ids[0], ids...)
}
