// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"fmt"
	"net"
	"net/http"
	"slices"
	"strings"
	"sync/atomic"
	"syscall"
	"testing"
	"time"

	"golang.org/x/sync/errgroup"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestRetry_readsUntilFaultEnds(t *testing.T) {
	t.Parallel()
	permanent := []jirasim.FaultKind{jirasim.LoginPage, jirasim.Empty, jirasim.Redirect, jirasim.Huge}
	for _, kind := range everyFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				const times = jira.DefaultMaxRetries
				server.Misbehave(jirasim.Fault{Kind: kind, Times: times})
				robot := addRobot(server, "robot")
				user, err := client.User(t.Context(), jira.ByKey(robot.Key))
				want := times + 1
				if slices.Contains(permanent, kind) || kind == jirasim.WrongContentType {
					want = 1
				}
				if fails := slices.Contains(permanent, kind); (err != nil) != fails || !fails && user.Username != "robot" {
					t.Errorf("read %+v, %v", user, err)
				}
				if requests := requestsOf(server); len(requests) != want {
					t.Errorf("the requests are %q, want %d", requests, want)
				}
			})
		})
	}
}

func TestRetry_readsThatKeepFailing(t *testing.T) {
	t.Parallel()
	for kind, want := range map[jirasim.FaultKind]string{
		jirasim.DropBefore: "tried 5 times",
		jirasim.SlowDrip:   "tried 5 times in 2m", // 5 times 30 s and the waits between
		jirasim.Truncated:  "the response (HTTP 200) broke off",
		jirasim.BadGateway: `HTTP 502 with an HTML page titled "502 Bad Gateway"`,
		jirasim.Status500:  "Internal server error (HTTP 500",
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				server.Misbehave(jirasim.Fault{Kind: kind})
				_, err := client.User(t.Context(), jira.ByUsername("admin"))
				if err == nil || !strings.Contains(err.Error(), want) {
					t.Errorf("ended with %v, want an error that contains %q", err, want)
				}
				attempts := 1 + jira.DefaultMaxRetries
				if kind == jirasim.DropBefore {
					attempts++ // net/http itself retries a read once after the server closed an idle connection
				}
				if got := len(server.Requests()); got != attempts {
					t.Errorf("%d requests, want %d", got, attempts)
				}
			})
		})
	}
}

func TestRetry_rateLimitWithoutEnd(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		began := time.Now()
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "10"})
		_, err := client.User(t.Context(), jira.ByUsername("admin"))
		if err == nil || !strings.Contains(err.Error(), "HTTP 429 with an empty body") {
			t.Errorf("ended with %v", err)
		}
		if took := time.Since(began); took < 5*time.Minute || took > 6*time.Minute {
			t.Errorf("waited for %s", took)
		}
	})
}

func TestRetry_strictRateLimit(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		began := time.Now()
		var received atomic.Int32
		server.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.TooManyRequests, Match: func(jirasim.Request) bool {
			return received.Add(1)%10 != 0 // one of ten requests succeeds
		}})
		var group errgroup.Group
		for number := range 50 {
			group.Go(func() error {
				name := fmt.Sprintf("bot-%d", number)
				_, err := client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: name, DisplayName: name, EmailAddress: name + "@example.com", Active: true}})
				return err
			})
		}
		if err := group.Wait(); err != nil {
			t.Errorf("after %s: %v", time.Since(began), err)
		}
		if users := len(server.Users()); users != 51 {
			t.Errorf("Jira has %d users", users)
		}
	})
}

func TestRetry_transientStatuses(t *testing.T) {
	t.Parallel()
	for _, status := range []int{500, 502, 503, 504} {
		var times atomic.Int32
		scripted := script(t, func(w http.ResponseWriter, r *http.Request) {
			if times.Add(1) == 1 {
				respondWith(status, asHTML, "")(w, r)
				return
			}
			respondWith(200, asJSON, aUser)(w, r)
		})
		if _, err := scripted.connect(t).User(t.Context(), jira.ByUsername("robot")); err != nil || times.Load() != 2 {
			t.Errorf("HTTP %d: %d requests, %v", status, times.Load(), err)
		}
	}
}

