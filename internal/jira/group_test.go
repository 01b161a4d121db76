// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestCreateGroup_requests(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	if err := client.CreateGroup(t.Context(), "robots"); err != nil {
		t.Error(err)
	}
	wantRequests(t, server, "GET member", "POST group")
}

// A group that existed before is never claimed, not even if the response to a request is lost.
func TestCreateGroup_exists(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.AddGroup("Robots")
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropAfter})
		if err := client.CreateGroup(t.Context(), "robots"); !errors.Is(err, jira.ErrGroupExists) {
			t.Errorf("the error is %v, want ErrGroupExists", err)
		}
		wantRequests(t, server, "GET member")
	})
}

// If the outcome is unknown, a group that did not exist a moment earlier counts as created while it has no members.
func TestCreateGroup_unknownOutcome(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{jirasim.DropAfter, jirasim.BadGatewayAfter, jirasim.Truncated} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1})
			if err := client.CreateGroup(t.Context(), "robots"); err != nil {
				t.Errorf("%s: %v", kind, err)
			}
			wantRequests(t, server, "GET member", "POST group", "GET member")

			robot := addRobot(server, "robot")
			server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1, During: func(jirasim.Request) {
				server.ChangeUser(robot.Username, func(user *jirasim.User) { user.Groups = []string{"other"} })
			}})
			if err := client.CreateGroup(t.Context(), "other"); !errors.Is(err, jira.ErrGroupExists) {
				t.Errorf("%s: the error is %v, want ErrGroupExists for a group with members", kind, err)
			}
		})
	}
}

func TestCreateGroup_sentAgain(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.BadGateway, jirasim.LoginPage, jirasim.Status500} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: kind, Times: 1})
			if err := client.CreateGroup(t.Context(), "robots"); err != nil || !slices.Contains(server.Groups(), "robots") {
				t.Errorf("%s: %v, and Jira has the groups %q", kind, err, server.Groups())
			}
			wantRequests(t, server, "GET member", "POST group", "GET member", "POST group")
		})
	}
}

// Jira carries out the first request after the look-up, so that it refuses the second one.
func TestCreateGroup_late(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Kind: jirasim.DropBefore, Times: 1})
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Times: 1, During: func(jirasim.Request) { server.AddGroup("robots") }})
		if err := client.CreateGroup(t.Context(), "robots"); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "GET member", "POST group", "GET member", "POST group", "GET member")
	})
}

// Without an unknown outcome, a refusal is a refusal: somebody else was faster.
func TestCreateGroup_refused(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/group", Times: 1, During: func(jirasim.Request) { server.AddGroup("robots") }})
		var refusal *jira.Error
		if err := client.CreateGroup(t.Context(), "robots"); !errors.As(err, &refusal) || refusal.Status != 400 {
			t.Errorf("the error is %v, want HTTP 400", err)
		}
		wantRequests(t, server, "GET member", "POST group")
	})
}

func TestDeleteGroup_twice(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	server.AddGroup("robots")
	if exists, err := client.GroupExists(t.Context(), "Robots"); err != nil || !exists {
		t.Errorf("GroupExists() = %t, %v, want true", exists, err)
	}
	for range 2 {
		if err := client.DeleteGroup(t.Context(), "robots"); err != nil {
			t.Error(err)
		}
	}
	if exists, err := client.GroupExists(t.Context(), "robots"); err != nil || exists {
		t.Errorf("after the deletion, GroupExists() = %t, %v, want false", exists, err)
	}
}
