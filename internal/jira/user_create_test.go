// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"slices"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var newRobot = jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New Robot", EmailAddress: "new@example.com", Active: true}}

// createRobot creates newRobot.
func createRobot(t *testing.T, client *jira.Client) (jira.CreatedUser, error) {
	t.Helper()
	return client.CreateUser(t.Context(), newRobot)
}

func TestCreateUser_oneRequest(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	created, err := createRobot(t, client)
	if err != nil {
		t.Fatal(err)
	}
	user, _ := server.User("new")
	if created.Key != user.Key || created.Username != "new" || created.DisplayName != "New Robot" ||
		created.EmailAddress != "new@example.com" || !created.Active {
		t.Errorf("CreateUser() = %+v", created)
	}
	if created.Unproven != nil || !client.CreatedInThisRun(created.Key) || client.CreatedInThisRun("JIRAUSER10000") {
		t.Error("CreatedInThisRun is wrong about the created user or about another user")
	}
	cached, err := client.User(t.Context(), jira.ByUsername("NEW"))
	if err != nil || cached.Key != created.Key {
		t.Errorf("User() = %+v, %v, want the created user", cached, err)
	}
	wantRequests(t, server, "POST user")

	var body map[string]string
	if err := json.Unmarshal(server.Requests()[0].Body, &body); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"name": "new", "displayName": "New Robot", "emailAddress": "new@example.com", "notification": "false"}
	if !maps.Equal(body, want) {
		t.Errorf("the body is %q, want %q", body, want)
	}
	if len(server.Notified()) > 0 {
		t.Errorf("Jira sent e-mail to %q", server.Notified())
	}
}

func TestCreateUser_usernameExists(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	existing := server.AddUser(jirasim.User{Name: "NEW", DisplayName: newRobot.DisplayName, EmailAddress: newRobot.EmailAddress, Active: true})
	_, err := createRobot(t, client)
	var refusal *jira.Error
	if !errors.As(err, &refusal) || refusal.Status != 400 || refusal.Fields["username"] == "" {
		t.Fatalf("the error is %v, want HTTP 400 about the username", err)
	}
	if client.CreatedInThisRun(existing.Key) {
		t.Error("the existing user counts as created")
	}
	found, exists := client.AlreadyExists(t.Context(), err, "new")
	if !exists || found.Key != existing.Key {
		t.Errorf("AlreadyExists() = %+v, %t, want the existing user", found, exists)
	}
	if _, exists := client.AlreadyExists(t.Context(), err, "nobody"); exists {
		t.Error("AlreadyExists reports a user that does not exist")
	}
	_, err = client.CreateUser(t.Context(), jira.NewUser{
		Profile: jira.Profile{Username: "other", DisplayName: "Other", EmailAddress: "none", Active: true},
	})
	if _, exists := client.AlreadyExists(t.Context(), err, "new"); err == nil || exists {
		t.Errorf("AlreadyExists() = %t for the error %v, which is about another field", exists, err)
	}
}

func TestCreateUser_sameUsernameAtOnce(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	failed := 0
	for _, err := range concurrently(2, func(int) error { return errorOf(createRobot(t, client)) }) {
		if err != nil {
			failed++
		}
	}
	if failed != 1 || len(server.Users()) != 2 {
		t.Errorf("%d of 2 calls failed and Jira has %d users, want 1 and 2, including the administrator", failed, len(server.Users()))
	}
}

