// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"fmt"
	"sync"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestLimitHandler_concurrencyAndConnections(t *testing.T) {
	t.Parallel()
	for setting, limit := range map[int]int{0: jira.DefaultMaxConcurrentRequests, 3: 3} {
		t.Run(fmt.Sprintf("limit %d", limit), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{})
			client := connect(t, server, func(settings *jira.Settings) { settings.MaxConcurrentRequests = setting })
			mostConcurrent := watchConcurrency(server)
			for _, err := range concurrently(50, func(index int) error { return createWithAvatar(t, client, fmt.Sprintf("robot%d", index)) }) {
				if err != nil {
					t.Error(err)
				}
			}
			if got := mostConcurrent(); got > limit {
				t.Errorf("%d concurrent requests, want at most %d", got, limit)
			}
			if total, concurrent := server.Connections(); total > limit || concurrent > limit {
				t.Errorf("%d connections, %d of them open at the same time, want at most %d", total, concurrent, limit)
			}
		})
	}
}

// createWithAvatar creates a user with an uploaded avatar, which takes several requests and a session.
func createWithAvatar(t *testing.T, client *jira.Client, username string) error {
	t.Helper()
	user, err := client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: username, DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}})
	if err != nil {
		return err
	}
	uploaded, err := upload(t, client, user.User, square(50, blue))
	if err != nil {
		return err
	}
	if err := client.SelectAvatar(t.Context(), user.User, uploaded.ID); err != nil {
		return err
	}
	_, _, err = client.ShownAfterSelect(t.Context(), user.User, uploaded.ID)
	return err
}

// watchConcurrency watches how many requests the server handles at the same time. It counts while a response is held back:
// the client cannot send its next request before the count.
func watchConcurrency(server *jirasim.Server) (most func() int) {
	var mutex sync.Mutex
	var highest int
	server.Misbehave(jirasim.Fault{During: func(jirasim.Request) {
		underWay := 0
		for _, request := range server.Requests() {
			if request.Status == 0 {
				underWay++
			}
		}
		mutex.Lock()
		defer mutex.Unlock()
		highest = max(highest, underWay)
	}})
	return func() int {
		mutex.Lock()
		defer mutex.Unlock()
		return highest
	}
}
