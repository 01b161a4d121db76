// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func TestRead(t *testing.T) {
	for name, test := range map[string]struct {
		// change is what happened to the user, whose username in state is "robot", or unknown.
		change          func(*jirasim.Server)
		unknownUsername bool
		deleted         bool
		fails           bool
		reads           int
	}{
		"unchanged":                 {change: func(*jirasim.Server) {}, reads: 1},
		"renamed":                   {change: rename, reads: 1},
		"deleted":                   {change: remove, deleted: true, reads: 7},
		"deleted, unknown username": {change: remove, unknownUsername: true, deleted: true, reads: 4},
		"username taken":            {change: replace, deleted: true, reads: 7},
		"anonymized":                {change: func(server *jirasim.Server) { server.AnonymizeUser("robot") }, deleted: true, reads: 1},
		"unknown to one node":       {change: missOnce, reads: 2},
		"404 of a web server": {change: func(server *jirasim.Server) {
			server.Misbehave(jirasim.Fault{Path: "/user", Kind: jirasim.NotFoundPage})
		}, fails: true, reads: 1},
		"unknown to one node for a while": {change: missFiveTimes, reads: 6},
		"404 of a web server at the second look": {change: func(server *jirasim.Server) {
			remove(server)
			server.Misbehave(jirasim.Fault{Path: "/user", Skip: 1, Kind: jirasim.NotFoundPage})
		}, fails: true, reads: 2},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			server, err := jirasim.Start(jirasim.Settings{})
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(server.Close)
			robot := server.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
			test.change(server)
			username := "robot"
			if test.unknownUsername {
				username = ""
			}
			address, err := jira.ParseBaseURL(server.URL())
			if err != nil {
				t.Fatal(err)
			}
			client := jira.New(jira.Settings{BaseURL: address, Username: "admin", Password: "admin", AbsenceWaits: make([]time.Duration, 3)})
			found, deleted, err := userref.Read(t.Context(), client, robot.Key, username)
			if deleted != test.deleted || (err != nil) != test.fails {
				t.Errorf("deleted is %t, error is %v", deleted, err)
			}
			if !deleted && !test.fails && found.Key != robot.Key {
				t.Errorf("found %+v, want the robot", found)
			}
			if reads := len(server.Requests()) - 1; reads != test.reads { // the first is serverInfo
				t.Errorf("%d reads, want %d", reads, test.reads)
			}
		})
	}
}

func rename(server *jirasim.Server) {
	server.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
}

func remove(server *jirasim.Server) { server.RemoveUser("robot") }

// replace deletes the user and creates another one with its username.
func replace(server *jirasim.Server) {
	rename(server)
	server.RemoveUser("android")
	server.AddUser(jirasim.User{Name: "robot", DisplayName: "Twin", EmailAddress: "twin@example.com", Active: true})
}

// missOnce and missFiveTimes hide the user from the first reads.
func missOnce(server *jirasim.Server)      { miss(server, 1) }
func missFiveTimes(server *jirasim.Server) { miss(server, 5) }

func miss(server *jirasim.Server, times int) {
	server.Misbehave(jirasim.Fault{Path: "/user", Times: times, Kind: jirasim.NotFound})
}
