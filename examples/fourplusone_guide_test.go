// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const fourplusoneGuide = "templates/guides/from-fourplusone.md.tmpl"

// fourplusoneReader returns a workspace in the state in which a reader of the guide starts, and its Jira as it was then.
func fourplusoneReader(t *testing.T, guide *page, userAttribute string) (workspace *acceptance.Workspace, before string) {
	t.Helper()
	workspace = acceptance.NewWithMirror(t, jirasim.Settings{})
	old := fourplusone.Serve(workspace)
	old.UserAttribute = userAttribute
	for name, value := range map[string]string{"JIRA_URL": workspace.Jira.URL(), "JIRA_USER": "admin"} {
		workspace.Set(name, value)
	}
	workspace.Unset("JIRA_BASE_URL")
	workspace.Unset("JIRA_USERNAME")
	removeFile(t, workspace, "versions.tf")
	workspace.Write("main.tf", strings.Replace(guide.take("terraform", "fourplusone/jira"), "username =", userAttribute+" =", 1))
	workspace.Apply()
	guide.run(workspace, "state pull")
	if operations := old.Operations(); !slices.Contains(operations, "create jira_user") {
		t.Fatalf("the other provider was only asked to %q", operations)
	}
	t.Cleanup(func() {
		if operations := old.Operations(); len(operations) > 0 {
			t.Errorf("the other provider was asked to %q", operations)
		}
	})
	workspace.Jira.ForgetRequests()
	return workspace, inJira(workspace)
}

// inJira returns the users, except for the administrator that logs in, and the groups.
func inJira(workspace *acceptance.Workspace) string {
	users := slices.DeleteFunc(workspace.Jira.Users(), func(user jirasim.User) bool { return user.Name == "admin" })
	return fmt.Sprint(users, workspace.Jira.Groups())
}

// exportForJira sets what the reader exported in an earlier block of commands.
func exportForJira(workspace *acceptance.Workspace) {
	workspace.Set("JIRA_BASE_URL", workspace.Jira.URL())
	workspace.Set("JIRA_USERNAME", "admin")
}

// expectUnchanged fails the test if the steps of the guide wrote to Jira.
func expectUnchanged(t *testing.T, workspace *acceptance.Workspace, before string) {
	t.Helper()
	workspace.ExpectOnlyReads()
	if after := inJira(workspace); after != before {
		t.Errorf("Jira had %s and has %s", before, after)
	}
}

func TestAccFourplusoneGuide_moved(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.MoveState)
	guide := openPage(t, fourplusoneGuide)
	workspace, before := fourplusoneReader(t, guide, "username")
	removeFile(t, workspace, "main.tf")
	guide.write(workspace, "providers.tf", "fourplusone/jira")
	guide.write(workspace, "robots.tf", `"service_account"`)
	guide.write(workspace, "moved.tf", "moved {")
	plan := guide.run(workspace, "terraform apply")
	for _, moved := range []string{"jira_user", "jira_group_membership"} {
		for _, robot := range []string{"ci-robot", "release-bot"} {
			if want := fmt.Sprintf("%s.robot[%q] has moved to %s.service_account[%q]", moved, robot, moved, robot); !strings.Contains(plan, want) {
				t.Errorf("the plan does not contain %q:\n%s", want, plan)
			}
		}
	}
	// One request for each user and its membership, and one for the group. The commands plan twice.
	if sent := workspace.Sent(); len(sent) != 2*3 {
		t.Errorf("the plan and the apply sent %q", sent)
	}
	exportForJira(workspace)
	guide.write(workspace, "providers.tf", "jira-robots/jira")
	guide.run(workspace, "rm moved.tf")
	expectUnchanged(t, workspace, before)
}

func TestAccFourplusoneGuide_providerReplaced(t *testing.T) {
	t.Parallel()
	for _, userAttribute := range []string{"username", "account_id"} {
		t.Run(userAttribute, func(t *testing.T) {
			t.Parallel()
			guide := openPage(t, fourplusoneGuide)
			workspace, before := fourplusoneReader(t, guide, userAttribute)
			removeFile(t, workspace, "main.tf")
			guide.take("terraform", "fourplusone/jira") // for Terraform 1.8 and later
			guide.write(workspace, "providers.tf", "jira-robots/jira")
			guide.write(workspace, "robots.tf", `"jira_user" "robot"`)
			guide.run(workspace, "replace-provider")
			exportForJira(workspace)
			if userAttribute == "account_id" {
				guide.run(workspace, "terraform import")
			}
			guide.take("shell", "terraform apply") // for Terraform 1.8 and later
			guide.run(workspace, "terraform apply")
			expectUnchanged(t, workspace, before)
		})
	}
}

// TestFourplusoneGuide_complete fails if the guide has code that no test of this file runs.
func TestFourplusoneGuide_complete(t *testing.T) {
	t.Parallel()
	guide := openPage(t, fourplusoneGuide)
	for _, taken := range []string{"fourplusone/jira", "fourplusone/jira", "service_account", "moved {", "jira-robots/jira", "jira-robots/jira", `"jira_user" "robot"`} {
		guide.take("terraform", taken)
	}
	for _, taken := range []string{"state pull", "terraform apply", "rm moved.tf", "replace-provider", "terraform import", "terraform apply"} {
		guide.take("shell", taken)
	}
	guide.expectAllTaken()
}
