// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"image/color"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var (
	red   = color.NRGBA{R: 255, A: 255}
	green = color.NRGBA{G: 255, A: 255}
	blue  = color.NRGBA{B: 255, A: 255}
)

// workspace has a user "robot" in Jira, which Terraform does not manage.
func workspace(t *testing.T, settings jirasim.Settings) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, settings)
	return workspace, workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
}

// avatar is a configuration with the picture of the user "robot".
func avatar(arguments ...string) string {
	return "resource \"jira_user_avatar\" \"robot\" {\n  username = \"robot\"\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

// applied shows a red picture from robot.png.
func applied(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace, user := workspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatar(`file = "${path.cwd}/robot.png"`))
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.Jira.ForgetRequests()
	return workspace, user
}

// custom are the ids of the user's own avatars.
func custom(workspace *acceptance.Workspace, user jirasim.User) []int64 {
	var ids []int64
	for _, avatar := range workspace.Jira.Avatars(user.Key) {
		ids = append(ids, avatar.ID)
	}
	return ids
}

// expectAvatars fails the test unless the user has exactly these avatars of its own, and shows one of them or what
// else is given.
func expectAvatars(t *testing.T, workspace *acceptance.Workspace, user jirasim.User, shown int64, ids ...int64) {
	t.Helper()
	if got := custom(workspace, user); !slices.Equal(got, ids) {
		t.Errorf("the user has the avatars %v, not %v", got, ids)
	}
	if got := workspace.Jira.ShownAvatar(user.Key); got != shown {
		t.Errorf("the user shows the avatar %d, not %d", got, shown)
	}
}
