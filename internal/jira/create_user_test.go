// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/json"
	"errors"
	"maps"
	"net/http"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

var wanted = jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New Robot", EmailAddress: "new@example.com", Active: true}}

func create(t *testing.T, client *jira.Client) (jira.User, error) {
	t.Helper()
	return client.CreateUser(t.Context(), wanted)
}

func TestCreatedAccountIsKnownWithoutAnotherRequest(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	created, err := create(t, client)
	if err != nil {
		t.Fatal(err)
	}
	user, _ := server.User("new")
	if created.Key != user.Key || created.Username != "new" || created.DisplayName != "New Robot" || created.EmailAddress != "new@example.com" || !created.Active {
		t.Errorf("made %+v", created)
	}
	if !client.CreatedInThisRun(created.Key) || client.CreatedInThisRun("JIRAUSER10000") {
		t.Error("does not know which user it created")
	}
	again, err := client.User(t.Context(), jira.ByUsername("NEW"))
	if err != nil || again.Key != created.Key {
		t.Errorf("read %+v, %v", again, err)
	}
	wantAsked(t, server, "POST user")

	var body map[string]string
	if err := json.Unmarshal(server.Requests()[0].Body, &body); err != nil {
		t.Fatal(err)
	}
	want := map[string]string{"name": "new", "displayName": "New Robot", "emailAddress": "new@example.com", "notification": "false"}
	if !maps.Equal(body, want) {
		t.Errorf("sent %q, want %q: no password and no mail", body, want)
	}
	if len(server.Notified()) > 0 {
		t.Errorf("Jira sent mail to %q", server.Notified())
	}
}

func TestTakenUsernameIsRefusedAtTheField(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	holder := server.AddUser(jirasim.User{Name: "NEW", DisplayName: wanted.DisplayName, EmailAddress: wanted.EmailAddress, Active: true})
	_, err := create(t, client)
	var own *jira.Error
	if !errors.As(err, &own) || own.Status != 400 || own.Fields["username"] == "" {
		t.Fatalf("ended with %v, want Jira's refusal", err)
	}
	if client.CreatedInThisRun(holder.Key) {
		t.Error("takes the other user for its own")
	}
	found, exists := client.AlreadyExists(t.Context(), err, "new")
	if !exists || found.Key != holder.Key {
		t.Errorf("the username is held by %+v, %t", found, exists)
	}
	if _, exists := client.AlreadyExists(t.Context(), err, "nobody"); exists {
		t.Error("says that there is a user that is not there")
	}
	_, err = client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: "other", DisplayName: "Other", EmailAddress: "none", Active: true}})
	if _, exists := client.AlreadyExists(t.Context(), err, "new"); err == nil || exists {
		t.Errorf("takes %v for a username that is taken", err)
	}
}

func TestTwoWhoCreateTheSameAccountMakeOne(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	failed := 0
	for _, err := range atOnce(2, func(int) error { return second(create(t, client)) }) {
		if err != nil {
			failed++
		}
	}
	if failed != 1 || len(server.Users()) != 2 {
		t.Errorf("%d of 2 failed, %d users, want 1 and 2 with the administrator", failed, len(server.Users()))
	}
}

// After a lost response a user of that name is ours only if nothing speaks against it.
func TestSomebodyElsesAccountIsNotTakenForOurs(t *testing.T) {
	t.Parallel()
	ours := jirasim.User{Name: "new", DisplayName: wanted.DisplayName, EmailAddress: wanted.EmailAddress, Active: true}
	tests := map[string]struct {
		change func(*jirasim.User)
		isOurs bool
	}{
		"as we wanted it":       {func(*jirasim.User) {}, true},
		"in another case":       {func(user *jirasim.User) { user.Name = "NEW" }, true},
		"its address is masked": {func(user *jirasim.User) { user.EmailAddress = "new at example dot com" }, true},
		"its address is hidden": {func(user *jirasim.User) { user.EmailAddress = "" }, true},
		"another display name":  {func(user *jirasim.User) { user.DisplayName = "Somebody" }, false},
		"another address":       {func(user *jirasim.User) { user.EmailAddress = "somebody@example.com" }, false},
		"it has logged in":      {func(user *jirasim.User) { user.LastLogin = time.Unix(1e9, 0) }, false},
	}
	for name, test := range tests {
		for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.BadGateway, jirasim.LoginPage, jirasim.Status500} {
			t.Run(name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					user := ours
					test.change(&user)
					server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1, During: func(jirasim.Request) {
						user = server.AddUser(user)
					}})
					created, err := create(t, client)
					if test.isOurs && (err != nil || created.Key != user.Key) {
						t.Errorf("made %+v, %v", created, err)
					}
					if !test.isOurs && err == nil {
						t.Errorf("took %+v for ours", created)
					}
					if client.CreatedInThisRun(user.Key) != test.isOurs {
						t.Errorf("created in this run is %t", client.CreatedInThisRun(user.Key))
					}
				})
			})
		}
	}
}

func TestCreationIsLookedUpWhateverNumberAProxyHasForALostAnswer(t *testing.T) {
	t.Parallel()
	for _, status := range []int{500, 502, 503, 504, 520, 524, 599} {
		scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
			if r.Method == http.MethodPost {
				says(status, asHTML, "<html><title>The origin did not response</title>")(w, r)
				return
			}
			says(200, asJSON, `{"key":"JIRAUSER1","name":"new","displayName":"New Robot","emailAddress":"new@example.com"}`)(w, r)
		})
		if created, err := create(t, scripted.connect(t)); err != nil || created.Key != "JIRAUSER1" {
			t.Errorf("HTTP %d: made %+v, %v", status, created, err)
		}
	}
}

func TestInterruptedCreationIsNotLost(t *testing.T) {
	t.Parallel()
	tests := map[jirasim.FaultKind]bool{ // and whether Jira made the user
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
				created, err := client.CreateUser(ctx, wanted)
				user, exists := server.User("new")
				if exists != carriedOut {
					t.Fatalf("the user exists: %t", exists)
				}
				if carriedOut && (err != nil || created.Key != user.Key) {
					t.Errorf("lost the user: %+v, %v", created, err)
				}
				if !carriedOut && err == nil {
					t.Errorf("made %+v of nothing", created)
				}
				if posts := count(server, "POST user"); posts != 1 {
					t.Errorf("sent %d times in spite of the interruption", posts)
				}
				if kind == jirasim.NoFault {
					wantAsked(t, server, "POST user") // its response was waited for
				}
			})
		})
	}
}
