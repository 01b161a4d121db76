// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"fmt"
	"image/color"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const guideUsers = 300

// withUsers returns a workspace whose Jira has users that were not created by Terraform. Each is in the group "robots" and
// shows a custom avatar.
func withUsers(t *testing.T, count int) *acceptance.Workspace {
	t.Helper()
	workspace := acceptance.New(t, jirasim.Settings{Version: "11.3"})
	for number := range count {
		name := fmt.Sprintf("robot-%03d-bot", number)
		added := workspace.Jira.AddUser(jirasim.User{
			Name: name, DisplayName: fmt.Sprintf("Robot %d", number), EmailAddress: name + "@example.com", Active: true, Groups: []string{"robots"},
		})
		workspace.Jira.SelectAvatar(added.Key, workspace.Jira.AddAvatar(added.Key, 0, acceptance.Plain(8, 8, color.Gray{Y: uint8(number)})))
	}
	workspace.Configure("")
	return workspace
}

// expectAdopted fails the test unless the apply imported every user and every avatar, and the plan afterwards is empty. Both
// must send only reads: one for each user and its avatar together, and one for the applications. afterApply runs between
// the two.
func expectAdopted(t *testing.T, workspace *acceptance.Workspace, users int, apply acceptance.Result, afterApply func()) {
	t.Helper()
	if !strings.Contains(apply.Output, fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", 2*users)) {
		t.Errorf("the apply did not only import %d resources", 2*users)
	}
	for _, step := range []func(){func() {}, workspace.ExpectEmptyPlan} {
		step()
		if sent := len(workspace.Sent()); sent > users+1 {
			t.Errorf("%d requests were sent for %d users with avatars, want at most %d", sent, users, users+1)
		}
		workspace.ExpectOnlyReads()
		afterApply()
		afterApply = func() {}
	}
}

func addFiles(t *testing.T, workspace *acceptance.Workspace, names ...string) {
	t.Helper()
	for _, name := range names {
		workspace.Write(name, read(t, "guides/adopt/"+name))
	}
}

func removeFile(t *testing.T, workspace *acceptance.Workspace, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(workspace.Folder, name)); err != nil {
		t.Fatal(err)
	}
}

// TestAccAdoptGuide_importBlocks follows the procedure for all versions of Terraform, with the form of import blocks that the
// current version supports.
func TestAccAdoptGuide_importBlocks(t *testing.T) {
	t.Parallel()
	workspace := withUsers(t, guideUsers)
	addFiles(t, workspace, "list.tf", "list-imports.tf")
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user/list")
	workspace.Write("robots.json", string(workspace.Output("robots")))
	if acceptance.Has(t, versions.ImportForEach) {
		addFiles(t, workspace, "imports.tf")
	} else {
		var imports string
		if err := json.Unmarshal(workspace.Output("imports"), &imports); err != nil {
			t.Fatal(err)
		}
		workspace.Write("imports.tf", imports)
	}
	removeFile(t, workspace, "list.tf")
	removeFile(t, workspace, "list-imports.tf")

	addFiles(t, workspace, "robots.tf")
	expectAdopted(t, workspace, guideUsers, workspace.Apply().ExpectNoWarnings(), func() { removeFile(t, workspace, "imports.tf") })
}

// TestAccAdoptGuide_query follows the procedure for Terraform 1.14 and later.
func TestAccAdoptGuide_query(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.ListResources)
	const users = 30
	workspace := withUsers(t, users)
	addFiles(t, workspace, "robots.tfquery.hcl")
	if result := workspace.Try("query", "-generate-config-out=generated.tf"); result.ExitCode != 0 {
		t.Fatalf("terraform query failed: %s", result.Output)
	}
	workspace.Jira.ForgetRequests()
	expectAdopted(t, workspace, users, workspace.Apply(), func() {})
}

func TestAccListExamples_findUsers(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.ListResources)
	for _, name := range []string{"jira_user", "jira_user_avatar"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := withUsers(t, 3)
			workspace.Write("robots.tfquery.hcl", read(t, "list-resources/"+name+"/list-resource.tfquery.hcl"))
			if result := workspace.Try("query"); result.ExitCode != 0 || !strings.Contains(result.Output, "robot-002-bot") {
				t.Errorf("terraform query exited with %d and did not list robot-002-bot: %s", result.ExitCode, result.Output)
			}
		})
	}
}
