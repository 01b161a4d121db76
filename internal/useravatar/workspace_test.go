// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"image/color"
	"os"
	"path/filepath"
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

// newWorkspace returns a workspace whose Jira has a user "robot", which Terraform does not manage.
func newWorkspace(t *testing.T, settings jirasim.Settings) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, settings)
	return workspace, workspace.AddRobot()
}

// avatarConfig returns a configuration with the avatar of the user "robot".
func avatarConfig(arguments ...string) string {
	return "resource \"jira_user_avatar\" \"robot\" {\n  username = \"robot\"\n  " + strings.Join(arguments, "\n  ") + "\n}\n"
}

// workspaceWithAvatar returns a workspace in which the user "robot" shows the red image robot.png.
func workspaceWithAvatar(t *testing.T) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	workspace, user := newWorkspace(t, jirasim.Settings{})
	workspace.WriteImage("robot.png", acceptance.Plain(300, 300, red))
	workspace.Configure(avatarConfig(`file = "${path.cwd}/robot.png"`))
	workspace.Apply()
	workspace.ExpectShown("robot", 24, 24, red)
	workspace.Jira.ForgetRequests()
	return workspace, user
}

// userAndAvatarConfig returns a configuration with a user and its avatar. The reference sets user_key or username.
func userAndAvatarConfig(username, reference string) string {
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

// customAvatars returns the IDs of the custom avatars of a user.
func customAvatars(workspace *acceptance.Workspace, user jirasim.User) []int64 {
	var ids []int64
	for _, avatar := range workspace.Jira.Avatars(user.Key) {
		ids = append(ids, avatar.ID)
	}
	return ids
}

// expectAvatars fails the test unless the user has exactly these custom avatars, and shows this avatar.
func expectAvatars(t *testing.T, workspace *acceptance.Workspace, user jirasim.User, shown int64, ids ...int64) {
	t.Helper()
	if got := customAvatars(workspace, user); !slices.Equal(got, ids) {
		t.Errorf("the user has the avatars %v, want %v", got, ids)
	}
	if got := workspace.Jira.ShownAvatar(user.Key); got != shown {
		t.Errorf("the user shows avatar %d, want %d", got, shown)
	}
}

// imageFile sets file to the image that expectPlanError writes.
const imageFile = `file = "${path.cwd}/image"`

// expectPlanError fails the test unless the plan reports an error with these texts and sends no request but the
// verification of the connection. An image that is not nil is written to the file "image".
func expectPlanError(t *testing.T, image []byte, configuration string, expected ...string) {
	t.Helper()
	workspace, _ := newWorkspace(t, jirasim.Settings{})
	if image != nil {
		if err := os.WriteFile(filepath.Join(workspace.Folder, "image"), image, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	workspace.Configure(configuration)
	workspace.Try("plan").ExpectError(expected...)
	workspace.ExpectSent()
}
