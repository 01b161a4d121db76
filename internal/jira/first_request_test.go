// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"net/http"
	"testing"
	"testing/synctest"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestServerInfoIsAskedOnceAndAloneWithTheCredentials(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", During: func(jirasim.Request) {
			synctest.Wait() // until all callers wait for this response
			wantAsked(t, server, "GET serverInfo")
		}})
		atOnce(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) })
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

func TestServerInfoTellsVersionAndWhoWeAre(t *testing.T) {
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
			t.Errorf("Jira says of itself %+v", info)
		}
	}
	wantAsked(t, server, "GET serverInfo")
}

func TestFailureOfTheFirstRequestHoldsForTheRun(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)
		server.Misbehave(jirasim.Fault{Kind: jirasim.BadGateway})
		for _, err := range atOnce(50, func(index int) error { return operations[index%len(operations)].run(t.Context(), client) }) {
			var foreign *jira.UnexpectedResponseError
			if !errors.As(err, &foreign) || foreign.Status != http.StatusBadGateway || foreign.Path != "rest/api/2/serverInfo" {
				t.Errorf("failed with %v, want what serverInfo met", err)
			}
		}
		if got, want := len(server.Requests()), 1+jira.DefaultMaxRetries; got != want {
			t.Errorf("%d requests, want %d: one caller's repetitions", got, want)
		}
	})
}

func TestWhatIsNotJiraDataCenterIsRefusedBeforeAnythingElseIsSent(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		answer http.HandlerFunc
		is     func(error) bool
	}{
		"Jira Cloud":         {says(200, asJSON, `{"version":"1001.0.0","deploymentType":"Cloud"}`), isA[*jira.CloudError]},
		"Cloud says no more": {says(200, asJSON, `{"deploymentType":"Cloud"}`), isA[*jira.CloudError]},
		"something else":     {says(200, asJSON, `{"version":""}`), isA[*jira.UnexpectedResponseError]},
		"a list":             {says(200, asJSON, `[]`), isA[*jira.UnexpectedResponseError]},
		"login page":         {says(200, asHTML, "<html><title>Log in</title>"), isA[*jira.UnexpectedResponseError]},
		"wrong context path": {says(404, asHTML, "<html><title>Not Found</title>"), isA[*jira.UnexpectedResponseError]},
		"Jira refuses":       {says(404, asJSON, `{"errorMessages":["no"],"errors":{}}`), isA[*jira.Error]},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			scripted := scriptAll(t, test.answer)
			client := scripted.connect(t)
			for range 3 {
				if _, err := client.Avatars(t.Context(), jira.User{Profile: jira.Profile{Username: "robot"}}); !test.is(err) {
					t.Errorf("failed with %T %v", err, err)
				}
			}
			if asked := scripted.asked(); len(asked) != 1 {
				t.Errorf("asked %q, want serverInfo alone", asked)
			}
		})
	}
}

// isA tells whether an error is, or wraps, one of that type.
func isA[E error](err error) bool {
	var wanted E
	return errors.As(err, &wanted)
}

func TestInterruptedFirstRequestIsAskedAgainByTheNext(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, interrupt := context.WithCancel(t.Context())
		other := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", Times: 1, During: func(jirasim.Request) {
			go func() { _, err := client.ServerInfo(t.Context()); other <- err }()
			synctest.Wait() // until the other one waits for this response
			interrupt()
			synctest.Wait()
		}})
		if _, err := client.ServerInfo(ctx); !errors.Is(err, context.Canceled) {
			t.Errorf("the interrupted one ended with %v", err)
		}
		if err := <-other; err != nil {
			t.Errorf("the other one took the interruption for a response: %v", err)
		}
		wantAsked(t, server, "GET serverInfo", "GET serverInfo")
	})
}

func TestWhoWaitsForTheFirstRequestCanBeInterrupted(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, interrupt := context.WithCancel(t.Context())
		waiting := make(chan error, 1)
		server.Misbehave(jirasim.Fault{Path: "serverInfo", Times: 1, During: func(jirasim.Request) {
			go func() { _, err := client.User(ctx, jira.ByUsername("admin")); waiting <- err }()
			synctest.Wait()
			interrupt()
			if err := <-waiting; !errors.Is(err, context.Canceled) {
				t.Errorf("ended with %v", err)
			}
		}})
		if _, err := client.ServerInfo(t.Context()); err != nil {
			t.Error(err)
		}
		wantAsked(t, server, "GET serverInfo")
	})
}