// A write that has the same effect when it is sent twice is retried at once. Before any other write is sent again, the
// client looks up whether Jira carried it out.
func TestRetry_writes(t *testing.T) {
	t.Parallel()
	type requests = []string
	create := func(ctx context.Context, client *jira.Client, _ jira.User) error {
		_, err := client.CreateUser(ctx, jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New", EmailAddress: "new@example.com", Active: true}})
		return err
	}
	update := func(ctx context.Context, client *jira.Client, robot jira.User) error {
		displayName := "Changed"
		_, err := client.UpdateUser(ctx, robot.Key, jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}})
		return err
	}
	selects := func(ctx context.Context, client *jira.Client, robot jira.User) error {
		return client.SelectAvatar(ctx, robot, "10334")
	}
	deletes := func(ctx context.Context, client *jira.Client, robot jira.User) error {
		return client.DeleteUser(ctx, robot.Key)
	}
	tests := []struct {
		name      string
		run       func(context.Context, *jira.Client, jira.User) error
		before    requests // when the fault comes before Jira carries out the write
		after     requests // when the fault comes afterwards
		throttled requests // when Jira responds that it did nothing
	}{
		{"create", create, requests{"POST user", "GET user", "POST user"}, requests{"POST user", "GET user"}, requests{"POST user", "POST user"}},
		{"update", update, requests{"PUT user", "GET user", "PUT user"}, requests{"PUT user", "GET user"}, requests{"PUT user", "PUT user"}},
		{"select", selects, requests{"PUT avatar", "PUT avatar"}, requests{"PUT avatar", "PUT avatar"}, requests{"PUT avatar", "PUT avatar"}},
		{"delete", deletes, requests{"DELETE user", "GET user", "DELETE user"}, requests{"DELETE user", "GET user"}, requests{"DELETE user", "DELETE user"}},
	}
	for _, test := range tests {
		for kind, want := range map[jirasim.FaultKind]requests{
			jirasim.DropBefore: test.before, jirasim.BadGateway: test.before,
			jirasim.DropAfter: test.after, jirasim.BadGatewayAfter: test.after, jirasim.TooManyRequests: test.throttled,
		} {
			t.Run(fmt.Sprintf("%s/%s", test.name, kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot := addRobot(server, "robot")
					server.Misbehave(jirasim.Fault{Kind: kind, Times: 1})
					if err := test.run(t.Context(), client, robot); err != nil {
						t.Error(err)
					}
					wantRequests(t, server, want...)
				})
			})
		}
	}
}

func TestRetry_writesThatWereNotSent(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	client.Close() // so that the next request opens a connection
	var refused int
	client.DialWith(func(ctx context.Context, network, address string) (net.Conn, error) {
		if refused < 3 {
			refused++
			return nil, syscall.ECONNREFUSED
		}
		return new(net.Dialer).DialContext(ctx, network, address)
	})
	if _, err := client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: "new", DisplayName: "New", EmailAddress: "new@example.com", Active: true}}); err != nil {
		t.Error(err)
	}
	wantRequests(t, server, "POST user")
	if refused != 3 {
		t.Errorf("refused %d connections, want 3", refused)
	}
}

func TestRetry_permanentErrors(t *testing.T) {
	t.Parallel()
	for name, failure := range map[string]error{
		"no such host": &net.DNSError{Err: "no such host", IsNotFound: true},
	} {
		client := connectTo(t, "http://localhost:1", shortWaits)
		dialed := 0
		client.DialWith(func(context.Context, string, string) (net.Conn, error) {
			dialed++
			return nil, failure
		})
		if _, err := client.ServerInfo(t.Context()); !errors.Is(err, failure) || dialed != 1 {
			t.Errorf("%s: %d connections, ended with %v", name, dialed, err)
		}
	}
}

func TestRetry_timeoutOfEachAttempt(t *testing.T) {
	t.Parallel()
	const timeout = 5 * time.Second
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.SlowDrip, Times: 2})
		began := time.Now()
		if _, err := client.User(t.Context(), jira.ByUsername("admin")); err != nil {
			t.Fatal(err)
		}
		// Two attempts that time out, and two waits: of at most one and of at most two seconds.
		if took := time.Since(began); took < 2*timeout+1500*time.Millisecond || took > 2*timeout+3*time.Second {
			t.Errorf("took %s", took)
		}
		server.Misbehave(jirasim.Fault{Kind: jirasim.SlowDrip})
		_, err := client.UserNow(t.Context(), jira.ByUsername("admin"))
		if err == nil || !strings.Contains(err.Error(), "timed out after 5s") || !errors.Is(err, context.DeadlineExceeded) {
			t.Errorf("ended with %v", err)
		}
	}, func(settings *jira.Settings) { settings.RequestTimeout = timeout })
}

func TestRetry_waitsGrowAndDiffer(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		var moments [2][]time.Time
		for run := range moments {
			server.Misbehave(jirasim.Fault{Kind: jirasim.BadGateway, During: func(jirasim.Request) {
				moments[run] = append(moments[run], time.Now())
			}})
			_, _ = client.User(t.Context(), jira.ByUsername("admin"))
			server.Behave()
		}
		var waits [2][]time.Duration
		for run := range moments {
			for attempt := 1; attempt < len(moments[run]); attempt++ {
				wait := moments[run][attempt].Sub(moments[run][attempt-1])
				if longest := jira.DefaultRetryWait << (attempt - 1); wait < longest/2 || wait > longest {
					t.Errorf("the wait before retry %d is %s, want at most %s and at least half of it", attempt, wait, longest)
				}
				waits[run] = append(waits[run], wait)
			}
		}
		if slices.Equal(waits[0], waits[1]) {
			t.Errorf("the waits of both requests are %s, want them to differ", waits[0])
		}
	})
}

func TestWaitBefore_longest(t *testing.T) {
	t.Parallel()
	for _, attempt := range []int{0, 5, 16, 100, 1 << 30} {
		if wait := jira.WaitBefore(time.Second, jira.MaxRetryWait, attempt); wait <= 0 || wait > jira.MaxRetryWait {
			t.Errorf("the wait before retry %d is %s", attempt, wait)
		}
	}
}
