// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// startJira starts a simulated Jira on the loopback interface. It stops at the end of the test.
func startJira(t *testing.T, settings jirasim.Settings) *jirasim.Server {
	t.Helper()
	server, err := jirasim.Start(settings)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(server.Close)
	return server
}

// connect returns a client of the server that waits 1 ms before a retry and uses the administrator's credentials.
func connect(t *testing.T, server *jirasim.Server, changes ...func(*jira.Settings)) *jira.Client {
	t.Helper()
	return connectTo(t, server.URL(), append([]func(*jira.Settings){shortWaits}, changes...)...)
}

// shortWaits shortens the waits before retries, for tests outside fake time.
func shortWaits(settings *jira.Settings) {
	settings.RetryWait, settings.AbsenceWaits = time.Millisecond, []time.Duration{time.Millisecond, time.Millisecond, time.Millisecond}
}

// connectTo returns a client of the Jira at an address, with the default waits.
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

// makeFirstRequest makes the first request of a client and removes it from the requests that the server has counted.
func makeFirstRequest(t *testing.T, server *jirasim.Server, client *jira.Client) {
	t.Helper()
	if _, err := client.ServerInfo(t.Context()); err != nil {
		t.Fatal(err)
	}
	server.ForgetRequests()
}

// addRobot adds a user to the server and returns it as a client reads it.
func addRobot(server *jirasim.Server, username string) jira.User {
	added := server.AddUser(jirasim.User{
		Name: username, DisplayName: "Robot " + username, EmailAddress: username + "@example.com", Active: true,
	})
	return jira.User{
		Key: added.Key, Profile: jira.Profile{Username: added.Name, DisplayName: added.DisplayName, EmailAddress: added.EmailAddress, Active: true},
	}
}

// requestsOf returns the method and the last path element of each request so far: "GET user", "POST temporary".
func requestsOf(server *jirasim.Server) []string {
	var requests []string
	for _, request := range server.Requests() {
		requests = append(requests, request.Method+" "+request.Path[strings.LastIndex(request.Path, "/")+1:])
	}
	return requests
}

// wantRequests compares the requests so far with those that the test expects.
func wantRequests(t *testing.T, server *jirasim.Server, want ...string) {
	t.Helper()
	if got := requestsOf(server); !slices.Equal(got, want) {
		t.Errorf("the requests are %q, want %q", got, want)
	}
}

// concurrently calls a function several times concurrently and returns all results.
func concurrently[T any](times int, run func(index int) T) []T {
	results := make([]T, times)
	var all sync.WaitGroup
	for index := range times {
		all.Go(func() { results[index] = run(index) })
	}
	all.Wait()
	return results
}

// everyFault lists all faults of the simulated Jira and of the proxy in front of it.
var everyFault = []jirasim.FaultKind{
	jirasim.DropBefore, jirasim.DropAfter, jirasim.TooManyRequests, jirasim.Unavailable, jirasim.BadGateway,
	jirasim.BadGatewayAfter, jirasim.LoginPage, jirasim.Truncated, jirasim.Empty, jirasim.WrongContentType,
	jirasim.Redirect, jirasim.Huge, jirasim.SlowDrip, jirasim.Status500,
}

// everySmallFault leaves out Huge, which takes long: each response is 16 MB.
var everySmallFault = slices.DeleteFunc(slices.Clone(everyFault), func(kind jirasim.FaultKind) bool { return kind == jirasim.Huge })
