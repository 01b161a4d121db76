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

// everything changes all that can be changed.
func everything() jira.UserChange {
	return jira.UserChange{
		Profile: jira.Profile{Username: "renamed", DisplayName: "Renamed Robot", EmailAddress: "renamed@example.com"},
		Fields:  []string{"name", "displayName", "emailAddress"},
	}
}

func TestUpdateChangesWhatItNamesAndNothingElse(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	displayName := "Other Name"
	changed, err := client.UpdateUser(t.Context(), robot.Key, jira.UserChange{Profile: jira.Profile{DisplayName: displayName}, Fields: []string{"displayName"}})
	if err != nil {
		t.Fatal(err)
	}
	user, _ := server.UserByKey(robot.Key)
	if user.DisplayName != displayName || user.Name != "robot" || user.EmailAddress != robot.EmailAddress {
		t.Errorf("Jira has %+v", user)
	}
	if changed.DisplayName != displayName || changed.Username != "robot" || changed.Key != robot.Key {
		t.Errorf("the response is %+v", changed)
	}
	if changed, err = client.UpdateUser(t.Context(), robot.Key, everything()); err != nil || changed.Key != robot.Key || changed.Username != "renamed" {
		t.Errorf("renamed to %+v, %v", changed, err)
	}
}

func TestOneFaultOnAnUpdateIsOvercomeOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everyFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: kind, Times: 1})
				changed, err := client.UpdateUser(t.Context(), robot.Key, everything())
				fails := kind == jirasim.Status500 || kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("ended with %v", err)
				}
				user, _ := server.UserByKey(robot.Key)
				if done := user.Name == "renamed"; done == fails {
					t.Errorf("Jira has %+v", user)
				}
				if !fails && (changed.Username != "renamed" || changed.DisplayName != "Renamed Robot" || changed.EmailAddress != "renamed@example.com") {
					t.Errorf("the response is %+v", changed)
				}
			})
		})
	}
}

func TestLastingFaultOnAnUpdateEndsWithTheTruthOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: kind})
				_, err := client.UpdateUser(t.Context(), robot.Key, everything())
				user, _ := server.UserByKey(robot.Key)
				if done := user.Name == "renamed"; done != (err == nil) {
					t.Errorf("done is %t, and the client says %v", done, err)
				}
			})
		})
	}
}

// Nobody can see whether such an update was made: it must not be taken for made.
func TestLostUpdateOfAHiddenAddressIsSentAgain(t *testing.T) {
	t.Parallel()
	onSimulatedJira(t, jirasim.Settings{HideEmail: true, EmailHiddenFromAll: true}, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		server.Misbehave(jirasim.Fault{Method: "PUT", Kind: jirasim.DropBefore, Times: 1})
		address := "changed@example.com"
		if _, err := client.UpdateUser(t.Context(), robot.Key, jira.UserChange{Profile: jira.Profile{EmailAddress: address}, Fields: []string{"emailAddress"}}); err != nil {
			t.Error(err)
		}
		if user, _ := server.UserByKey(robot.Key); user.EmailAddress != address {
			t.Errorf("Jira has the address %q", user.EmailAddress)
		}
	})
}

func TestRefusedUpdateIsNotSentAgain(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	robot, other := addRobot(server, "robot"), addRobot(server, "other")
	_, err := client.UpdateUser(t.Context(), robot.Key, jira.UserChange{Profile: jira.Profile{Username: other.Username}, Fields: []string{"name"}})
	if holder, taken := client.AlreadyExists(t.Context(), err, other.Username); !taken || holder.Key != other.Key {
		t.Errorf("the rename ended with %v, the name is held by %+v", err, holder)
	}
	wantAsked(t, server, "PUT user", "GET user")
	if _, err := client.UpdateUser(t.Context(), "JIRAUSER1", everything()); !jira.IsNotFound(err) {
		t.Errorf("the update of nobody ended with %v", err)
	}
}

func TestDeletionOfWhatIsGoneIsNoError(t *testing.T) {
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
		t.Error("the user is still there")
	}
}

func TestRefusedDeletionListsTheReasons(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	robot := addRobot(server, "robot")
	server.ChangeUser("robot", func(user *jirasim.User) { user.IssuesReported, user.Comments = 3, 7 })
	err := client.DeleteUser(t.Context(), robot.Key)
	var own *jira.Error
	if !errors.As(err, &own) || own.Status != 400 || len(own.Messages) != 2 || !strings.Contains(err.Error(), "7 comments") {
		t.Errorf("ended with %v", err)
	}
	wantAsked(t, server, "DELETE user")
}

func TestOneFaultOnADeletionIsOvercomeOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot := addRobot(server, "robot")
				server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: kind, Times: 1})
				err := client.DeleteUser(t.Context(), robot.Key)
				fails := kind == jirasim.LoginPage || kind == jirasim.Redirect
				if (err != nil) != fails {
					t.Errorf("ended with %v", err)
				}
				if _, exists := server.User("robot"); exists != fails {
					t.Errorf("the user exists: %t", exists)
				}
			})
		})
	}
}

// A 404 that is not Jira's own says nothing about the user.
func TestForeign404OnADeletionIsAnError(t *testing.T) {
	t.Parallel()
	for _, body := range []string{"<html><title>Not Found</title>", "", `{"message":"no such route"}`} {
		client := script(t, says(404, "", body)).connect(t)
		var foreign *jira.UnexpectedResponseError
		for name, err := range map[string]error{
			"user":   client.DeleteUser(context.Background(), "JIRAUSER1"),
			"avatar": client.DeleteAvatar(context.Background(), jira.User{Profile: jira.Profile{Username: "robot"}}, "10500"),
		} {
			if !errors.As(err, &foreign) {
				t.Errorf("%q to the deletion of the %s ended with %v", body, name, err)
			}
		}
	}
}
