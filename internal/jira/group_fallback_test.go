// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"fmt"
	"net/http"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// withoutExpansions are the ways in which a Jira may ignore the parameter expand, in full or in part.
var withoutExpansions = []jirasim.Expansion{jirasim.ExpandGroups, jirasim.ExpandRoles, jirasim.ExpandNothing, jirasim.ExpandAbsent}

// readRobot reads the user "robot", who is in the groups "bots" and "jira-software-users".
func readRobot(t *testing.T, server *jirasim.Server, client *jira.Client) jira.User {
	t.Helper()
	server.AddUser(jirasim.User{
		Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true, Groups: []string{"bots", "jira-software-users"},
	})
	user, err := client.User(t.Context(), jira.ByUsername("robot"))
	if err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
	return user
}

func TestWithAccess_everyExpansion(t *testing.T) {
	t.Parallel()
	for expand, wantRequested := range map[jirasim.Expansion][]string{
		jirasim.ExpandAll:    nil,
		jirasim.ExpandGroups: {"GET applicationrole"},
		jirasim.ExpandRoles:  {"GET member", "GET member"},
		// The number of applications is known, so that the members of the other application's groups are not read.
		jirasim.ExpandNothing: {"GET member", "GET member", "GET applicationrole", "GET member"},
		jirasim.ExpandAbsent:  {"GET member", "GET member", "GET applicationrole", "GET member", "GET member", "GET member"},
	} {
		t.Run(string(expand), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{Expand: expand})
			client := connect(t, server)
			user := readRobot(t, server, client)
			full, unknown, err := client.WithAccess(t.Context(), user, []string{"BOTS", "no-such-group"}, []string{"jira-software"})
			if err != nil || unknown != nil {
				t.Fatalf("WithAccess failed with %v, %v", err, unknown)
			}
			groups, groupsKnown := full.Groups()
			if !groupsKnown || !slices.ContainsFunc(groups, func(name string) bool { return jira.SameGroup(name, "bots") }) || slices.Contains(groups, "no-such-group") {
				t.Errorf("the groups are %q, %t", groups, groupsKnown)
			}
			if keys, known := full.ApplicationKeys(); !known || !slices.Equal(keys, []string{"jira-software"}) {
				t.Errorf("the applications are %q, %t", keys, known)
			}
			got := requestsOf(server)
			if !slices.Equal(got, wantRequested) {
				t.Errorf("the requests are %q, want %q", got, wantRequested)
			}
		})
	}
}

// The members of a group are read once for all users, in pages of 50, until this client writes to the user.
func TestIsMember_readOnce(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{Expand: jirasim.ExpandNothing})
	client := connect(t, server)
	user := readRobot(t, server, client)
	for number := range 60 {
		server.AddUser(jirasim.User{Name: fmt.Sprintf("bot-%02d", number), DisplayName: "Bot", EmailAddress: "b@example.com", Active: number%2 == 0, Groups: []string{"bots"}})
	}
	members := concurrently(20, func(int) error {
		member, err := client.IsMember(t.Context(), user, "bots")
		if err == nil && !member {
			return errors.New("no member")
		}
		return err
	})
	if err := errors.Join(members...); err != nil {
		t.Fatal(err)
	}
	wantRequests(t, server, "GET member", "GET member")
	server.ForgetRequests()
	if err := client.RemoveFromGroup(t.Context(), user, "bots"); err != nil {
		t.Fatal(err)
	}
	if member, err := client.IsMember(t.Context(), user, "bots"); member || err != nil {
		t.Errorf("after the removal: %t, %v", member, err)
	}
	wantRequests(t, server, "DELETE user", "GET member", "GET member")
}

