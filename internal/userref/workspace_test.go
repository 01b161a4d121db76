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

// owned are the resources that belong to a user, by address, with their arguments other than the reference to the user.
var owned = map[string]string{
	"jira_user_columns.robot":     `columns = ["summary"]`,
	"jira_user_property.robot":    "property_key = \"owner\"\n  value = \"1\"",
	"jira_group_membership.robot": `group = "robots"`,
}

// block returns a resource that belongs to the user that the reference, an argument, refers to.
func block(address, reference string, more ...string) string {
	kind, name, _ := strings.Cut(address, ".")
	arguments := append([]string{reference, owned[address]}, more...)
	return fmt.Sprintf("resource %q %q {\n  %s\n}\n", kind, name, strings.Join(arguments, "\n  "))
}

// all returns all resources that belong to the user.
func all(reference string) string {
	hcl := ""
	for address := range owned {
		hcl += block(address, reference)
	}
	return hcl
}

// onEveryResource runs a test in parallel for each resource, with the users "robot" and "other" and the group "robots" in Jira.
func onEveryResource(t *testing.T, start func(*testing.T, jirasim.Settings) *acceptance.Workspace, test func(t *testing.T, workspace *acceptance.Workspace, address string, robot, other jirasim.User)) {
	t.Helper()
	t.Parallel()
	for address := range owned {
		t.Run(address, func(t *testing.T) {
			t.Parallel()
			workspace := start(t, jirasim.Settings{})
			robot := workspace.AddRobot()
			other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "other@example.com", Active: true})
			workspace.Jira.AddGroup("robots")
			test(t, workspace, address, robot, other)
		})
	}
}

// expectOwned reports an error unless exactly one of the users has the object of the resource.
func expectOwned(t *testing.T, workspace *acceptance.Workspace, address, owner, notOwner string) {
	t.Helper()
	for username, want := range map[string]bool{owner: true, notOwner: false} {
		user, _ := workspace.Jira.User(username)
		_, columns := workspace.Jira.Columns(username)
		_, property := workspace.Jira.Property(username, "owner")
		member := strings.Contains(strings.Join(user.Groups, ","), "robots")
		has := map[string]bool{"jira_user_columns.robot": columns, "jira_user_property.robot": property, "jira_group_membership.robot": member}
		if has[address] != want {
			t.Errorf("user %q has the object of %s: %t, want %t", username, address, has[address], want)
		}
	}
}
