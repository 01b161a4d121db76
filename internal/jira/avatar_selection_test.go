// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestSelectAvatar_everyVersion(t *testing.T) {
	t.Parallel()
	for version, status := range map[string]int{"8.20": 204, "9.12": 204, "10.3": 200} {
		server := startJira(t, jirasim.Settings{Version: version})
		client := connect(t, server)
		robot, id := robotWithAvatar(server)
		if err := client.SelectAvatar(t.Context(), robot, id); err != nil {
			t.Errorf("Jira %s: %v", version, err)
		}
		if shown := server.ShownAvatar(robot.Key); digits(shown) != string(id) {
			t.Errorf("Jira %s: the user shows avatar %d, want %s", version, shown, id)
		}
		if requests := server.Requests(); requests[len(requests)-1].Status != status {
			t.Errorf("Jira %s responded with HTTP %d, so that this test does not cover %d", version, requests[len(requests)-1].Status, status)
		}
	}
}

func TestSelectAvatar_oneFault(t *testing.T) {
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
					t.Errorf("the error is %v, want one: %t", err, fails)
				}
				if selected := digits(server.ShownAvatar(robot.Key)) == string(id); selected == fails {
					t.Errorf("the avatar is selected: %t, want %t", selected, !fails)
				}
			})
		})
	}
}

func TestShownAvatar_fromAvatarURLs(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{GravatarOff: true})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	custom := server.AddAvatar(robot.Key, 0, square(64, blue))
	for _, selected := range []int64{0, custom, server.SystemAvatars()[3], 99999} {
		server.SelectAvatar(robot.Key, selected)
		user, err := client.UserNow(t.Context(), jira.ByKey(robot.Key))
		if err != nil {
			t.Fatal(err)
		}
		server.ForgetRequests()
		shown, err := client.ShownAvatar(t.Context(), user)
		if err != nil || string(shown) != digits(server.ShownAvatar(robot.Key)) {
			t.Errorf("ShownAvatar() = %q, %v, want %d", shown, err, server.ShownAvatar(robot.Key))
		}
		wantRequests(t, server)
	}
}

func TestShownAvatar_gravatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	makeFirstRequest(t, server, client)
	robot, other := addRobot(server, "robot"), addRobot(server, "other")
	robot.AvatarURLs = map[string]string{"48x48": "https://www.gravatar.com/avatar/0bc83cb571cd1c50ba6f3e8a78ef1346?d=mm&s=48"}

	shown, err := client.ShownAvatar(t.Context(), robot)
	if err != nil || string(shown) != digits(server.DefaultAvatar()) {
		t.Errorf("ShownAvatar() = %q, %v, want the default avatar", shown, err)
	}
	server.SelectAvatar(robot.Key, server.AddAvatar(other.Key, 0, square(64, blue)))
	if shown, err = client.ShownAvatar(t.Context(), robot); err != nil || shown != "" {
		t.Errorf("ShownAvatar() = %q, %v, want an empty ID for an avatar of another user", shown, err)
	}
	wantRequests(t, server, "GET avatars", "GET avatars")
	if _, err := client.ShownAvatar(t.Context(), jira.User{Profile: jira.Profile{Username: "nobody"}}); !jira.IsNotFound(err) {
		t.Errorf("the error for an unknown user is %v, want not found", err)
	}
}

func TestShownAfterSelect_replication(t *testing.T) {
	t.Parallel()
	for _, reads := range []int{1, 2, jira.DefaultMaxRetries} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			robot := addRobot(server, "robot")
			selected := server.SystemAvatars()[5]
			server.Misbehave(jirasim.Fault{Path: "user", Skip: reads - 1, Times: 1, During: func(jirasim.Request) {
				server.SelectAvatar(robot.Key, selected) // from now on the node knows the selection
			}})
			user, shown, err := client.ShownAfterSelect(t.Context(), robot, jira.AvatarID(digits(selected)))
			if err != nil || string(shown) != digits(selected) || user.Key != robot.Key {
				t.Errorf("after %d reads, ShownAfterSelect() = %+v, %q, %v, want avatar %d", reads, user, shown, err, selected)
			}
			wantRequests(t, server, slices.Repeat([]string{"GET user"}, reads)...)
		})
	}
}

func TestShownAfterSelect_otherAvatar(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		_, shown, err := client.ShownAfterSelect(t.Context(), robot, "10500")
		if err != nil || string(shown) != digits(server.DefaultAvatar()) {
			t.Errorf("the user shows %q, %v, want the default avatar", shown, err)
		}
		wantRequests(t, server, slices.Repeat([]string{"GET user"}, jira.DefaultMaxRetries)...)
	})
}
