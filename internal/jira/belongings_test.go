// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/json"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// belongings are the operations on what belongs to a user, and on groups.
func belongings(server *jirasim.Server, robot jira.User) []operation {
	server.AddGroup("robots")
	server.AddGroup("doomed")
	server.SetProperty(robot.Username, "existing", "1")
	return []operation{
		{"Columns", func(ctx context.Context, client *jira.Client) error {
			_, err := client.Columns(ctx, robot)
			return err
		}},
		{"SetColumns", func(ctx context.Context, client *jira.Client) error {
			return client.SetColumns(ctx, robot, []string{"summary", "issuekey"})
		}},
		{"ResetColumns", func(ctx context.Context, client *jira.Client) error { return client.ResetColumns(ctx, robot) }},
		{"UserProperty", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UserProperty(ctx, robot.Key, "existing")
			return err
		}},
		{"SetUserProperty", func(ctx context.Context, client *jira.Client) error {
			return client.SetUserProperty(ctx, robot.Key, "new", json.RawMessage(`{"a":1}`))
		}},
		{"DeleteUserProperty", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteUserProperty(ctx, robot.Key, "new")
		}},
		{"CreateGroup", func(ctx context.Context, client *jira.Client) error { return client.CreateGroup(ctx, "new") }},
		{"CountMembers", func(ctx context.Context, client *jira.Client) error {
			_, err := client.CountMembers(ctx, "robots")
			return err
		}},
		{"AddToGroup", func(ctx context.Context, client *jira.Client) error { return client.AddToGroup(ctx, robot, "robots") }},
		{"EachMember", func(ctx context.Context, client *jira.Client) error {
			return client.EachMember(ctx, "robots", func(jira.User) bool { return true })
		}},
		{"RemoveFromGroup", func(ctx context.Context, client *jira.Client) error {
			return client.RemoveFromGroup(ctx, robot, "robots")
		}},
		{"DeleteGroup", func(ctx context.Context, client *jira.Client) error { return client.DeleteGroup(ctx, "doomed") }},
	}
}

// searches are the operations that find users.
func searches(server *jirasim.Server) []operation {
	permissions := map[string][]string{"ASSIGNABLE_USER": {"admin"}, "BROWSE_PROJECTS": {"admin"}}
	server.AddProject(jirasim.Project{Key: "CI", Permissions: permissions})
	server.AddProject(jirasim.Project{Key: "OPS", Permissions: permissions})
	scope := jira.UserScope{ProjectKeys: []string{"CI"}, Query: "adm"}
	search := func(name string, search func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error)) operation {
		return operation{name, func(ctx context.Context, client *jira.Client) error {
			_, err := search(ctx, client)
			return err
		}}
	}
	return []operation{
		search("SearchUsers", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.SearchUsers(ctx, "rob", true)
		}),
		search("AssignableUsers", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, scope)
		}),
		search("AssignableUsers in two projects", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, jira.UserScope{ProjectKeys: []string{"CI", "OPS"}})
		}),
		search("UsersWithPermissions", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithPermissions(ctx, []string{"BROWSE_PROJECTS"}, scope)
		}),
		search("UsersWithBrowsePermission", func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithBrowsePermission(ctx, scope)
		}),
		{"PickUsers", func(ctx context.Context, client *jira.Client) error {
			_, err := client.PickUsers(ctx, "rob", []string{"admin"})
			return err
		}},
		{"EachUser", func(ctx context.Context, client *jira.Client) error {
			_, err := client.EachUser(ctx, func(jira.User) bool { return true })
			return err
		}},
	}
}

// A group that came into being although nobody heard of it is taken for ours only while it has no members.
func TestLostAnswerToTheCreationOfAGroup(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropAfter, Times: 1})
		if err := client.CreateGroup(t.Context(), "robots"); err != nil {
			t.Error(err)
		}
		wantAsked(t, server, "POST group", "GET member")

		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropAfter, Times: 1, During: func(jirasim.Request) {
			server.ChangeUser(robot.Username, func(user *jirasim.User) { user.Groups = []string{"taken"} })
		}})
		if err := client.CreateGroup(t.Context(), "taken"); err == nil {
			t.Error("somebody else's group is taken for ours")
		}
	})
}

// Whoever is told 500 in Jira's own form was refused, and need not ask again.
func TestUnknownColumnIsRefusedAtOnce(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		if err := client.SetColumns(t.Context(), addRobot(server, "robot"), []string{"nonsense"}); err == nil {
			t.Error("Jira takes any column")
		}
		wantAsked(t, server, "PUT columns")
	})
}

func TestRoundNumbersOfResultsMayBeCut(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		robots int
		cut    bool
	}{{0, false}, {49, false}, {50, true}, {51, false}, {99, false}, {100, true}, {120, true}} {
		server := startJira(t, jirasim.Settings{Version: "11.3"})
		for number := range test.robots {
			addRobot(server, "robot-"+digits(int64(number)))
		}
		found, err := connect(t, server).SearchUsers(t.Context(), "robot", false)
		if err != nil || found.MayBeCut != test.cut {
			t.Errorf("%d of %d, cut: %t, %v", len(found.Users), test.robots, found.MayBeCut, err)
		}
	}
}
