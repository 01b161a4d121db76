// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"fmt"
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

// A destroy that fails after any of its requests is completed by the next one.
func TestAccUserAvatar_resetRepeated(t *testing.T) {
	for name, fault := range map[string]jirasim.Fault{
		"delete":                {Method: "DELETE", Kind: jirasim.Status500},
		"delete, response lost": {Method: "DELETE", Kind: jirasim.LoginPage},
		"list":                  {Path: "/user/avatars", Kind: jirasim.Redirect},
		"select":                {Method: "PUT", Kind: jirasim.Status500},
	} {
		for _, image := range []string{"uploaded", "existing"} {
			t.Run(name+", "+image, func(t *testing.T) {
				workspace, user := newWorkspace(t, jirasim.Settings{})
				var kept []int64
				if image == "existing" {
					kept = []int64{workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green))}
					workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = %d", kept[0])))
				} else {
					workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
					workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
				}
				workspace.Apply()
				workspace.Jira.Misbehave(fault)
				workspace.Try("destroy", "-auto-approve")
				workspace.Jira.Behave()
				workspace.Destroy()
				expectAvatars(t, workspace, user, workspace.Jira.DefaultAvatar(), kept...)
				if after, _ := workspace.Jira.User("robot"); after.SelectedAvatar != workspace.Jira.DefaultAvatar() {
					t.Errorf("avatar %d is selected, not the default avatar", after.SelectedAvatar)
				}
			})
		}
	}
}

func TestAccUserAvatar_resetRefused(t *testing.T) {
	for _, status := range []int{400, 404} {
		t.Run(fmt.Sprint(status), func(t *testing.T) {
			workspace, user := newWorkspace(t, jirasim.Settings{SelectionChecked: status})
			existing := workspace.Jira.AddAvatar(user.Key, 0, acceptance.Plain(99, 99, green))
			workspace.Configure(avatarConfig(fmt.Sprintf("avatar_id = %d", existing)))
			workspace.Apply()
			workspace.Destroy().ExpectWarning("Avatar not reset", fmt.Sprintf("The user still shows avatar %d", existing))
			expectAvatars(t, workspace, user, existing, existing)
		})
	}
}
