// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"strings"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestClient_addressAndHeadersOfEveryRequest(t *testing.T) {
	t.Parallel()
	for _, contextPath := range []string{"/", "/jira", "/tools/jira"} {
		t.Run(contextPath, func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{ContextPath: contextPath})
			client := connectTo(t, server.URL()+"/", shortWaits)
			for _, operation := range everyOperation(t, server) {
				if err := operation.run(t.Context(), client); err != nil {
					t.Errorf("%s: %v", operation.name, err)
				}
			}
			for _, request := range server.Requests() {
				checkAddressAndHeaders(t, request)
			}
		})
	}
}

func checkAddressAndHeaders(t *testing.T, request jirasim.Request) {
	t.Helper()
	name := request.Method + " " + request.Path
	accept := "application/json"
	if strings.HasSuffix(request.Path, "/secure/useravatar") {
		accept = "image/png" // the only request outside of the REST API
	} else if !strings.HasPrefix(request.Path, "/rest/api/2/") {
		t.Errorf("%s is not below the base URL", name)
	}
	for header, want := range map[string]string{
		"Authorization":     "Basic YWRtaW46YWRtaW4=",
		"X-Atlassian-Token": "no-check",
		"User-Agent":        "terraform-provider-jira/test",
		"Accept":            accept,
	} {
		if got := request.Header.Values(header); len(got) != 1 || got[0] != want {
			t.Errorf("%s has %s %q, want %q", name, header, got, want)
		}
	}
	if !strings.HasSuffix(request.Path, "/user/avatar") && request.Header.Get("Cookie") != "" {
		t.Errorf("%s has a cookie, which may win over the credentials", name)
	}
}

func TestClient_interruptedDuringPause(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		operations := everyOperation(t, server)[1:] // serverInfo is known already
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "60"})
		for _, operation := range operations {
			server.ForgetRequests()
			ctx, cancel := context.WithTimeout(t.Context(), 500*time.Millisecond)
			began := time.Now()
			err := operation.run(ctx, client)
			cancel()
			if !operation.hidesFailure() && !errors.Is(err, context.DeadlineExceeded) {
				t.Errorf("%s ended with %v", operation.name, err)
			}
			if took := time.Since(began); took != 500*time.Millisecond {
				t.Errorf("%s ended after %s, want it to end when it is interrupted", operation.name, took)
			}
			if requests := requestsOf(server); len(requests) != 1 {
				t.Errorf("%s sent %q, want one request", operation.name, requests)
			}
			<-time.After(time.Minute) // until the pause is over
		}
	})
}

func TestClient_interruptedBeforeRetry(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.BadGateway})
		for _, name := range []string{"User", "SelectAvatar", "DeleteUser", "UpdateUser"} {
			ctx, cancel := context.WithTimeout(t.Context(), 10*time.Millisecond)
			began := time.Now()
			err := operationNamed(t, server, name).run(ctx, client)
			cancel()
			if err == nil || time.Since(began) != 10*time.Millisecond {
				t.Errorf("%s ended after %s with %v", name, time.Since(began), err)
			}
		}
	})
}

func TestClient_interruptedRead(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		server.Misbehave(jirasim.Fault{Kind: jirasim.SlowDrip})
		ctx, cancel := context.WithTimeout(t.Context(), time.Second)
		defer cancel()
		began := time.Now()
		_, err := client.User(ctx, jira.ByUsername("admin"))
		if !errors.Is(err, context.DeadlineExceeded) || time.Since(began) != time.Second {
			t.Errorf("ended after %s with %v", time.Since(began), err)
		}
		wantRequests(t, server, "GET user")
	})
}

func TestClient_interruptedBeforeFirstAttempt(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		ctx, cancel := context.WithCancel(t.Context())
		cancel()
		for _, operation := range everyOperation(t, server)[1:] {
			if err := operation.run(ctx, client); !operation.hidesFailure() && !errors.Is(err, context.Canceled) {
				t.Errorf("%s ended with %v", operation.name, err)
			}
		}
		wantRequests(t, server)
	})
}
