// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestServerInfo_onceBeforeAllOthers(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", During: func(jirasim.Request) {
			synctest.Wait() // until all other callers wait for this response
			wantRequests(t, server, "GET serverInfo")
		}})
		concurrently(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) })
		for index, request := range server.Requests() {
			if request.Header.Get("Authorization") == "" {
				t.Errorf("%s %s has no credentials", request.Method, request.Path)
			}
			if isServerInfo := request.Path == "/rest/api/2/serverInfo"; isServerInfo != (index == 0) {
				t.Errorf("request %d is %s %s", index, request.Method, request.Path)
			}
		}
	})
}

func TestServerInfo_versionAndUsername(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{AdminUsername: "ci robot+ü@example.com", AdminPassword: "gehe:heim ü"})
	client := connect(t, server, func(settings *jira.Settings) {
		settings.Username, settings.Password = "CI robot+ü@example.com", "gehe:heim ü"
	})
	for range 2 {
		info, err := client.ServerInfo(t.Context())
		if err != nil {
			t.Fatal(err)
		}
		if info.LoggedInAs != "ci robot+ü@example.com" || info.DeploymentType != "Server" || len(info.VersionNumbers) != 3 || info.VersionNumbers[0] != 10 {
			t.Errorf("serverInfo is %+v", info)
		}
	}
	wantRequests(t, server, "GET serverInfo")
}

func TestServerInfo_failureHoldsForTheRun(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)
		server.Misbehave(jirasim.Fault{Kind: jirasim.BadGateway})
		errs := concurrently(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) })
		for index, err := range errs {
			if operations[index%len(operations)].hidesFailure() {
				continue
			}
			var unexpected *jira.UnexpectedResponseError
			if !errors.As(err, &unexpected) || unexpected.Status != http.StatusBadGateway || unexpected.Path != "rest/api/2/serverInfo" {
				t.Errorf("failed with %v, want the error of serverInfo", err)
			}
		}
		if got, want := len(server.Requests()), 1+jira.DefaultMaxRetries; got != want {
			t.Errorf("%d requests, want the attempts of one caller, %d", got, want)
		}
	})
}

// The first request is retried only after an outage that a moment can end (DESIGN.md section 3).
func TestServerInfo_retries(t *testing.T) {
	t.Parallel()
	const all = 1 + jira.DefaultMaxRetries
	for kind, want := range map[jirasim.FaultKind]int{
		jirasim.TooManyRequests: 2, jirasim.Unavailable: all + 1 /* and GET status */, jirasim.BadGateway: all, jirasim.DropBefore: all, jirasim.DropAfter: all,
		jirasim.Truncated: all, jirasim.Status500: 1, jirasim.LoginPage: 1, jirasim.NotFoundPage: 1, jirasim.Redirect: 1, jirasim.Empty: 1, jirasim.SlowDrip: 1,
	} {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				times := 0
				if kind == jirasim.TooManyRequests {
					times = 1
				}
				server.Misbehave(jirasim.Fault{Kind: kind, Times: times})
				began := time.Now()
				_, err := client.ServerInfo(t.Context())
				if (err == nil) != (times == 1) {
					t.Errorf("ended with %v", err)
				}
				if got := len(server.Requests()); got != want {
					t.Errorf("%d requests, want %d: %q", got, want, requestsOf(server))
				}
				if took := time.Since(began); kind == jirasim.SlowDrip && took != 10*time.Second {
					t.Errorf("the attempt took %s, want 10s", took)
				}
			})
		})
	}
}

func TestServerInfo_notJiraDataCenter(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		handler http.HandlerFunc
		is      func(error) bool
	}{
		"Jira Cloud":         {respondWith(200, asJSON, `{"version":"1001.0.0","deploymentType":"Cloud"}`), isA[*jira.CloudError]},
		"Cloud, no version":  {respondWith(200, asJSON, `{"deploymentType":"Cloud"}`), isA[*jira.CloudError]},
		"empty version":      {respondWith(200, asJSON, `{"version":""}`), isA[*jira.UnexpectedResponseError]},
		"list":               {respondWith(200, asJSON, `[]`), isA[*jira.UnexpectedResponseError]},
		"login page":         {respondWith(200, asHTML, "<html><title>Log in</title>"), isA[*jira.UnexpectedResponseError]},
		"wrong context path": {respondWith(404, asHTML, "<html><title>Not Found</title>"), isA[*jira.UnexpectedResponseError]},
		"refusal of Jira":    {respondWith(404, asJSON, `{"errorMessages":["no"],"errors":{}}`), isA[*jira.Error]},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := scriptAll(t, test.handler)
			client := scripted.connect(t)
			for range 3 {
				if _, err := client.Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}}); !test.is(err) {
					t.Errorf("failed with %T %v", err, err)
				}
			}
			if requests := scripted.requests(); len(requests) != 1 {
				t.Errorf("the requests are %q, want only serverInfo", requests)
			}
		})
	}
}

// isA reports whether an error is, or wraps, an error of the type E.
func isA[E error](err error) bool {
	var target E
	return errors.As(err, &target)
}

func TestServerInfo_interrupted(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", Times: 1, During: func(jirasim.Request) {
			go func() { _, err := client.ServerInfo(t.Context()); other <- err }()
			synctest.Wait() // until the other caller waits for this response
			interrupt()
			synctest.Wait()
		}})
		if _, err := client.ServerInfo(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("the interrupted caller got %v", err)
		}
		if err := <-other; err != nil {
			t.Errorf("the other caller got %v", err)
		}
		wantRequests(t, server, "GET serverInfo", "GET serverInfo")
	})
}

func TestServerInfo_interruptedWhileWaiting(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, interrupt := context.WithCancel(t.Context())
		waiting := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", Times: 1, During: func(jirasim.Request) {
			go func() { _, err := client.User(ctx, jira.ByUsername("admin")); waiting <- err }()
			synctest.Wait()
			interrupt()
			if err := <-waiting; !errors.Is(err, context.Canceled) {
				t.Errorf("the waiting caller got %v", err)
			}
		}})
		if _, err := client.ServerInfo(t.Context()); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "GET serverInfo")
	})
}