// A Jira that does not tell the members either is asked once. Nothing is known then, and nothing is wrong with the user.
func TestIsMember_unknown(t *testing.T) {
	t.Parallel()
	for name, refuse := range map[string]http.HandlerFunc{
		"403":           respondWith(403, asJSON, ownRefusal),
		"403 of proxy":  respondWith(403, asHTML, "<html>"),
		"404 of route":  respondWith(404, asJSON, `{"message":"null for uri: http://jira/rest/api/2/group/member","status-code":404}`),
		"404 of proxy":  respondWith(404, asHTML, "<html>"),
		"405":           respondWith(405, "", ""),
		"500":           respondWith(500, asJSON, ownRefusal),
		"502":           respondWith(502, asHTML, "<html>"),
		"login page":    respondWith(200, asHTML, "<html><title>Log in</title></html>"),
		"other members": respondWith(200, asJSON, `{"users":[]}`),
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := script(t, refuse)
			client := scripted.connect(t, func(settings *jira.Settings) { settings.MaxRetries = -1 })
			for _, group := range []string{"bots", "bots", "robots"} {
				_, err := client.IsMember(t.Context(), jira.User{Key: "JIRAUSER1"}, group)
				var unknown *jira.AccessUnknownError
				if !errors.As(err, &unknown) || !strings.HasPrefix(err.Error(), "groups of users are unknown: ") {
					t.Errorf("failed with %v, want an AccessUnknownError", err)
				}
			}
			if sent := scripted.requests(); len(sent) != 2 {
				t.Errorf("the requests are %q, want serverInfo and one more", sent)
			}
		})
	}
}

// A rejected login and an interruption end the run: they do not leave groups unknown.
func TestIsMember_endsRun(t *testing.T) {
	t.Parallel()
	var unknown *jira.AccessUnknownError
	client := script(t, respondWith(401, asHTML, "<html>")).connect(t)
	_, err := client.IsMember(t.Context(), jira.User{Key: "JIRAUSER1"}, "bots")
	var login *jira.LoginError
	if !errors.As(err, &login) || errors.As(err, &unknown) {
		t.Errorf("failed with %v, want a LoginError", err)
	}
	if _, failed, err := client.WithAccess(t.Context(), jira.User{Key: "JIRAUSER1"}, []string{"bots"}, nil); failed != nil || !errors.As(err, &login) {
		t.Errorf("WithAccess failed with %v, %v, want a LoginError", failed, err)
	}
	server := startJira(t, jirasim.Settings{})
	ctx, interrupt := context.WithCancel(t.Context())
	server.Misbehave(jirasim.Fault{Path: "/group/member", Kind: jirasim.SlowDrip, During: func(jirasim.Request) { interrupt() }})
	if _, err := connect(t, server).IsMember(ctx, jira.User{Key: "JIRAUSER1"}, "bots"); err == nil || errors.As(err, &unknown) {
		t.Errorf("failed with %v, want the interruption", err)
	}
}

// A change that Jira refuses because it is made already is no failure, in a Jira without expansions either.
func TestAccess_repeatedChange(t *testing.T) {
	t.Parallel()
	for _, expand := range withoutExpansions {
		t.Run(string(expand), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{Expand: expand})
			client := connect(t, server)
			user := readRobot(t, server, client)
			for range 2 {
				refuseOnce(server, "POST", "/user/application")
				if err := client.GrantApplication(t.Context(), user, "jira-software"); err != nil {
					t.Errorf("granting: %v", err)
				}
			}
			if err := client.RevokeApplication(t.Context(), user, "jira-software"); err != nil {
				t.Errorf("revoking: %v", err)
			}
			refuseOnce(server, "DELETE", "/user/application")
			if err := client.RevokeApplication(t.Context(), user, "jira-software"); err != nil {
				t.Errorf("revoking again: %v", err)
			}
			refuseOnce(server, "POST", "/user/application")
			if err := client.GrantApplication(t.Context(), user, "jira-software"); err == nil {
				t.Error("a refused grant of an application that the user does not have succeeded")
			}
		})
	}
}

func refuseOnce(server *jirasim.Server, method, path string) {
	server.Misbehave(jirasim.Fault{Method: method, Path: path, Kind: jirasim.Status500, Times: 1})
}
