// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestSelectedAvatarIsShownWhateverJiraAnswers(t *testing.T) {
	t.Parallel()
	for version, status := range map[string]int{"8.20": 204, "9.12": 204, "10.3": 200} {
		server := startJira(t, jirasim.Settings{Version: version})
		client := connect(t, server)
		robot, id := robotWithAvatar(server)
		if err := client.SelectAvatar(t.Context(), robot, id); err != nil {
			t.Errorf("Jira %s: %v", version, err)
		}
		if shown := server.ShownAvatar(robot.Key); digits(shown) != string(id) {
			t.Errorf("Jira %s shows %d, want %s", version, shown, id)
		}
		if requests := server.Requests(); requests[len(requests)-1].Status != status {
			t.Errorf("Jira %s answers %d, so that this test does not show what it should", version, requests[len(requests)-1].Status)
		}
	}
}

func TestOneFaultOnASelectionIsOvercomeOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot, id := robotWithAvatar(server)
				server.Misbehave(jirasim.Fault{Method: "PUT", Kind: kind, Times: 1})
				err := client.SelectAvatar(t.Context(), robot, id)
				fails := slices.Contains([]jirasim.FaultKind{jirasim.LoginPage, jirasim.Redirect}, kind)
				if (err != nil) != fails {
					t.Errorf("ended with %v", err)
				}
				if selected := digits(server.ShownAvatar(robot.Key)) == string(id); selected == fails {
					t.Errorf("selected is %t", selected)
				}
			})
		})
	}
}

func TestDeletedAvatarIsGoneAndDeletionOfWhatIsGoneIsNoError(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot, id := robotWithAvatar(server)
	for range 2 {
		if err := client.DeleteAvatar(t.Context(), robot, id); err != nil {
			t.Error(err)
		}
	}
	if left := server.Avatars(robot.Key); len(left) > 0 {
		t.Errorf("%d avatars are left", len(left))
	}
	var own *jira.Error
	if err := client.DeleteAvatar(t.Context(), robot, jira.AvatarID(digits(server.DefaultAvatar()))); !errors.As(err, &own) || own.Status != 403 {
		t.Errorf("the deletion of one of Jira's own ended with %v", err)
	}
}

func TestOneFaultOnAnAvatarsDeletionIsOvercomeOrAnError(t *testing.T) {
	t.Parallel()
	for _, kind := range everySmallFault {
		t.Run(string(kind), func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				robot, id := robotWithAvatar(server)
				server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: kind, Times: 1})
				err := client.DeleteAvatar(t.Context(), robot, id)
				fails := slices.Contains([]jirasim.FaultKind{jirasim.LoginPage, jirasim.Redirect}, kind)
				if (err != nil) != fails {
					t.Errorf("ended with %v", err)
				}
				if there := len(server.Avatars(robot.Key)) > 0; there != fails {
					t.Errorf("there is %t", there)
				}
			})
		})
	}
}
