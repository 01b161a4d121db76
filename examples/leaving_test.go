// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"path/filepath"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const leavingGuide = "templates/guides/leaving.md.tmpl"

// leave applies the configuration of the guide "Stop managing users with Terraform".
func leave(t *testing.T) (*page, *acceptance.Workspace) {
	t.Helper()
	guide := openPage(t, leavingGuide)
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("robot.png", read(t, "resources/jira_user_avatar/robot.png"))
	guide.write(workspace, "robots.tf", "ci-robot@example.com")
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return guide, workspace
}

// expectLeft fails the test unless the user still shows its uploaded avatar, and Terraform sent only reads and knows nothing.
func expectLeft(t *testing.T, workspace *acceptance.Workspace) {
	t.Helper()
	robot, found := workspace.Jira.User("ci-robot")
	if !found || !robot.Active {
		t.Fatalf("the user is %+v, found %t; want an active user", robot, found)
	}
	if avatars := workspace.Jira.Avatars(robot.Key); len(avatars) != 1 || robot.SelectedAvatar != avatars[0].ID {
		t.Errorf("the user shows avatar %d of %v, want its uploaded avatar", robot.SelectedAvatar, avatars)
	}
	if left := workspace.States(); len(left) != 0 {
		t.Errorf("the state still contains %v", left)
	}
	workspace.ExpectOnlyReads()
}

func TestAccLeavingGuide_removed(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.Removed)
	guide, workspace := leave(t)
	guide.write(workspace, "robots.tf", "removed {")
	guide.run(workspace, "0 to destroy")
	expectLeft(t, workspace)
}

func TestAccLeavingGuide_stateRemove(t *testing.T) {
	t.Parallel()
	guide, workspace := leave(t)
	workspace.Jira.Close() // Jira is switched off.
	workspace.Try("plan").ExpectError("Cannot reach Jira")
	guide.run(workspace, "terraform state rm")
	removeFile(t, workspace, "robots.tf")
	guide.run(workspace, "terraform plan    # \"No changes.\"")
	expectLeft(t, workspace)
}

func TestAccLeavingGuide_destroy(t *testing.T) {
	t.Parallel()
	guide, workspace := leave(t)
	guide.write(workspace, "robots.tf", `on_destroy = "keep"`)
	guide.run(workspace, "terraform destroy")
	expectLeft(t, workspace)
}

func TestAccLeavingGuide_list(t *testing.T) {
	t.Parallel()
	guide, workspace := leave(t)
	guide.write(workspace, "list.tf", "service_accounts")
	guide.run(workspace, "service-accounts.json")
	var listed map[string]struct {
		DisplayName  string `json:"display_name"`
		EmailAddress string `json:"email_address"`
		Active       bool   `json:"active"`
	}
	if err := json.Unmarshal([]byte(read(t, filepath.Join(workspace.Folder, "service-accounts.json"))), &listed); err != nil {
		t.Fatal(err)
	}
	if robot := listed["ci-robot"]; len(listed) != 1 || robot.DisplayName != "CI Robot" || robot.EmailAddress != "ci-robot@example.com" || !robot.Active {
		t.Errorf("the list is %+v, want ci-robot", listed)
	}
}

// TestLeavingGuide_blocks counts the blocks that the other tests execute.
func TestLeavingGuide_blocks(t *testing.T) {
	t.Parallel()
	guide := openPage(t, leavingGuide)
	for _, block := range []struct{ language, containing string }{
		{"terraform", "ci-robot@example.com"},
		{"terraform", "removed {"},
		{"shell", "0 to destroy"},
		{"shell", "state rm"},
		{"shell", "No changes."},
		{"terraform", `on_destroy = "keep"`},
		{"shell", "terraform destroy"},
		{"terraform", "service_accounts"},
		{"shell", "service-accounts.json"},
	} {
		guide.take(block.language, block.containing)
	}
	guide.expectAllTaken()
}
