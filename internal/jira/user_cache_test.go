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

func TestReadIsSharedByAllWhoAskAtTheSameMoment(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	robot := addRobot(server, "robot")
	for _, err := range atOnce(50, func(int) error { return second(client.User(t.Context(), jira.ByKey(robot.Key))) }) {
		if err != nil {
			t.Error(err)
		}
	}
	wantAsked(t, server, "GET user")
}

func TestReadAccountIsRememberedByKeyAndByNameInAnyCase(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	robot := addRobot(server, "Robot Ä")
	for _, ref := range []jira.UserRef{jira.ByKey(robot.Key), jira.ByUsername("Robot Ä"), jira.ByUsername("ROBOT ä"), jira.ByKey(robot.Key)} {
		if user, err := client.User(t.Context(), ref); err != nil || user.Key != robot.Key || user.Username != "Robot Ä" {
			t.Errorf("%s is %+v, %v", ref, user, err)
		}
	}
	wantAsked(t, server, "GET user")
	if _, err := client.UserNow(t.Context(), jira.ByKey(robot.Key)); err != nil {
		t.Error(err)
	}
	wantAsked(t, server, "GET user", "GET user")
}

func TestKeyAndUsernameAreNotTakenForOneAnother(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	impostor := addRobot(server, robot.Key) // called like the other one's key
	for ref, want := range map[jira.UserRef]string{
		jira.ByKey(robot.Key): robot.Key, jira.ByUsername("robot"): robot.Key,
		jira.ByUsername(robot.Key): impostor.Key, jira.ByKey(impostor.Key): impostor.Key,
	} {
		if user, err := client.User(t.Context(), ref); err != nil || user.Key != want {
			t.Errorf("%s is %+v, %v, want the key %s", ref, user, err, want)
		}
	}
	for _, ref := range []jira.UserRef{jira.ByKey("robot"), jira.ByUsername(impostor.Key)} {
		if _, err := client.User(t.Context(), ref); !jira.IsNotFound(err) {
			t.Errorf("%s is found: %v", ref, err)
		}
	}
}

func TestAccountThatIsNotThereIsNotRemembered(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); !jira.IsNotFound(err) {
		t.Errorf("ended with %v", err)
	}
	addRobot(server, "robot")
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); err != nil {
		t.Error(err)
	}
}

func TestEveryWriteToAnAccountMakesTheClientReadItAgain(t *testing.T) {
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
				read := func() int {
					server.ForgetRequests()
					_, _ = client.User(t.Context(), jira.ByKey(robot.Key))
					_, _ = client.User(t.Context(), jira.ByUsername("robot"))
					_, _ = client.User(t.Context(), jira.ByKey(other.Key))
					return len(server.Requests())
				}
				read()
				if asked := read(); asked != 0 {
					t.Fatalf("read %d times what it should know", asked)
				}
				server.Misbehave(jirasim.Fault{Kind: kind})
				_ = write(t.Context(), client, robot)
				server.Behave()
				want := 1
				if _, exists := server.User("robot"); !exists {
					want = 2 // asked for by key and by name, and not found
				}
				if asked := read(); asked != want {
					t.Errorf("read %d times after the write, want %d", asked, want)
				}
			})
		}
	}
}

func TestAnswerToAnUpdateIsRememberedUnderTheNewName(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); err != nil {
		t.Fatal(err)
	}
	if _, err := client.UpdateUser(t.Context(), robot.Key, everything()); err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
	for _, ref := range []jira.UserRef{jira.ByKey(robot.Key), jira.ByUsername("Renamed")} {
		if user, err := client.User(t.Context(), ref); err != nil || user.DisplayName != "Renamed Robot" {
			t.Errorf("%s is %+v, %v", ref, user, err)
		}
	}
	wantAsked(t, server)
	if _, err := client.User(t.Context(), jira.ByUsername("robot")); !jira.IsNotFound(err) {
		t.Errorf("the old name is still known: %v", err)
	}
}

func TestReadUnderWayDuringAWriteIsNeitherRememberedNorShared(t *testing.T) {
	t.Parallel()
	var held, release chan struct{}
	var holding atomic.Bool
	// Jira answers the first read at once, but the client takes its time with the response: meanwhile the user is changed.
	slowly := func(_ context.Context, _ string, fields map[string]any) {
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
		if _, err := client.UpdateUser(t.Context(), robot.Key, everything()); err != nil {
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
			t.Errorf("the early read is %+v", user)
		}
		if user := <-late; user.Username != "renamed" {
			t.Errorf("who asked after the write was given what was before: %+v", user)
		}
		if user, err := client.User(t.Context(), jira.ByKey(robot.Key)); err != nil || user.Username != "renamed" {
			t.Errorf("remembers %+v, %v", user, err)
		}
	}, func(settings *jira.Settings) { settings.Log = slowly })
}

func TestInterruptionOfOneReaderIsNotTheOthers(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
			go func() { other <- second(client.User(t.Context(), jira.ByKey(robot.Key))) }()
			synctest.Wait()
			interrupt()
			synctest.Wait()
		}})
		if _, err := client.User(ctx, jira.ByKey(robot.Key)); !errors.Is(err, context.Canceled) {
			t.Errorf("the interrupted reader ended with %v", err)
		}
		if err := <-other; err != nil {
			t.Errorf("the other reader ended with %v", err)
		}
	})
}

func TestReaderWhoSharesARequestCanBeInterrupted(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Times: 1, During: func(jirasim.Request) {
			go func() { other <- second(client.User(ctx, jira.ByKey(robot.Key))) }()
			synctest.Wait()
			interrupt()
			if err := <-other; !errors.Is(err, context.Canceled) {
				t.Errorf("ended with %v", err)
			}
		}})
		if _, err := client.User(t.Context(), jira.ByKey(robot.Key)); err != nil {
			t.Error(err)
		}
	})
}
