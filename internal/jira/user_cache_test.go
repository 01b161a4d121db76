// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"sync/atomic"
	"testing"
	"testing/synctest"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestUser_sharedRead(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	robot := addRobot(server, "robot")
	for _, err := range concurrently(50, func(int) error { return errorOf(client.User(t.Context(), jira.ByKey(robot.Key))) }) {
		if err != nil {
			t.Error(err)
		}
	}
	wantRequests(t, server, "GET user")
}

func TestUser_cachedByKeyAndUsername(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	robot := addRobot(server, "Robot Ä")
	for _, ref := range []jira.UserRef{jira.ByKey(robot.Key), jira.ByUsername("Robot Ä"), jira.ByUsername("ROBOT ä"), jira.ByKey(robot.Key)} {
		if user, err := client.User(t.Context(), ref); err != nil || user.Key != robot.Key || user.Username != "Robot Ä" {
			t.Errorf("User(%s) = %+v, %v", ref, user, err)
		}
	}
	wantRequests(t, server, "GET user")
	if _, err := client.UserNow(t.Context(), jira.ByKey(robot.Key)); err != nil {
		t.Error(err)
	}
	wantRequests(t, server, "GET user", "GET user")
}

func TestUser_usernameLikeAUserKey(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	lookalike := addRobot(server, robot.Key) // its username is the user key of robot
	for ref, want := range map[jira.UserRef]string{
		jira.ByKey(robot.Key): robot.Key, jira.ByUsername("robot"): robot.Key,
		jira.ByUsername(robot.Key): lookalike.Key, jira.ByKey(lookalike.Key): lookalike.Key,
	} {
		if user, err := client.User(t.Context(), ref); err != nil || user.Key != want {
			t.Errorf("User(%s) = %+v, %v, want the user key %s", ref, user, err, want)
		}
	}
	for _, ref := range []jira.UserRef{jira.ByKey("robot"), jira.ByUsername(lookalike.Key)} {
		if _, err := client.User(t.Context(), ref); !jira.IsNotFound(err) {
			t.Errorf("the error for %s is %v, want not found", ref, err)
		}
	}
}

func TestUser_notFoundIsNotCached(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); !jira.IsNotFound(err) {
		t.Errorf("the error is %v, want not found", err)
	}
	addRobot(server, "robot")
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); err != nil {
		t.Error(err)
	}
}

func TestUser_readAgainAfterEveryWrite(t *testing.T) {
	t.Parallel()
	type write func(ctx context.Context, client *jira.Client, robot jira.User) error
	for name, write := range map[string]write{
		"SelectAvatar": func(ctx context.Context, client *jira.Client, robot jira.User) error {
			return client.SelectAvatar(ctx, robot, "10334")
		},
		"DeleteAvatar": func(ctx context.Context, client *jira.Client, robot jira.User) error {
			return client.DeleteAvatar(ctx, robot, "10500")
		},
		"DeleteUser": func(ctx context.Context, client *jira.Client, robot jira.User) error {
			return client.DeleteUser(ctx, robot.Key)
		},
	} {
		for _, kind := range []jirasim.FaultKind{jirasim.NoFault, jirasim.Status500, jirasim.BadGatewayAfter} {
			t.Run(name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				server := startJira(t, jirasim.Settings{})
				client := connect(t, server)
				robot, other := addRobot(server, "robot"), addRobot(server, "other")
				countReads := func() int {
					server.ForgetRequests()
					_, _ = client.User(t.Context(), jira.ByKey(robot.Key))
					_, _ = client.User(t.Context(), jira.ByUsername("robot"))
					_, _ = client.User(t.Context(), jira.ByKey(other.Key))
					return len(server.Requests())
				}
				countReads()
				if reads := countReads(); reads != 0 {
					t.Fatalf("the client sent %d requests for cached users", reads)
				}
				server.Misbehave(jirasim.Fault{Kind: kind})
				_ = write(t.Context(), client, robot)
				server.Behave()
				want := 1
				if _, exists := server.User("robot"); !exists {
					want = 2 // by user key and by username, and neither is found
				}
				if reads := countReads(); reads != want {
					t.Errorf("the client sent %d requests after the write, want %d", reads, want)
				}
			})
		}
	}
}

func TestUser_cachedUnderNewUsername(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); err != nil {
		t.Fatal(err)
	}
	if _, err := client.UpdateUser(t.Context(), robot.Key, changeOfNames()); err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
	for _, ref := range []jira.UserRef{jira.ByKey(robot.Key), jira.ByUsername("Renamed")} {
		if user, err := client.User(t.Context(), ref); err != nil || user.DisplayName != "Renamed Robot" {
			t.Errorf("User(%s) = %+v, %v", ref, user, err)
		}
	}
	wantRequests(t, server)
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); !jira.IsNotFound(err) {
		t.Errorf("the error for the old username is %v, want not found", err)
	}
}

func TestUser_readDuringWrite(t *testing.T) {
	t.Parallel()
	var held, release chan struct{}
	var holding atomic.Bool
	// Jira responds to the first read before the user changes. The client processes that response after the change.
	holdFirstRead := func(_ context.Context, _ string, fields map[string]any) {
		if fields["method"] == "GET" && held != nil && holding.CompareAndSwap(false, true) {
			close(held)
			<-release
		}
	}
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		held, release = make(chan struct{}), make(chan struct{})
		early := make(chan jira.User, 1)
		go func() {
			user, _ := client.User(t.Context(), jira.ByKey(robot.Key))
			early <- user
		}()
		<-held
		if _, err := client.UpdateUser(t.Context(), robot.Key, changeOfNames()); err != nil {
			t.Fatal(err)
		}
		if err := client.SelectAvatar(t.Context(), jira.User{Key: robot.Key, Profile: jira.Profile{Username: "renamed"}}, "10334"); err != nil {
			t.Fatal(err)
		}
		late := make(chan jira.User, 1)
		go func() {
			user, _ := client.User(t.Context(), jira.ByKey(robot.Key))
			late <- user
		}()
		synctest.Wait()
		close(release)
		if user := <-early; user.Username != "robot" {
			t.Errorf("the read before the write returned %+v", user)
		}
		if user := <-late; user.Username != "renamed" {
			t.Errorf("the read after the write returned %+v, want the changed user", user)
		}
		if user, err := client.User(t.Context(), jira.ByKey(robot.Key)); err != nil || user.Username != "renamed" {
			t.Errorf("User() = %+v, %v, want the changed user", user, err)
		}
	}, func(settings *jira.Settings) { settings.Log = holdFirstRead })
}

func TestUser_otherReaderInterrupted(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
			go func() { other <- errorOf(client.User(t.Context(), jira.ByKey(robot.Key))) }()
			synctest.Wait()
			interrupt()
			synctest.Wait()
		}})
		if _, err := client.User(ctx, jira.ByKey(robot.Key)); !errors.Is(err, context.Canceled) {
			t.Errorf("the error of the interrupted reader is %v, want context.Canceled", err)
		}
		if err := <-other; err != nil {
			t.Errorf("the error of the other reader is %v", err)
		}
	})
}

func TestUser_interruptedWhileSharing(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
			go func() { other <- errorOf(client.User(ctx, jira.ByKey(robot.Key))) }()
			synctest.Wait()
			interrupt()
			if err := <-other; !errors.Is(err, context.Canceled) {
				t.Errorf("the error is %v, want context.Canceled", err)
			}
		}})
		if _, err := client.User(t.Context(), jira.ByKey(robot.Key)); err != nil {
			t.Error(err)
		}
	})
}
