// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// count is how many requests of a kind there were.
func count(server *jirasim.Server, request string) int {
	return len(slices.DeleteFunc(asked(server), func(asked string) bool { return asked != request }))
}

func TestOneFaultOnCreationMakesOneAccountOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everyFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1})
				created, err := create(t, client)
				// What Jira itself refuses, and what is sent elsewhere, is an error. Everything else is overcome.
				fails := kind == jirasim.Status500 || kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("ended with %v", err)
				}
				checkCreation(t, server, created, err)
			})
		})
	}
}

func TestLastingFaultOnCreationNeverMakesTwoAccountsNorLosesOne(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind})
				created, err := create(t, client)
				checkCreation(t, server, created, err)
				// Being told to come back later is no failure, and goes on for minutes.
				if posts := count(server, "POST user"); posts > 1+jira.DefaultMaxRetries && kind != jirasim.TooManyRequests {
					t.Errorf("sent %d times", posts)
				}
			})
		})
	}
}

// A creation and the look-up after it both meet a fault once.
func TestFaultOnCreationAndLookUpMakesOneAccountOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.DropAfter, jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Empty} {
		for _, lookUp := range []jirasim.FaultKind{jirasim.DropBefore, jirasim.LoginPage, jirasim.TooManyRequests, jirasim.Empty, jirasim.Redirect} {
			t.Run(string(kind)+"/"+string(lookUp), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					server.Misbehave(jirasim.Fault{Method: "POST", Kind: kind, Times: 1})
					server.Misbehave(jirasim.Fault{Method: "GET", Kind: lookUp, Times: 1})
					created, err := create(t, client)
					checkCreation(t, server, created, err)
				})
			})
		}
	}
}

func TestLostCreationIsFoundAlthoughTheNodesLearnOfItLate(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{ReplicationReads: 3}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.DropAfter, Times: 1})
		created, err := create(t, client)
		if err != nil {
			t.Error(err)
		}
		checkCreation(t, server, created, err)
	})
}

func TestCreationThatCannotBeLookedUpSaysThatItsOutcomeIsUnknown(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.DropBefore})
		began := time.Now()
		_, err := create(t, client)
		var unknown *jira.UnknownOutcomeError
		if !errors.As(err, &unknown) {
			t.Errorf("failed with %v, want an UnknownOutcomeError", err)
		}
		if took := time.Since(began); took < time.Minute || took > 90*time.Second {
			t.Errorf("looked for %s, want a minute", took)
		}
	})
}

// checkCreation compares what the client says with what Jira has.
func checkCreation(t *testing.T, server *jirasim.Server, created jira.User, err error) {
	t.Helper()
	user, exists := server.User("new")
	if (err == nil) != exists {
		t.Errorf("the user exists: %t, and the client says %v", exists, err)
	}
	if err == nil && (created.Key != user.Key || created.Username != "new" || created.DisplayName != user.DisplayName) {
		t.Errorf("made %+v, Jira has %+v", created, user)
	}
	if users := len(server.Users()); users > 2 {
		t.Errorf("Jira has %d users", users)
	}
	if failed := server.FailedLogins(); failed > 0 {
		t.Errorf("%d failed logins", failed)
	}
}