// If the outcome is unknown, a user with this username is managed only if it is as it was sent. It never counts as created,
// because it may have existed before.
func TestCreateUser_unknownOutcome(t *testing.T) {
	t.Parallel()
	sent := jirasim.User{Name: "new", DisplayName: newRobot.DisplayName, EmailAddress: newRobot.EmailAddress, Active: true}
	tests := map[string]struct {
		change func(*jirasim.User)
		asSent bool
	}{
		"same profile":             {func(*jirasim.User) {}, true},
		"username in another case": {func(user *jirasim.User) { user.Name = "NEW" }, true},
		"masked e-mail address":    {func(user *jirasim.User) { user.EmailAddress = "new at example dot com" }, true},
		"hidden e-mail address":    {func(user *jirasim.User) { user.EmailAddress = "" }, true},
		"another display name":     {func(user *jirasim.User) { user.DisplayName = "Another" }, false},
		"another e-mail address":   {func(user *jirasim.User) { user.EmailAddress = "another@example.com" }, false},
		"has logged in":            {func(user *jirasim.User) { user.LastLogin = time.Unix(1e9, 0) }, false},
		"inactive":                 {func(user *jirasim.User) { user.Active = false }, false},
	}
	for name, test := range tests {
		for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.BadGateway, jirasim.LoginPage, jirasim.Status500} {
			t.Run(name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					user := sent
					test.change(&user)
					server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1, During: func(jirasim.Request) {
						user = server.AddUser(user)
					}})
					created, err := createRobot(t, client)
					if test.asSent && (err != nil || created.Key != user.Key || created.Unproven == nil) {
						t.Errorf("CreateUser() = %+v, %v, want the user %s, unproven", created, err, user.Key)
					}
					if other, exists := client.AlreadyExists(t.Context(), err, "new"); !test.asSent && (!exists || other.Key != user.Key) {
						t.Errorf("CreateUser() = %+v, %v, want an error with the user %s", created, err, user.Key)
					}
					if client.CreatedInThisRun(user.Key) {
						t.Error("CreatedInThisRun reports a user that may have existed before")
					}
				})
			})
		}
	}
}

func TestCreateUser_unknownOutcomeEveryStatus(t *testing.T) {
	t.Parallel()
	for _, status := range []int{500, 502, 503, 504, 520, 524, 599} {
		scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPost {
				respondWith(status, asHTML, "<html><title>The origin did not respond</title>")(w, r)
				return
			}
			respondWith(200, asJSON, `{"key":"JIRAUSER1","name":"new","displayName":"New Robot","emailAddress":"new@example.com","active":true}`)(w, r)
		})
		if created, err := createRobot(t, scripted.connect(t)); err != nil || created.Key != "JIRAUSER1" {
			t.Errorf("HTTP %d: CreateUser() = %+v, %v, want the user JIRAUSER1", status, created, err)
		}
	}
}

func TestCreateUser_interrupted(t *testing.T) {
	t.Parallel()
	tests := map[jirasim.FaultKind]bool{ // whether Jira creates the user
		jirasim.NoFault: true, jirasim.DropAfter: true, jirasim.BadGatewayAfter: true, jirasim.Truncated: true, jirasim.Empty: true,
		jirasim.SlowDrip: true, jirasim.WrongContentType: true,
		jirasim.DropBefore: false, jirasim.BadGateway: false, jirasim.Unavailable: false, jirasim.LoginPage: false,
		jirasim.TooManyRequests: false, jirasim.Status500: false,
	}
	for kind, carriedOut := range tests {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				ctx, interrupt := context.WithCancel(t.Context())
				server.Misbehave(jirasim.Fault{Kind: kind, Times: 1, During: func(jirasim.Request) { interrupt() }})
				created, err := client.CreateUser(ctx, newRobot)
				user, exists := server.User("new")
				if exists != carriedOut {
					t.Fatalf("the user exists: %t, want %t", exists, carriedOut)
				}
				if carriedOut && (err != nil || created.Key != user.Key) {
					t.Errorf("CreateUser() = %+v, %v, want the user %s", created, err, user.Key)
				}
				if !carriedOut && err == nil {
					t.Errorf("CreateUser() = %+v, want an error", created)
				}
				if posts := count(server, "POST user"); posts != 1 {
					t.Errorf("the client sent the creation %d times, want once", posts)
				}
				if kind == jirasim.NoFault {
					wantRequests(t, server, "POST user") // the client waited for the response
				}
			})
		})
	}
}

func TestCreateUser_oneFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everyFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1})
				created, err := createRobot(t, client)
				// The client recovers from every other fault.
				fails := kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("the error is %v, want one: %t", err, fails)
				}
				wantOneCreation(t, server, created, err)
			})
		})
	}
}

