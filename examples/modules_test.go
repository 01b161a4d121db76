// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// TestAccServiceAccountModule_test runs the tests of the module as its users do: "terraform test", with and without Jira.
func TestAccServiceAccountModule_test(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.MockProviders)
	acceptance.Needs(t, versions.Functions)
	for file, wantRequests := range map[string]bool{"mock": false, "jira": true} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
			workspace.Jira.AddGroup("jira-software-users")
			if err := os.Remove(filepath.Join(workspace.Folder, "versions.tf")); err != nil {
				t.Fatal(err)
			}
			if err := os.CopyFS(workspace.Folder, os.DirFS("modules/service-account")); err != nil {
				t.Fatal(err)
			}
			output := workspace.Run("", "test", "-no-color", "-filter=tests/"+file+".tftest.hcl")
			if !strings.Contains(output, " 0 failed") {
				t.Errorf("terraform test failed:\n%s", output)
			}
			if sent := len(workspace.Jira.Requests()); (sent > 0) != wantRequests {
				t.Errorf("%d requests were sent to Jira", sent)
			}
			if users := workspace.Jira.Users(); len(users) != 1 {
				t.Errorf("Jira has %d users after the tests, want the administrator only", len(users))
			}
		})
	}
}

// TestAccServiceAccountModule_readme applies the block of the module's README, and checks what Jira has.
func TestAccServiceAccountModule_readme(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.Functions)
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Jira.AddGroup("jira-software-users")
	if err := os.CopyFS(filepath.Join(workspace.Folder, "modules", "service-account"), os.DirFS("modules/service-account")); err != nil {
		t.Fatal(err)
	}
	workspace.Configure(openPage(t, "examples/modules/service-account/README.md").take("terraform", "ci_robot"))
	workspace.Run("", "get")
	workspace.Apply().ExpectNoWarnings()
	robot, _ := workspace.Jira.User("ci-robot")
	if !slices.Contains(robot.Groups, "jira-software-users") {
		t.Errorf("the groups of the user are %v", robot.Groups)
	}
	if avatars := workspace.Jira.Avatars(robot.Key); len(avatars) != 1 || workspace.Jira.ShownAvatar(robot.Key) != avatars[0].ID {
		t.Errorf("the user shows avatar %d, and its own avatars are %v", workspace.Jira.ShownAvatar(robot.Key), avatars)
	}
	if owner, _ := workspace.Jira.Property("ci-robot", "example.owner"); owner != `{"team":"build"}` {
		t.Errorf("the property is %s", owner)
	}
	workspace.ExpectEmptyPlan()
}
