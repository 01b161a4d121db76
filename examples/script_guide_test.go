// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const scriptGuide = "templates/guides/from-a-script.md.tmpl"

// scriptUsers are the users of the script. Each has the avatar whose ID the script contains.
var scriptUsers = []string{"robot", "release-bot"}

func TestAccScriptGuide_emptyPlan(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed: the script of the guide is not tested")
	}
	guide := openPage(t, scriptGuide)
	workspace := acceptance.NewWithMirror(t, jirasim.Settings{})
	removeFile(t, workspace, "versions.tf")
	for index, username := range scriptUsers {
		workspace.Jira.AddAvatar(add(workspace.Jira, username).Key, 0, acceptance.Plain(64, 64, acceptance.Color(index)))
	}
	workspace.Write("set-avatars.sh", guide.take("shell", "curl"))
	if output, exitCode := workspace.Shell("sh set-avatars.sh"); exitCode != 0 {
		t.Fatalf("the script exited with %d: %s", exitCode, output)
	}
	workspace.ExpectSentWithQuery("PUT user/avatar?username=robot", "PUT user/avatar?username=release-bot")
	expectShown(workspace, 0)

	guide.write(workspace, "provider.tf", "jira-robots/jira")
	guide.write(workspace, "robots.tf", "avatar_id")
	importAvatars(t, guide, workspace)
	workspace.ExpectOnlyReads()
	guide.run(workspace, "rm -f set-avatars.sh")
	workspace.ExpectOnlyReads()
	expectShown(workspace, 0)

	for index, username := range scriptUsers {
		workspace.WriteImage(filepath.Join("images", username+".png"), acceptance.Plain(64, 64, acceptance.Color(index+20)))
	}
	guide.write(workspace, "robots.tf", "file ")
	guide.run(workspace, "2 changed")
	expectShown(workspace, 20)
	guide.expectAllTaken()
}

// importAvatars follows the step for this version of Terraform.
func importAvatars(t *testing.T, guide *page, workspace *acceptance.Workspace) {
	t.Helper()
	blocks, commands := guide.take("terraform", "import {"), guide.take("shell", "terraform import")
	if acceptance.Has(t, versions.ImportForEach) {
		workspace.Write("imports.tf", blocks)
		guide.run(workspace, "terraform init")
		return
	}
	guide.take("shell", "terraform init")
	if output, exitCode := workspace.Shell("terraform init\n" + commands); exitCode != 0 {
		t.Fatalf("the commands exited with %d: %s", exitCode, output)
	}
}

// TestAccScriptGuide_importCommands runs the commands for Terraform 1.5 and 1.6, which newer versions have too.
func TestAccScriptGuide_importCommands(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for index, username := range scriptUsers {
		robot := add(workspace.Jira, username)
		workspace.Jira.SelectAvatar(robot.Key, workspace.Jira.AddAvatar(robot.Key, 0, acceptance.Plain(64, 64, acceptance.Color(index))))
	}
	workspace.Write("main.tf", read(t, "guides/from-a-script/robots.tf"))
	openPage(t, scriptGuide).run(workspace, "terraform import")
	workspace.ExpectEmptyPlan()
	workspace.ExpectOnlyReads()
}

// expectShown fails the test unless each user of the script shows the avatar with its color. The first user has the color with
// the index first.
func expectShown(workspace *acceptance.Workspace, first int) {
	for index, username := range scriptUsers {
		workspace.ExpectShown(username, 24, 24, acceptance.Color(first+index))
	}
}