func TestCreateUser_lastingFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind})
				created, err := createRobot(t, client)
				wantOneCreation(t, server, created, err)
				// A 429 with Retry-After is not a failure. The client obeys it for minutes.
				if posts := count(server, "POST user"); posts > 1+jira.DefaultMaxRetries && kind != jirasim.TooManyRequests {
					t.Errorf("the client sent the creation %d times", posts)
				}
			})
		})
	}
}

func TestCreateUser_faultOnLookUp(t *testing.T) {
	t.Parallel()
	creationFaults := []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Empty}
	lookUpFaults := []jirasim.FaultKind{jirasim.DropBefore, jirasim.LoginPage, jirasim.TooManyRequests, jirasim.Empty, jirasim.Redirect}
	for _, kind := range creationFaults {
		for _, lookUp := range lookUpFaults {
			t.Run(string(kind)+"/"+string(lookUp), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1})
					server.Misbehave(jirasim.Fault{Method: "GET", Kind: lookUp, Times: 1})
					created, err := createRobot(t, client)
					wantOneCreation(t, server, created, err)
				})
			})
		}
	}
}

func TestCreateUser_unknownOutcomeReplication(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{ReplicationReads: 3}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.DropAfter, Times: 1})
		created, err := createRobot(t, client)
		if err != nil {
			t.Error(err)
		}
		wantOneCreation(t, server, created, err)
	})
}

func TestCreateUser_lookUpFails(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.DropBefore})
		began := time.Now()
		_, err := createRobot(t, client)
		var unknown *jira.UnknownOutcomeError
		if !errors.As(err, &unknown) {
			t.Errorf("the error is %v, want an UnknownOutcomeError", err)
		}
		if took := time.Since(began); took < time.Minute || took > 90*time.Second {
			t.Errorf("the look-up took %s, want a minute", took)
		}
	})
}

// Jira carries out the first request after the look-up, so that it refuses the second one.
func TestCreateUser_late(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		var late jirasim.User
		server.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.DropBefore, Times: 1})
		server.Misbehave(jirasim.Fault{Method: "POST", Times: 1, During: func(jirasim.Request) {
			late = server.AddUser(jirasim.User{Name: "new", DisplayName: newRobot.DisplayName, EmailAddress: newRobot.EmailAddress, Active: true})
		}})
		created, err := createRobot(t, client)
		if err != nil || created.Key != late.Key || created.Unproven == nil || client.CreatedInThisRun(late.Key) {
			t.Errorf("CreateUser() = %+v, %v, want the user %s, unproven", created, err, late.Key)
		}
		wantRequests(t, server, "POST user", "GET user", "POST user", "GET user")
	})
}

// A response of Jira to a later request proves that this call created the user.
func TestCreateUser_secondRequestProves(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.Status500} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1})
			created, err := createRobot(t, client)
			if err != nil || created.Unproven != nil || !client.CreatedInThisRun(created.Key) {
				t.Errorf("%s: CreateUser() = %+v, %v, want a created user", kind, created, err)
			}
			wantRequests(t, server, "POST user", "GET user", "POST user")
		})
	}
}

// count returns how many requests of one kind the server received, such as "POST user".
func count(server *jirasim.Server, request string) int {
	return len(slices.DeleteFunc(requestsOf(server), func(asked string) bool { return asked != request }))
}

// wantOneCreation checks that Jira has the user if and only if the creation succeeded, and that it has no other new user.
func wantOneCreation(t *testing.T, server *jirasim.Server, created jira.CreatedUser, err error) {
	t.Helper()
	user, exists := server.User("new")
	if (err == nil) != exists {
		t.Errorf("the user exists: %t, and the error is %v", exists, err)
	}
	if err == nil && (created.Key != user.Key || created.Username != "new" || created.DisplayName != user.DisplayName) {
		t.Errorf("CreateUser() = %+v, and Jira has %+v", created, user)
	}
	if users := len(server.Users()); users > 2 {
		t.Errorf("Jira has %d users, want at most the administrator and the new user", users)
	}
	if failed := server.FailedLogins(); failed > 0 {
		t.Errorf("%d failed logins", failed)
	}
}
