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
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const estateSize = 300

// estate is a Jira with robots that nobody declared: each in the group "robots" and with a picture of its own, every
// tenth of them inactive.
func estate(t *testing.T, size int) *acceptance.Workspace {
	t.Helper()
	workspace := acceptance.New(t, jirasim.Settings{Version: "11.3"})
	for number := range size {
		name := fmt.Sprintf("robot-%03d-bot", number)
		added := workspace.Jira.AddUser(jirasim.User{
			Name: name, DisplayName: fmt.Sprintf("Robot %d", number), EmailAddress: name + "@example.com", Active: true, Groups: []string{"robots"},
		})
		workspace.Jira.SelectAvatar(added.Key, workspace.Jira.AddAvatar(added.Key, 0, acceptance.Plain(8, 8, color.Gray{Y: uint8(number)})))
	}
	workspace.Configure("")
	return workspace
}

// adopted fails the test unless an apply imported everything and sent nothing but reads, and the plan afterwards is empty:
// each with one read for a user and its picture together, and one for the applications.
func adopted(t *testing.T, workspace *acceptance.Workspace, size int, apply acceptance.Result, whenImported func()) {
	t.Helper()
	if !strings.Contains(apply.Output, fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", 2*size)) {
		t.Error("the apply did not only import")
	}
	for _, step := range []func(){func() {}, workspace.ExpectEmptyPlan} {
		step()
		if sent := len(workspace.Sent()); sent > size+1 {
			t.Errorf("%d users with their pictures took %d requests", size, sent)
		}
		workspace.ExpectOnlyReads()
		whenImported()
		whenImported = func() {}
	}
}

func put(t *testing.T, workspace *acceptance.Workspace, names ...string) {
	t.Helper()
	for _, name := range names {
		workspace.Write(name, read(t, "guides/adopt/"+name))
	}
}

func remove(t *testing.T, workspace *acceptance.Workspace, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(workspace.Folder, name)); err != nil {
		t.Fatal(err)
	}
}

// TestAdoptGuide goes the guide's way for every Terraform, with the imports that the one at hand knows.
func TestAdoptGuide(t *testing.T) {
	t.Parallel()
	workspace := estate(t, estateSize)
	put(t, workspace, "list.tf", "list-imports.tf")
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectSent("GET user/list")
	workspace.Write("robots.json", string(workspace.Output("robots")))
	if acceptance.KnowsImportForEach(t) {
		put(t, workspace, "imports.tf")
	} else {
		var imports string
		if err := json.Unmarshal(workspace.Output("imports"), &imports); err != nil {
			t.Fatal(err)
		}
		workspace.Write("imports.tf", imports)
	}
	remove(t, workspace, "list.tf")
	remove(t, workspace, "list-imports.tf")

	put(t, workspace, "robots.tf")
	adopted(t, workspace, estateSize, workspace.Apply().ExpectNoWarnings(), func() { remove(t, workspace, "imports.tf") })
}

// TestAdoptGuideWithQuery goes the guide's way for Terraform 1.14 and later.
func TestAdoptGuideWithQuery(t *testing.T) {
	t.Parallel()
	acceptance.NeedsQuery(t)
	const size = 30
	workspace := estate(t, size)
	put(t, workspace, "robots.tfquery.hcl")
	if result := workspace.Try("query", "-generate-config-out=generated.tf"); result.ExitCode != 0 {
		t.Fatalf("terraform query failed: %s", result.Output)
	}
	workspace.Jira.ForgetRequests()
	adopted(t, workspace, size, workspace.Apply(), func() {})
}

func TestListExamplesFindTheRobots(t *testing.T) {
	t.Parallel()
	acceptance.NeedsQuery(t)
	for _, name := range []string{"jira_user", "jira_user_avatar"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := estate(t, 3)
			workspace.Write("robots.tfquery.hcl", read(t, "list-resources/"+name+"/list-resource.tfquery.hcl"))
			if result := workspace.Try("query"); result.ExitCode != 0 || !strings.Contains(result.Output, "robot-002-bot") {
				t.Errorf("terraform query said %s", result.Output)
			}
		})
	}
}
