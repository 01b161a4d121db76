// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"fmt"
	"maps"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// onEveryOwned runs a test in parallel for each resource that belongs to the user "robot", the avatar included. The resource is
// applied, then the user is anonymized. Changed is the configuration with other values where an update can change some.
func onEveryOwned(t *testing.T, reference func(jirasim.User) string, test func(workspace *acceptance.Workspace, address, changed string, former jirasim.User)) {
	t.Helper()
	t.Parallel()
	arguments := maps.Clone(owned)
	arguments["jira_user_avatar.robot"] = "avatar_id = \"10122\""
	for address, rest := range arguments {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			robot := workspace.AddRobot()
			workspace.Jira.AddGroup("robots")
			kind, _, _ := strings.Cut(address, ".")
			configuration := fmt.Sprintf("resource %q \"robot\" {\n  %s\n  %s\n}\n", kind, reference(robot), rest)
			workspace.Configure(configuration)
			workspace.Apply()
			former := workspace.Jira.AnonymizeUser("robot")
			workspace.Jira.ForgetRequests()
			changes := strings.NewReplacer(`value = "1"`, `value = "2"`, `"summary"`, `"issuekey"`, `"10122"`, `"10123"`)
			test(workspace, address, changes.Replace(configuration), former)
		})
	}
}

func byKey(user jirasim.User) string { return `user_key = "` + user.Key + `"` }

func byName(jirasim.User) string { return `username = "robot"` }

// An anonymized user counts as deleted, and is never written to (DESIGN.md, section 4).
func TestAccAnonymized_leavesState(t *testing.T) {
	for name, reference := range map[string]func(jirasim.User) string{"user_key": byKey, "username": byName} {
		t.Run(name, func(t *testing.T) {
			onEveryOwned(t, reference, func(workspace *acceptance.Workspace, address, _ string, former jirasim.User) {
				workspace.Plan().ExpectChanges(address, "create").ExpectWarning("was deleted outside Terraform",
					"The user with key "+former.Key+" was anonymized in Jira. The provider treats an anonymized user as deleted.")
				workspace.Destroy()
				workspace.ExpectOnlyReads()
			})
		})
	}
}

// An apply or a destroy without a refresh does not write to the user either.
func TestAccAnonymized_withoutRefresh(t *testing.T) {
	onEveryOwned(t, byKey, func(workspace *acceptance.Workspace, address, changed string, former jirasim.User) {
		if workspace.Configure(changed); address != "jira_group_membership.robot" { // A membership has nothing to update.
			workspace.Try("apply", "-auto-approve", "-refresh=false").ExpectError("User with key " + former.Key + " not found")
		}
		workspace.Destroy("-refresh=false")
		workspace.ExpectOnlyReads()
	})
}

// The user key still exists, so that an apply after the refresh would create the resource again.
func TestAccAnonymized_notCreated(t *testing.T) {
	onEveryOwned(t, byKey, func(workspace *acceptance.Workspace, _, _ string, former jirasim.User) {
		workspace.Try("apply", "-auto-approve").ExpectError("User with key "+former.Key+" was anonymized", "user_key = ",
			"Jira has anonymized the user with key "+former.Key+", which is now called \""+former.Name+"\". "+
				"The provider treats an anonymized user as deleted and never writes to it. Refer to another user, or remove the resource from the configuration.")
		workspace.ExpectOnlyReads()
	})
}
