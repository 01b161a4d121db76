// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// startJira serves a simulated Jira on loopback, for one test.
func startJira(t *testing.T, settings jirasim.Settings) *jirasim.Server {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// connect makes an impatient client of the server's administrator.
func connect(t *testing.T, server *jirasim.Server, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	return connectTo(t, server.URL(), append([]func(*jira.Settings){hurry}, changes...)...)
}

// hurry is for tests on a real network: there waiting costs time.
func hurry(settings *jira.Settings) { settings.RetryWait = time.Millisecond }

func connectTo(t *testing.T, address string, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	baseURL, err := jira.ParseBaseURL(address)
	if err != nil {
		t.Fatal(err)
	}
	settings := jira.Settings{BaseURL: baseURL, Username: "admin", Password: "admin", UserAgent: "terraform-provider-jira/test"}
	for _, change := range changes {
		change(&settings)
	}
	client := jira.New(settings)
	t.Cleanup(client.Close)
	return client
}

// begun is a client that has made its first request, which then is out of the count.
func begun(t *testing.T, server *jirasim.Server, client *jira.Client) {
	t.Helper()
	if _, err := client.ServerInfo(t.Context()); err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
}

// addRobot adds a user by hand and answers with it as a client reads it.
func addRobot(server *jirasim.Server, username string) jira.User {
	added := server.AddUser(jirasim.User{
		Name: username, DisplayName: "Robot " + username, EmailAddress: username + "@example.com", Active: true,
	})
	return jira.User{
		Key: added.Key, Profile: jira.Profile{Username: added.Name, DisplayName: added.DisplayName, EmailAddress: added.EmailAddress, Active: true},
	}
}

// asked are the methods and the ends of the paths of the requests so far: "GET user", "POST temporary".
func asked(server *jirasim.Server) []string {
	var asked []string
	for _, request := range server.Requests() {
		asked = append(asked, request.Method+" "+request.Path[strings.LastIndex(request.Path, "/")+1:])
	}
	return asked
}

func wantAsked(t *testing.T, server *jirasim.Server, want ...string) {
	t.Helper()
	if got := asked(server); !slices.Equal(got, want) {
		t.Errorf("asked %q, want %q", got, want)
	}
}

// atOnce runs the same thing so many times side by side and returns when all are done.
func atOnce[T any](times int, run func(index int) T) []T {
	results := make([]T, times)
	var all sync.WaitGroup
	for index := range times {
		all.Go(func() { results[index] = run(index) })
	}
	all.Wait()
	return results
}

// operation is one thing that a client can do, ready to be done to a user that exists.
type operation struct {
	name string
	run  func(ctx context.Context, client *jira.Client) error
}

// everyOperation lists all that a client can send. They do no harm to each other in this order.
func everyOperation(t *testing.T, server *jirasim.Server) []operation {
	t.Helper()
	robot := addRobot(server, "robot")
	doomed := addRobot(server, "doomed")
	avatar := jira.AvatarID(digits(server.AddAvatar(robot.Key, 0, square(64, blue))))
	displayName := "Changed"
	operations := []operation{
		{"ServerInfo", func(ctx context.Context, client *jira.Client) error {
			_, err := client.ServerInfo(ctx)
			return err
		}},
		{"CreateUser", func(ctx context.Context, client *jira.Client) error {
			_, err := client.CreateUser(ctx, jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New", EmailAddress: "new@example.com", Active: true}})
			return err
		}},
		{"User", func(ctx context.Context, client *jira.Client) error {
			_, err := client.User(ctx, jira.ByKey(robot.Key))
			return err
		}},
		{"UserNow", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UserNow(ctx, jira.ByUsername(robot.Username))
			return err
		}},
		{"UpdateUser", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UpdateUser(ctx, robot.Key, jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}})
			return err
		}},
		{"Avatars", func(ctx context.Context, client *jira.Client) error {
			_, err := client.Avatars(ctx, robot)
			return err
		}},
		{"UploadAvatar", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UploadAvatar(ctx, robot, exactly(jira.Image{PNG: encoded(t, square(64, red)), Side: 64}), nil)
			return err
		}},
		{"UploadAvatar in one step", func(ctx context.Context, client *jira.Client) error {
			_, err := client.UploadAvatar(ctx, robot, exactly(jira.Image{PNG: encoded(t, square(48, red)), Side: 48}), nil)
			return err
		}},
		{"SelectAvatar", func(ctx context.Context, client *jira.Client) error {
			return client.SelectAvatar(ctx, robot, avatar)
		}},
		{"ShownAfterSelect", func(ctx context.Context, client *jira.Client) error {
			_, _, err := client.ShownAfterSelect(ctx, robot, avatar)
			return err
		}},
		{"ShownAvatar", func(ctx context.Context, client *jira.Client) error {
			_, err := client.ShownAvatar(ctx, robot)
			return err
		}},
		{"DeleteAvatar", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteAvatar(ctx, robot, avatar)
		}},
		{"DeleteUser", func(ctx context.Context, client *jira.Client) error {
			return client.DeleteUser(ctx, doomed.Key)
		}},
	}
	return slices.Concat(operations, belongings(server, robot), searches(server))
}

// operationCalled is the one of that name.
func operationCalled(t *testing.T, server *jirasim.Server, name string) operation {
	t.Helper()
	for _, operation := range everyOperation(t, server) {
		if operation.name == name {
			return operation
		}
	}
	t.Fatalf("there is no operation %s", name)
	return operation{}
}
