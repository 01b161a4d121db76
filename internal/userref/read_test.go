// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func TestAccountIsGoneOnlyAfterASecondLook(t *testing.T) {
	for name, test := range map[string]struct {
		// happened is what became of the user, which state knows by its key and, unless nameless, as "robot".
		happened func(*jirasim.Server)
		nameless bool
		gone     bool
		fails    bool
		reads    int
	}{
		"is there":            {happened: func(*jirasim.Server) {}, reads: 1},
		"renamed":             {happened: rename, reads: 1},
		"deleted":             {happened: remove, gone: true, reads: 2},
		"deleted, nameless":   {happened: remove, nameless: true, gone: true, reads: 2},
		"name taken":          {happened: replace, gone: true, reads: 2},
		"anonymized":          {happened: func(server *jirasim.Server) { server.AnonymizeUser("robot") }, gone: true, reads: 1},
		"unknown to one node": {happened: missOnce, reads: 2},
		"404 of a web server": {happened: func(server *jirasim.Server) {
			server.Misbehave(jirasim.Fault{Path: "/user", Kind: jirasim.NotFoundPage})
		}, fails: true, reads: 1},
		"404 of a web server at the second look": {happened: func(server *jirasim.Server) {
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
			test.happened(server)
			username := "robot"
			if test.nameless {
				username = ""
			}
			address, err := jira.ParseBaseURL(server.URL())
			if err != nil {
				t.Fatal(err)
			}
			client := jira.New(jira.Settings{BaseURL: address, Username: "admin", Password: "admin"})
			found, gone, err := userref.Read(t.Context(), client, robot.Key, username)
			if gone != test.gone || (err != nil) != test.fails {
				t.Errorf("gone: %t, error: %v", gone, err)
			}
			if !gone && !test.fails && found.Key != robot.Key {
				t.Errorf("found %+v", found)
			}
			if reads := len(server.Requests()) - 1; reads != test.reads { // the first is serverInfo
				t.Errorf("%d reads", reads)
			}
		})
	}
}

func rename(server *jirasim.Server) {
	server.ChangeUser("robot", func(user *jirasim.User) { user.Name = "android" })
}

func remove(server *jirasim.Server) { server.RemoveUser("robot") }

// replace deletes the user and gives its name to another one.
func replace(server *jirasim.Server) {
	rename(server)
	server.RemoveUser("android")
	server.AddUser(jirasim.User{Name: "robot", DisplayName: "Twin", EmailAddress: "twin@example.com", Active: true})
}

// missOnce has Jira not know the user for the first read.
func missOnce(server *jirasim.Server) {
	user, _ := server.User("robot")
	server.RemoveUser("robot")
	server.Misbehave(jirasim.Fault{Path: "/user", Skip: 1, Times: 1, During: func(jirasim.Request) { server.AddUser(user) }})
}
