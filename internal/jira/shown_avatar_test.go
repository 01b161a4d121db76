// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestShownAvatarIsReadFromTheAccountWithoutARequest(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	id := server.AddAvatar(robot.Key, 0, square(64, blue))
	for _, chosen := range []int64{0, id, server.SystemAvatars()[3], 99999} {
		server.SelectAvatar(robot.Key, chosen)
		user, err := client.UserNow(t.Context(), jira.ByKey(robot.Key))
		if err != nil {
			t.Fatal(err)
		}
		server.ForgetRequests()
		shown, err := client.ShownAvatar(t.Context(), user)
		if err != nil || string(shown) != digits(server.ShownAvatar(robot.Key)) {
			t.Errorf("shows %q, %v, want %d", shown, err, server.ShownAvatar(robot.Key))
		}
		wantAsked(t, server)
	}
}

func TestShownAvatarBehindGravatarIsAskedFor(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	begun(t, server, client)
	robot, other := addRobot(server, "robot"), addRobot(server, "other")
	robot.AvatarURLs = map[string]string{"48x48": "https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?d=mm&s=48"}

	shown, err := client.ShownAvatar(t.Context(), robot)
	if err != nil || string(shown) != digits(server.DefaultAvatar()) {
		t.Errorf("shows %q, %v, want the default", shown, err)
	}
	server.SelectAvatar(robot.Key, server.AddAvatar(other.Key, 0, square(64, blue)))
	if shown, err = client.ShownAvatar(t.Context(), robot); err != nil || shown != "" {
		t.Errorf("shows %q, %v, want nothing that is known", shown, err)
	}
	wantAsked(t, server, "GET avatars", "GET avatars")
	if _, err := client.ShownAvatar(t.Context(), jira.User{Profile: jira.Profile{Username: "nobody"}}); !jira.IsNotFound(err) {
		t.Errorf("what nobody shows: %v", err)
	}
}

func TestShownAfterSelectLooksUntilTheChoiceShows(t *testing.T) {
	t.Parallel()
	for _, looks := range []int{1, 2, jira.DefaultMaxRetries} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			robot := addRobot(server, "robot")
			wanted := server.SystemAvatars()[5]
			server.Misbehave(jirasim.Fault{Path: "user", Skip: looks - 1, Times: 1, During: func(jirasim.Request) {
				server.SelectAvatar(robot.Key, wanted) // the node has heard of it
			}})
			user, shown, err := client.ShownAfterSelect(t.Context(), robot, jira.AvatarID(digits(wanted)))
			if err != nil || string(shown) != digits(wanted) || user.Key != robot.Key {
				t.Errorf("after %d looks: shows %q, %v", looks, shown, err)
			}
			wantAsked(t, server, slices.Repeat([]string{"GET user"}, looks)...)
		})
	}
}

func TestShownAfterSelectTellsWhatIsShownInstead(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		_, shown, err := client.ShownAfterSelect(t.Context(), robot, "10500")
		if err != nil || string(shown) != digits(server.DefaultAvatar()) {
			t.Errorf("shows %q, %v, want the default", shown, err)
		}
		wantAsked(t, server, slices.Repeat([]string{"GET user"}, jira.DefaultMaxRetries)...)
	})
}
