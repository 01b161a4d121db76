// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"errors"
	"fmt"
	"image"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// withToken returns a change of the settings that authenticates as the administrator with a personal access token.
func withToken(server *jirasim.Server) func(*jira.Settings) {
	return func(settings *jira.Settings) {
		settings.Username, settings.Password, settings.Token = "", "", server.AddToken("admin")
	}
}

// With a token, every confirmation is refused. The lost response to one must not make the client claim an avatar that it
// cannot prove to be its own (facts 12.2).
func TestUploadAvatar_lostConfirmKeepsForeign(t *testing.T) {
	t.Parallel()
	for _, kind := range []jirasim.FaultKind{jirasim.DropAfter, jirasim.DropBefore, jirasim.BadGatewayAfter, jirasim.Status500After, jirasim.Status500} {
		server := startJira(t, jirasim.Settings{})
		client := connect(t, server, withToken(server))
		robot, foreign := robotWithAvatar(server)
		highest := server.AddAvatar(robot.Key, 99000, square(64, blue))
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Kind: kind, Times: 1})
		uploaded, err := client.UploadAvatar(t.Context(), robot, atSide(t, square(1, red)))
		if err != nil || uploaded.Side != jira.ThumbnailSide || !uploaded.Degraded {
			t.Fatalf("%s: UploadAvatar() = %+v, %v, want a thumbnail", kind, uploaded, err)
		}
		if uploaded.ID == foreign || string(uploaded.ID) == digits(highest) || len(server.Avatars(robot.Key)) != 3 {
			t.Errorf("%s: UploadAvatar returned avatar %s; the user has %d avatars", kind, uploaded.ID, len(server.Avatars(robot.Key)))
		}
	}
}

// atSide renders a square of one color at the side that the client asks for.
func atSide(t *testing.T, fill image.Image) jira.ImageAtSide {
	t.Helper()
	return func(side int) (jira.Image, error) { return uploadable(t, quarters(side, fill.At(0, 0))), nil }
}

// A 500 in Jira's own form does not prove that there is no avatar.
func TestUploadAvatar_500AfterCreation(t *testing.T) {
	t.Parallel()
	for side, path := range map[int]string{64: "/user/avatar", 48: "/user/avatar/temporary"} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			robot, _ := robotWithAvatar(server)
			server.Misbehave(jirasim.Fault{Method: "POST", Path: path, Kind: jirasim.Status500After, Times: 1})
			uploaded, err := upload(t, client, robot, quarters(side, blue))
			if err != nil || uploaded.Late != nil {
				t.Errorf("UploadAvatar() = %+v, %v, want the avatar that Jira created", uploaded, err)
			}
			wantOneUpload(t, server, robot, uploaded, err)
		})
	}
}

func TestUploadAvatar_newAvatarOfAnother(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		others  []image.Image
		claimed bool
	}{
		{"another image", []image.Image{square(64, red)}, true},
		{"the same image twice", []image.Image{quarters(64, blue), quarters(100, blue)}, false},
	} {
		inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
			robot := addRobot(server, "robot")
			server.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Kind: jirasim.Status500After, Times: 1, During: func(jirasim.Request) {
				for _, other := range test.others {
					server.AddAvatar(robot.Key, 0, other)
				}
			}})
			uploaded, err := upload(t, client, robot, quarters(48, blue))
			var late *jira.LateUploadError
			if (err == nil) != test.claimed || errors.As(err, &late) == test.claimed {
				t.Fatalf("%s: UploadAvatar() = %+v, %v", test.name, uploaded, err)
			}
			if test.claimed && string(uploaded.ID) != digits(lastAvatar(server, robot).ID) {
				t.Errorf("%s: UploadAvatar claimed avatar %s, want %d", test.name, uploaded.ID, lastAvatar(server, robot).ID)
			}
			if !test.claimed && len(late.Unclaimed) != 3 {
				t.Errorf("%s: the error names the avatars %q, want all three that show the image", test.name, late.Unclaimed)
			}
		})
	}
}

func TestUploadAvatar_renditionUnreadable(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot, earlier := robotWithAvatar(server)
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Kind: jirasim.Status500After, Times: 1})
		server.Misbehave(jirasim.Fault{Path: "/secure/useravatar", Kind: jirasim.LoginPage})
		uploaded, err := upload(t, client, robot, quarters(48, blue))
		var late *jira.LateUploadError
		if !errors.As(err, &late) || !slices.Equal(late.Before, []jira.AvatarID{earlier}) || len(late.Unclaimed) != 1 {
			t.Fatalf("UploadAvatar() = %+v, %v, want an error that names the new avatar", uploaded, err)
		}
		if want := fmt.Sprintf("%s; new avatars that may be this upload: %d", late.Cause, lastAvatar(server, robot).ID); err.Error() != want {
			t.Errorf("the error is %q, want %q", err, want)
		}
	})
}

