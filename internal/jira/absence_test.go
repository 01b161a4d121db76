// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"slices"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// hideUser makes the next reads of users respond with Jira's own 404.
func hideUser(server *jirasim.Server, reads int) {
	if reads > 0 { // no limit otherwise
		server.Misbehave(jirasim.Fault{Method: "GET", Path: "/user", Times: reads, Kind: jirasim.NotFound})
	}
}

// wantWait checks that the call took this long in fake time.
func wantWait(t *testing.T, want time.Duration, call func()) {
	t.Helper()
	began := time.Now()
	call()
	if took := time.Since(began); took != want {
		t.Errorf("the call took %s, want %s", took, want)
	}
}

func TestLookAgain_schedule(t *testing.T) {
	t.Parallel()
	for foundAt, want := range map[int][]time.Duration{
		0: {time.Second, 3 * time.Second, 7 * time.Second}, // never found
		1: {time.Second},
		3: {time.Second, 3 * time.Second, 7 * time.Second},
	} {
		inFakeTime(t, func(t *testing.T, _ *jirasim.Server, client *jira.Client) {
			var looks []time.Duration
			began := time.Now()
			found, err := client.LookAgain(t.Context(), func(context.Context) (bool, error) {
				looks = append(looks, time.Since(began))
				return len(looks) == foundAt, nil
			})
			if err != nil || found != (foundAt > 0) || !slices.Equal(looks, want) {
				t.Errorf("found at look %d: %t, %v, looks at %v, want %v", foundAt, found, err, looks, want)
			}
		})
	}
}

func TestLookAgain_errorEndsIt(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, _ *jirasim.Server, client *jira.Client) {
		failure := errors.New("failure")
		wantWait(t, time.Second, func() {
			if _, err := client.LookAgain(t.Context(), func(context.Context) (bool, error) { return false, failure }); !errors.Is(err, failure) {
				t.Errorf("the error is %v", err)
			}
		})
		ctx, interrupt := context.WithTimeout(t.Context(), 100*time.Millisecond)
		defer interrupt()
		wantWait(t, 100*time.Millisecond, func() {
			if _, err := client.LookAgain(ctx, func(context.Context) (bool, error) { return true, nil }); !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("the error is %v", err)
			}
		})
	})
}

func TestUserOrAbsence_foundLater(t *testing.T) {
	t.Parallel()
	for hidden, wait := range map[int]time.Duration{0: 0, 1: time.Second, 2: time.Second, 4: 3 * time.Second, 6: 7 * time.Second} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			robot := addRobot(server, "robot")
			hideUser(server, hidden)
			wantWait(t, wait, func() {
				user, found, err := client.UserOrAbsence(t.Context(), robot.Key, "robot", jira.WithEverything)
				if err != nil || !found || user.Key != robot.Key {
					t.Errorf("%d hidden reads: UserOrAbsence() = %+v, %t, %v", hidden, user, found, err)
				}
			})
			if reads := len(server.Requests()); reads != hidden+1 {
				t.Errorf("%d hidden reads: %d requests", hidden, reads)
			}
		})
	}
}

// A deleted user costs the further look-ups once, however many objects belong to it.
func TestUserOrAbsence_shared(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.RemoveUser("robot")
		wantWait(t, 7*time.Second, func() {
			concurrently(10, func(int) error {
				if _, found, err := client.UserOrAbsence(t.Context(), robot.Key, "robot", jira.WithEverything); found || err != nil {
					t.Errorf("found is %t, error is %v", found, err)
				}
				return nil
			})
		})
		wantRequests(t, server, "GET user", "GET user", "GET user", "GET user", "GET user", "GET user", "GET user")
		wantWait(t, 0, func() { _, _, _ = client.UserOrAbsence(t.Context(), robot.Key, "", jira.WithEverything) })
		if reads := len(server.Requests()); reads != 7 {
			t.Errorf("%d requests after a later call, want 7", reads)
		}
	})
}

// Look-ups by key only are completed by one look-up by username.
func TestUserOrAbsence_usernameLater(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.RemoveUser("robot")
		for _, test := range []struct {
			username string
			requests int
		}{{"", 4}, {"robot", 5}, {"robot", 5}, {"", 5}} {
			if _, found, err := client.UserOrAbsence(t.Context(), robot.Key, test.username, jira.WithEverything); found || err != nil {
				t.Errorf("found is %t, error is %v", found, err)
			}
			if requests := len(server.Requests()); requests != test.requests {
				t.Errorf("%d requests, want %d", requests, test.requests)
			}
		}
	})
}

