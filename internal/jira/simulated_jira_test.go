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
