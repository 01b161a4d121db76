// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// byOutput refers to the user by a username that is unknown until another resource of the same apply is updated.
const byOutput = `
resource "terraform_data" "name" {
  input = %q
}
`

// A username that turns out to be another user during the apply is one clear error, and the next apply replaces the resource.
func TestAccReference_unknownUsername(t *testing.T) {
	onEveryResource(t, acceptance.New, func(t *testing.T, workspace *acceptance.Workspace, address string, _, other jirasim.User) {
		reference := "username = terraform_data.name.output"
		workspace.Configure(fmt.Sprintf(byOutput, "robot") + block(address, reference))
		workspace.Apply()
		workspace.Configure(fmt.Sprintf(byOutput, "other") + block(address, reference))
		result := workspace.Try("apply", "-auto-approve").ExpectChanges("terraform_data.name", "update", address, "update").
			ExpectError(`User "other" is another user`, other.Key, "Apply again: the next plan replaces the resource.", reference)
		expectNoInconsistency(t, result)
		expectOwned(t, workspace, address, "robot", "other")
		workspace.Apply().ExpectChanges(address, "replace")
		expectOwned(t, workspace, address, "other", "robot")
		workspace.ExpectEmptyPlan()
	})
}

// The same holds where another alias of the provider, which is a process of its own, creates the user in the same apply.
func TestAccReference_userOfOtherAlias(t *testing.T) {
	onEveryResource(t, acceptance.NewWithBinary, func(t *testing.T, workspace *acceptance.Workspace, address string, _, _ jirasim.User) {
		alias := fmt.Sprintf("provider \"jira\" {\n  alias = \"other\"\n  base_url = %q\n%s\n}\n", workspace.Jira.URL(), workspace.Administrator())
		fresh := `
resource "jira_user" "fresh" {
  provider      = jira.other
  username      = "fresh"
  display_name  = "Fresh"
  email_address = "fresh@example.com"
}
`
		workspace.Configure(alias + block(address, `username = "robot"`))
		workspace.Apply()
		workspace.Configure(alias + fresh + block(address, `username = "fresh"`, "depends_on = [jira_user.fresh]"))
		result := workspace.Try("apply", "-auto-approve").ExpectChanges("jira_user.fresh", "create", address, "update").
			ExpectError(`User "fresh" is another user`, "Apply again: the next plan replaces the resource.", `username = "fresh"`)
		expectNoInconsistency(t, result)
		expectOwned(t, workspace, address, "robot", "fresh")
		workspace.Apply().ExpectChanges(address, "replace")
		expectOwned(t, workspace, address, "fresh", "robot")
		workspace.ExpectEmptyPlan()
	})
}

// Without a refresh, the plan does not look up the user.
func TestAccReference_withoutRefresh(t *testing.T) {
	onEveryResource(t, acceptance.New, func(t *testing.T, workspace *acceptance.Workspace, address string, _, _ jirasim.User) {
		workspace.Configure(block(address, `username = "robot"`))
		workspace.Apply()
		workspace.Configure(block(address, `username = "other"`))
		for range 2 {
			workspace.Try("apply", "-auto-approve", "-refresh=false").ExpectChanges(address, "update").
				ExpectError(`User "other" is another user`, "omit -refresh=false, or set user_key")
			expectOwned(t, workspace, address, "robot", "other")
		}
		workspace.Apply().ExpectChanges(address, "replace")
		expectOwned(t, workspace, address, "other", "robot")
		workspace.ExpectEmptyPlan()
	})
}

// A user_key in another case than Jira's is refused at plan where state has the key, and never replaces the resource.
func TestAccReference_keySpellingAtPlan(t *testing.T) {
	onEveryResource(t, acceptance.New, func(_ *testing.T, workspace *acceptance.Workspace, address string, robot, _ jirasim.User) {
		workspace.Configure(block(address, fmt.Sprintf("user_key = %q", robot.Key)))
		workspace.Apply()
		workspace.Jira.ForgetRequests()
		misspelled := fmt.Sprintf("user_key = %q", strings.ToLower(robot.Key))
		workspace.Configure(block(address, misspelled))
		workspace.Try("plan").ExpectChanges().ExpectError("Invalid user key", misspelled,
			fmt.Sprintf("User key %s is spelled %s in Jira. Set user_key to %q.", strings.ToLower(robot.Key), robot.Key, robot.Key))
		workspace.ExpectOnlyReads()
		workspace.State(address)
	})
}

// Without a key in state, it is refused at the first apply.
func TestAccReference_keySpellingAtApply(t *testing.T) {
	onEveryResource(t, acceptance.New, func(t *testing.T, workspace *acceptance.Workspace, address string, robot, _ jirasim.User) {
		old := workspace.Jira.AddUser(jirasim.User{Key: "old-bot", Name: "old-bot", DisplayName: "Old", EmailAddress: "old@example.com", Active: true})
		for misspelled, spelled := range map[string]string{strings.ToLower(robot.Key): robot.Key, "OLD-bot": old.Key} {
			reference := fmt.Sprintf("user_key = %q", misspelled)
			workspace.Configure(block(address, reference))
			workspace.Try("apply", "-auto-approve").ExpectError("Invalid user key", reference, fmt.Sprintf("User key %s is spelled %s in Jira.", misspelled, spelled))
			workspace.ExpectOnlyReads()
			if states := workspace.States(); len(states) > 0 {
				t.Errorf("state is %v, want no resources", states)
			}
		}
	})
}

func expectNoInconsistency(t *testing.T, result acceptance.Result) {
	t.Helper()
	if strings.Contains(result.Output, "inconsistent") {
		t.Errorf("Terraform found the plan inconsistent:\n%s", result.Output)
	}
}