// A user that is created under a username that was deleted gets the old key.
func TestUserOrAbsence_createdAgain(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "new")
		server.RemoveUser("new")
		_, _, _ = client.UserOrAbsence(t.Context(), robot.Key, "new", jira.WithEverything)
		if _, err := createRobot(t, client); err != nil {
			t.Fatal(err)
		}
		if _, found, err := client.UserOrAbsence(t.Context(), robot.Key, "new", jira.WithEverything); !found || err != nil {
			t.Errorf("found is %t, error is %v", found, err)
		}
	})
}

func TestUserOrAbsence_notJira(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.RemoveUser("robot")
		server.Misbehave(jirasim.Fault{Path: "/user", Skip: 6, Kind: jirasim.NotFoundPage})
		if _, found, err := client.UserOrAbsence(t.Context(), robot.Key, "robot", jira.WithEverything); found || !isA[*jira.UnexpectedResponseError](err) {
			t.Errorf("found is %t, error is %v", found, err)
		}
	})
}

// A 404 about an object that this run knows is not final.
func TestClient_knownObjectNotFound(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		path string
		call func(ctx context.Context, client *jira.Client, created jira.User) error
	}{
		"user by key": {"/user", func(ctx context.Context, client *jira.Client, created jira.User) error {
			return errorOf(client.UserNow(ctx, jira.ByKey(created.Key)))
		}},
		"user by username": {"/user", func(ctx context.Context, client *jira.Client, _ jira.User) error {
			return errorOf(client.UserNow(ctx, jira.ByUsername("NEW")))
		}},
		"columns": {"/user/columns", func(ctx context.Context, client *jira.Client, created jira.User) error {
			return errorOf(client.Columns(ctx, created))
		}},
		"property": {"/p", func(ctx context.Context, client *jira.Client, created jira.User) error {
			return client.SetUserProperty(ctx, created.Key, "p", []byte("1"))
		}},
		"membership in a known group": {"/group/user", func(ctx context.Context, client *jira.Client, _ jira.User) error {
			admin, err := client.User(ctx, jira.ByUsername("admin"))
			return errors.Join(err, client.AddToGroup(ctx, admin, "robots"))
		}},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				created, err := createRobot(t, client)
				if err := errors.Join(err, client.CreateGroup(t.Context(), "robots")); err != nil {
					t.Fatal(err)
				}
				server.Misbehave(jirasim.Fault{Path: test.path, Times: 3, Kind: jirasim.NotFound})
				wantWait(t, 7*time.Second, func() {
					if err := test.call(t.Context(), client, created.User); err != nil {
						t.Error(err)
					}
				})
			})
		})
	}
}

// A DELETE that two nodes answer with 404, because they do not know the object yet, is sent again.
func TestDelete_laggingNodes(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "DELETE", Times: 1, Kind: jirasim.NotFound})
		hideUser(server, 2)
		if err := client.DeleteUser(t.Context(), robot.Key); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "DELETE user", "GET user", "GET user", "GET user", "DELETE user")
		if _, exists := server.User("robot"); exists {
			t.Error("Jira still has the user")
		}
	})
}

// An error of the first request is not the answer to the request that waited for it.
func TestIsNotFound_firstRequest(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", Kind: jirasim.NotFound})
		for _, operation := range operations {
			if operation.hidesFailure() {
				continue
			}
			if err := operation.run(t.Context(), client); err == nil || jira.IsNotFound(err) {
				t.Errorf("%s: the error is %v, and it must not be a not-found error", operation.name, err)
			}
		}
	})
}

func TestUsualKeySpelling(t *testing.T) {
	t.Parallel()
	for key, want := range map[string]string{
		"JIRAUSER10100": "JIRAUSER10100", "jirauser10100": "JIRAUSER10100", "JiraUser1": "JIRAUSER1", "robot": "robot", "Robot": "robot",
		"jirauser": "jirauser", "JIRAUSER10100x": "jirauser10100x", "": "",
	} {
		if got := jira.UsualKeySpelling(key); got != want {
			t.Errorf("UsualKeySpelling(%q) = %q, want %q", key, got, want)
		}
	}
}
