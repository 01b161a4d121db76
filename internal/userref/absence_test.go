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

// everything is one user, one group, and all that belongs to them.
func everything(reference string) string {
	return `
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}

resource "jira_group" "robots" {
  name = "robots"
}
` + strings.ReplaceAll(all(reference), `group = "robots"`, "group = jira_group.robots.name")
}

// The nodes of a cluster learn of new objects one after the other. A plan and an apply right after the creation keep all. At
// most three reads of an object miss it, because the fourth look is the last one: with several nodes, a read of a membership can
// miss the user, the group and the membership in turn.
func TestAccAbsence_laggingNodes(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]jirasim.Settings{
		"one node":                  {ReplicationReads: 3},
		"two nodes, not sticky":     {ReplicationReads: 1, Nodes: 2},
		"three nodes, not sticky":   {ReplicationReads: 1, Nodes: 3},
		"one node, username stored": {ReplicationReads: 3, Version: "9.12"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, settings)
			reference := "user_key = jira_user.robot.key"
			if settings.Version != "" {
				reference = "username = jira_user.robot.username"
			}
			workspace.Configure(everything(reference))
			workspace.Apply().ExpectNoWarnings()
			workspace.Jira.ForgetRequests()
			for range 3 {
				result := workspace.Apply().ExpectChanges().ExpectNoWarnings()
				if len(result.Drift) > 0 {
					t.Errorf("Terraform noticed drift of %v", result.Drift)
				}
			}
			workspace.ExpectOnlyReads()
			if states := workspace.States(); len(states) != 5 {
				t.Errorf("state has %d resources, want all 5", len(states))
			}
			workspace.Destroy()
		})
	}
}

// The requests for a user that a node does not know yet.
func TestAccAbsence_requestsUntilFound(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.AddRobot()
	workspace.Configure(block("jira_user_columns.robot", `username = "robot"`))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user", Times: 3, Kind: jirasim.NotFound})
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user/columns", Times: 2, Kind: jirasim.NotFound})
	workspace.Plan().ExpectChanges().ExpectNoWarnings()
	workspace.ExpectSentWithQuery("GET user?key=JIRAUSER10100", "GET user?key=JIRAUSER10100", "GET user?username=robot", "GET user?key=JIRAUSER10100",
		"GET user/columns?username=robot", "GET user/columns?username=robot", "GET user/columns?username=robot")
}

// A user that was deleted costs the further look-ups once, and not once for each resource that refers to it.
func TestAccAbsence_deletedUserLookedUpOnce(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	robot := workspace.AddRobot()
	workspace.Jira.AddGroup("robots")
	workspace.Configure(all(`username = "robot"`))
	workspace.Apply()
	workspace.Jira.RemoveUser("robot")
	workspace.Jira.ForgetRequests()
	result := workspace.Plan().ExpectChanges("jira_user_columns.robot", "create", "jira_user_property.robot", "create", "jira_group_membership.robot", "create")
	for _, object := range []string{"Column list", `Property "owner"`, "Membership"} {
		result.ExpectWarning(object+" of user with key "+robot.Key, "was deleted outside Terraform",
			fmt.Sprintf("Jira has no user with key %s and no user \"robot\". It was looked up by key and by username.", robot.Key))
	}
	counts := map[string]int{}
	for _, request := range workspace.SentWithQuery() {
		counts[request]++
	}
	want := map[string]int{
		"GET user/properties/owner?userKey=" + robot.Key: 1, "GET user?username=robot": 3,
		// The first look-up is one request if the resources are refreshed at the same time.
		"GET user?key=" + robot.Key: max(4, min(counts["GET user?key="+robot.Key], 6)),
	}
	if fmt.Sprint(counts) != fmt.Sprint(want) {
		t.Errorf("sent %v, want %v", counts, want)
	}
}

// An object that a node does not know yet is not deleted either.
func TestAccAbsence_objectsUntilFound(t *testing.T) {
	t.Parallel()
	for name, fault := range map[string]jirasim.Fault{
		"group": {Path: "/group/member"}, "property": {Path: "/user/properties/owner"}, "columns": {Path: "/user/columns"}, "user": {Path: "/user"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.Configure(everything("user_key = jira_user.robot.key"))
			workspace.Apply()
			fault.Method, fault.Times, fault.Kind = "GET", 3, jirasim.NotFound
			workspace.Jira.Misbehave(fault)
			workspace.Jira.ForgetRequests()
			workspace.Apply().ExpectChanges().ExpectNoWarnings()
			workspace.ExpectOnlyReads()
		})
	}
}

// A membership that a node does not show yet is not deleted.
func TestAccAbsence_membershipUntilFound(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.AddRobot()
	workspace.Jira.AddGroup("robots")
	workspace.Configure(block("jira_group_membership.robot", `username = "robot"`))
	workspace.Apply()
	setMember := func(groups ...string) func(jirasim.Request) {
		return func(jirasim.Request) {
			workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Groups = groups })
		}
	}
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user", Times: 1, During: setMember()})
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/user", Skip: 2, Times: 1, During: setMember("robots")})
	workspace.Jira.ForgetRequests()
	workspace.Plan().ExpectChanges().ExpectNoWarnings()
	workspace.ExpectSent("GET user", "GET user", "GET user", "GET user")
}

// A 404 to the first request of the run, in Jira's own form, is about none of the objects.
func TestAccAbsence_serverInfoNotFound(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Configure(everything("user_key = jira_user.robot.key"))
	workspace.Apply()
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/serverInfo", Kind: jirasim.NotFound})
	for _, command := range [][]string{{"plan"}, {"apply", "-auto-approve"}, {"destroy", "-auto-approve"}, {"apply", "-auto-approve", "-refresh-only"}, {"destroy", "-auto-approve", "-refresh=false"}} {
		result := workspace.Try(command[0], command[1:]...).ExpectNoWarnings()
		if result.ExitCode == 0 {
			t.Errorf("terraform %v succeeded", command)
		}
		if states := workspace.States(); len(states) != 5 {
			t.Errorf("state has %d resources after terraform %v, want all 5", len(states), command)
		}
	}
	workspace.Jira.Behave()
	workspace.ExpectEmptyPlan()
}
