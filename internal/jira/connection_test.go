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

func TestNoMoreConnectionsThanConcurrentRequestsAndAllAreKept(t *testing.T) {
	t.Parallel()
	for setting, allowed := range map[int]int{0: jira.DefaultMaxConcurrentRequests, 3: 3} {
		t.Run(fmt.Sprintf("%d allowed", allowed), func(t *testing.T) {
			t.Parallel()
			server := startJira(t, jirasim.Settings{})
			client := connect(t, server, func(settings *jira.Settings) { settings.MaxConcurrentRequests = setting })
			most := countConcurrent(server)
			for _, err := range atOnce(50, func(index int) error { return createWithAvatar(t, client, fmt.Sprintf("robot%d", index)) }) {
				if err != nil {
					t.Error(err)
				}
			}
			if got := most(); got > allowed {
				t.Errorf("%d requests at once, want at most %d", got, allowed)
			}
			if total, atOnce := server.Connections(); total > allowed || atOnce > allowed {
				t.Errorf("%d connections, %d of them at once, want at most %d", total, atOnce, allowed)
			}
		})
	}
}

func createWithAvatar(t *testing.T, client *jira.Client, username string) error {
	t.Helper()
	user, err := client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: username, DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true}})
	if err != nil {
		return err
	}
	uploaded, err := upload(t, client, user, square(50, blue))
	if err != nil {
		return err
	}
	if err := client.SelectAvatar(t.Context(), user, uploaded.ID); err != nil {
		return err
	}
	_, _, err = client.ShownAfterSelect(t.Context(), user, uploaded.ID)
	return err
}

// countConcurrent watches how many requests the server has under way at once. The client has the response only after the
// count, so that it cannot be ahead of it.
func countConcurrent(server *jirasim.Server) (most func() int) {
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