// The user was created by this run under a username that was used before: Jira still has the old avatars (facts 5.3), and
// the client did not list them.
func TestUploadAvatar_usernameUsedBefore(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot, err := client.CreateUser(t.Context(), jira.NewUser{Profile: jira.Profile{Username: "again", DisplayName: "Again", EmailAddress: "a@example.com", Active: true}})
		if err != nil {
			t.Fatal(err)
		}
		old := server.AddAvatar(robot.Key, 99000, square(64, red))
		server.ForgetRequests()
		server.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar/temporary", Kind: jirasim.DropAfter, Times: 1})
		uploaded, err := upload(t, client, robot.User, quarters(48, blue))
		if err != nil || string(uploaded.ID) == digits(old) || len(server.Avatars(robot.Key)) != 2 {
			t.Errorf("UploadAvatar() = %+v, %v, and the user has %d avatars", uploaded, err, len(server.Avatars(robot.Key)))
		}
		wantRequests(t, server, "POST temporary", "GET avatars", "GET useravatar", "GET useravatar")
	})
}

// One hiccup must not degrade the rest of the run.
func TestUploadAvatar_fullStays(t *testing.T) {
	t.Parallel()
	for _, token := range []bool{false, true} {
		server := startJira(t, jirasim.Settings{TokenSessionsKept: true})
		login := shortWaits
		if token {
			login = withToken(server)
		}
		client := connect(t, server, login)
		for index := range 4 {
			robot := addRobot(server, fmt.Sprintf("robot%d", index))
			if index == 1 {
				server.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/avatar", Kind: jirasim.Status500, Times: 2})
			}
			uploaded, err := client.UploadAvatar(t.Context(), robot, atSide(t, square(1, blue)))
			if err != nil || uploaded.Degraded != (index == 1) {
				t.Errorf("token %t, user %d: UploadAvatar() = %+v, %v", token, index, uploaded, err)
			}
		}
	}
}

func TestUploadAvatar_refusalsForTwoUsers(t *testing.T) {
	t.Parallel()
	for name, want := range map[string][]int{"password": {2, 2, 0, 0}, "token": {2, 0, 0, 0}} {
		server := startJira(t, jirasim.Settings{ConfirmAlwaysFails: true})
		login := shortWaits
		if name == "token" {
			login = withToken(server)
		}
		client := connect(t, server, login)
		for index, confirms := range want {
			robot := addRobot(server, fmt.Sprintf("robot%d", index))
			server.ForgetRequests()
			uploaded, err := client.UploadAvatar(t.Context(), robot, atSide(t, square(1, blue)))
			if err != nil || !uploaded.Degraded {
				t.Errorf("%s, user %d: UploadAvatar() = %+v, %v", name, index, uploaded, err)
			}
			if got := count(server, "POST avatar"); got != confirms {
				t.Errorf("%s, user %d: %d confirmations, want %d", name, index, got, confirms)
			}
		}
	}
}

func TestUploadAvatar_sessionModeFails(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{ConfirmAlwaysFails: true})
	client := connect(t, server, func(settings *jira.Settings) { settings.AvatarUpload = jira.AvatarUploadSession })
	for index, confirms := range []int{2, 2, 1} {
		robot := addRobot(server, fmt.Sprintf("robot%d", index))
		server.ForgetRequests()
		if _, err := client.UploadAvatar(t.Context(), robot, atSide(t, square(1, blue))); err == nil {
			t.Error("UploadAvatar stored a thumbnail")
		}
		if got := count(server, "POST avatar"); got != confirms {
			t.Errorf("user %d: %d confirmations, want %d", index, got, confirms)
		}
	}
}

// A DELETE that something else than Jira answers does not count as done.
func TestDeleteAvatar_lookedUp(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot, id := robotWithAvatar(server)
		server.Misbehave(jirasim.Fault{Method: "DELETE", Kind: jirasim.LoginPage})
		if err := client.DeleteAvatar(t.Context(), robot, id); err == nil {
			t.Error("DeleteAvatar succeeded, and the avatar exists")
		}
		server.Behave()
		server.ForgetRequests()
		if err := client.DeleteAvatar(t.Context(), robot, id); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "DELETE "+string(id))
		server.ForgetRequests()
		if err := client.DeleteAvatar(t.Context(), robot, id); err != nil {
			t.Error(err)
		}
		wantRequests(t, server, "DELETE "+string(id), "GET avatars")
	})
}
