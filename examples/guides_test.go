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
	made := acceptance.New(t, jirasim.Settings{Version: "11.3"})
	for number := range size {
		name := fmt.Sprintf("robot-%03d-bot", number)
		added := made.Jira.AddAccount(jirasim.Account{
			Name: name, DisplayName: fmt.Sprintf("Robot %d", number), EmailAddress: name + "@example.com", Active: true, Groups: []string{"robots"},
		})
		made.Jira.SelectAvatar(added.Key, made.Jira.AddAvatar(added.Key, 0, acceptance.Plain(8, 8, color.Gray{Y: uint8(number)})))
	}
	made.Configure("")
	return made
}

// adopted fails the test unless an apply imported everything and sent nothing but reads, and the plan afterwards is empty:
// each with one read for an account and its picture together, and one for the applications.
func adopted(t *testing.T, made *acceptance.Workspace, size int, apply acceptance.Result, whenImported func()) {
	t.Helper()
	if !strings.Contains(apply.Output, fmt.Sprintf("%d imported, 0 added, 0 changed, 0 destroyed", 2*size)) {
		t.Error("the apply did not only import")
	}
	for _, step := range []func(){func() {}, made.ExpectEmptyPlan} {
		step()
		if sent := len(made.Sent()); sent > size+1 {
			t.Errorf("%d accounts with their pictures took %d requests", size, sent)
		}
		made.ExpectOnlyReads()
		whenImported()
		whenImported = func() {}
	}
}

func put(t *testing.T, made *acceptance.Workspace, names ...string) {
	t.Helper()
	for _, name := range names {
		made.Write(name, read(t, "guides/adopt/"+name))
	}
}

func remove(t *testing.T, made *acceptance.Workspace, name string) {
	t.Helper()
	if err := os.Remove(filepath.Join(made.Folder, name)); err != nil {
		t.Fatal(err)
	}
}

// TestAdoptGuide goes the guide's way for every Terraform, with the imports that the one at hand knows.
func TestAdoptGuide(t *testing.T) {
	t.Parallel()
	made := estate(t, estateSize)
	put(t, made, "list.tf", "list-imports.tf")
	made.Apply().ExpectNoWarnings()
	made.ExpectSent("GET user/list")
	made.Write("robots.json", string(made.Output("robots")))
	if acceptance.KnowsImportForEach(t) {
		put(t, made, "imports.tf")
	} else {
		var imports string
		if err := json.Unmarshal(made.Output("imports"), &imports); err != nil {
			t.Fatal(err)
		}
		made.Write("imports.tf", imports)
	}
	remove(t, made, "list.tf")
	remove(t, made, "list-imports.tf")

	put(t, made, "robots.tf")
	adopted(t, made, estateSize, made.Apply().ExpectNoWarnings(), func() { remove(t, made, "imports.tf") })
}

// TestAdoptGuideWithQuery goes the guide's way for Terraform 1.14 and later.
func TestAdoptGuideWithQuery(t *testing.T) {
	t.Parallel()
	acceptance.NeedsQuery(t)
	const size = 30
	made := estate(t, size)
	put(t, made, "robots.tfquery.hcl")
	if result := made.Try("query", "-generate-config-out=generated.tf"); result.ExitCode != 0 {
		t.Fatalf("terraform query failed: %s", result.Output)
	}
	made.Jira.ForgetRequests()
	adopted(t, made, size, made.Apply(), func() {})
}

func TestListExamplesFindTheRobots(t *testing.T) {
	t.Parallel()
	acceptance.NeedsQuery(t)
	for _, name := range []string{"jira_user", "jira_user_avatar"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			made := estate(t, 3)
			made.Write("robots.tfquery.hcl", read(t, "list-resources/"+name+"/list-resource.tfquery.hcl"))
			if result := made.Try("query"); result.ExitCode != 0 || !strings.Contains(result.Output, "robot-002-bot") {
				t.Errorf("terraform query said %s", result.Output)
			}
		})
	}
}
