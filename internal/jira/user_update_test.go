// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"errors"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// changeOfNames returns a change of the username, the display name and the e-mail address.
func changeOfNames() jira.UserChange {
	return jira.UserChange{
		Profile: jira.Profile{Username: "renamed", DisplayName: "Renamed Robot", EmailAddress: "renamed@example.com"},
		Fields:  []string{"name", "displayName", "emailAddress"},
	}
}

func TestUpdateUser_onlyNamedFields(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	displayName := "Other Name"
	change := jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}}
	updated, err := client.UpdateUser(t.Context(), robot.Key, change)
	if err != nil {
		t.Fatal(err)
	}
	user, _ := server.UserByKey(robot.Key)
	if user.DisplayName != displayName || user.Name != "robot" || user.EmailAddress != robot.EmailAddress {
		t.Errorf("Jira has %+v", user)
	}
	if updated.DisplayName != displayName || updated.Username != "robot" || updated.Key != robot.Key {
		t.Errorf("UpdateUser() = %+v", updated)
	}
	updated, err = client.UpdateUser(t.Context(), robot.Key, changeOfNames())
	if err != nil || updated.Key != robot.Key || updated.Username != "renamed" {
		t.Errorf("UpdateUser() = %+v, %v, want the same user key and another username", updated, err)
	}
}

func TestUpdateUser_oneFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everyFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: kind, Times: 1})
				updated, err := client.UpdateUser(t.Context(), robot.Key, changeOfNames())
				fails := kind == jirasim.Status500 || kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("the error is %v, want one: %t", err, fails)
				}
				user, _ := server.UserByKey(robot.Key)
				if renamed := user.Name == "renamed"; renamed == fails {
					t.Errorf("Jira has %+v", user)
				}
				if !fails && (updated.Username != "renamed" || updated.DisplayName != "Renamed Robot" || updated.EmailAddress != "renamed@example.com") {
					t.Errorf("UpdateUser() = %+v", updated)
				}
			})
		})
	}
}

func TestUpdateUser_lastingFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: kind})
				_, err := client.UpdateUser(t.Context(), robot.Key, changeOfNames())
				user, _ := server.UserByKey(robot.Key)
				if renamed := user.Name == "renamed"; renamed != (err == nil) {
					t.Errorf("the user is renamed: %t, and the error is %v", renamed, err)
				}
			})
		})
	}
}

// A hidden e-mail address does not show whether Jira has changed it, so the change must not count as made.
func TestUpdateUser_unknownOutcomeHiddenAddress(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "PUT", Kind: jirasim.DropBefore, Times: 1})
		address := "changed@example.com"
		change := jira.UserChange{Profile: jira.Profile{EmailAddress: address}, Fields: []string{"emailAddress"}}
		if _, err := client.UpdateUser(t.Context(), robot.Key, change); err != nil {
			t.Error(err)
		}
		if user, _ := server.UserByKey(robot.Key); user.EmailAddress != address {
			t.Errorf("Jira has the e-mail address %q, want %q", user.EmailAddress, address)
		}
	})
}

func TestUpdateUser_refused(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	robot, other := addRobot(server, "robot"), addRobot(server, "other")
	change := jira.UserChange{Profile: jira.Profile{Username: other.Username}, Fields: []string{"name"}}
	_, err := client.UpdateUser(t.Context(), robot.Key, change)
	if existing, exists := client.AlreadyExists(t.Context(), err, other.Username); !exists || existing.Key != other.Key {
		t.Errorf("for the error %v, AlreadyExists() = %+v, %t, want the user %s", err, existing, exists, other.Key)
	}
	wantRequests(t, server, "PUT user", "GET user")
	if _, err := client.UpdateUser(t.Context(), "JIRAUSER1", changeOfNames()); !jira.IsNotFound(err) {
		t.Errorf("the error for an unknown user is %v, want not found", err)
	}
}

func TestDeleteUser_twice(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	for range 2 {
		if err := client.DeleteUser(t.Context(), robot.Key); err != nil {
			t.Error(err)
		}
	}
	if _, exists := server.User("robot"); exists {
		t.Error("the user still exists")
	}
}

func TestDeleteUser_refused(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	robot := addRobot(server, "robot")
	server.ChangeUser("robot", func(user *jirasim.User) { user.IssuesReported, user.Comments = 3, 7 })
	err := client.DeleteUser(t.Context(), robot.Key)
	var refusal *jira.Error
	if !errors.As(err, &refusal) || refusal.Status != 400 || len(refusal.Messages) != 2 || !strings.Contains(err.Error(), "7 comments") {
		t.Errorf("the error is %v, want HTTP 400 with two reasons", err)
	}
	wantRequests(t, server, "DELETE user")
}

func TestDeleteUser_oneFault(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: kind, Times: 1})
				err := client.DeleteUser(t.Context(), robot.Key)
				fails := kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("the error is %v, want one: %t", err, fails)
				}
				if _, exists := server.User("robot"); exists != fails {
					t.Errorf("the user exists: %t, want %t", exists, fails)
				}
			})
		})
	}
}

// A 404 without an error collection does not come from Jira's REST API and says nothing about the user.
func TestDeleteUser_unexpected404(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"<html><title>Not Found</title>", "", `{"message":"no such route"}`} {
		client := script(t, respondWith(404, "", body)).connect(t)
		var unexpected *jira.UnexpectedResponseError
		for name, err := range map[string]error{
			"user":   client.DeleteUser(context.Background(), "JIRAUSER1"),
			"avatar": client.DeleteAvatar(context.Background(), jira.User{Profile: jira.Profile{Username: "robot"}}, "10500"),
		} {
			if !errors.As(err, &unexpected) {
				t.Errorf("%s with the response %q: the error is %v, want an UnexpectedResponseError", name, body, err)
			}
		}
	}
}
