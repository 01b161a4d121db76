// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// upload uploads an image at its own size.
func upload(t *testing.T, client *jira.Client, user jira.User, pixels image.Image) (jira.NewAvatar, error) {
	t.Helper()
	return client.UploadAvatar(t.Context(), user, exactly(uploadable(t, pixels)))
}

func TestUploadAvatar_everyVersionAndSide(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"8.20", "9.12", "10.3"} {
		for _, side := range []int{1, 47, 48, 49, 256} {
			t.Run(fmt.Sprintf("Jira %s, %d pixels", version, side), func(t *testing.T) {
				t.Parallel()
				server := startJira(t, jirasim.Settings{Version: version})
				client := connect(t, server)
				makeFirstRequest(t, server, client)
				robot := addRobot(server, "robot")
				uploaded, err := upload(t, client, robot, quarters(side, blue))
				if err != nil {
					t.Fatal(err)
				}
				if uploaded.Side != side || uploaded.Degraded {
					t.Errorf("UploadAvatar() = %+v, want a side of %d and no degradation", uploaded, side)
				}
				if side <= 48 {
					wantRequests(t, server, "GET avatars", "POST temporary")
				} else {
					wantRequests(t, server, "GET avatars", "POST temporary", "POST avatar")
				}
				stored := server.Avatars(robot.Key)
				if len(stored) != 1 || digits(stored[0].ID) != string(uploaded.ID) {
					t.Fatalf("Jira stores %+v, and UploadAvatar returned %q", stored, uploaded.ID)
				}
				wantSamePixels(t, stored[0].Image, quarters(side, blue))
				if shown := server.ShownAvatar(robot.Key); shown != server.DefaultAvatar() {
					t.Errorf("the user shows avatar %d, want the default avatar", shown)
				}
			})
		}
	}
}

func TestUploadAvatar_wholeImage(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if _, err := upload(t, client, robot, quarters(500, blue)); err != nil {
		t.Fatal(err)
	}
	stored := server.Avatars(robot.Key)[0].Image
	side := stored.Bounds().Dx() // Jira stores only its largest rendition
	for corner, want := range map[image.Point]color.Color{
		image.Pt(0, 0): red, image.Pt(side/2-2, side/2-2): red, image.Pt(side/2+2, 0): blue, image.Pt(0, side/2+2): blue, image.Pt(side-1, side-1): blue,
	} {
		if got := stored.At(corner.X, corner.Y); !sameColor(got, want) {
			t.Errorf("with a side of %d, the pixel at %s is %v, want %v", side, corner, got, want)
		}
	}
	for _, request := range server.Requests() {
		if request.Path != "/rest/api/2/user/avatar" {
			continue
		}
		var crop map[string]int
		if err := json.Unmarshal(request.Body, &crop); err != nil {
			t.Fatal(err)
		}
		if crop["cropperOffsetX"] != 0 || crop["cropperOffsetY"] != 0 || crop["cropperWidth"] != 500 {
			t.Errorf("the crop is %v, want the whole image", crop)
		}
	}
}

func TestUploadAvatar_fiftyAtOnce(t *testing.T) {
	t.Parallel()
	const users = 50
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robots := make([]jira.User, users)
	images := make([]image.Image, users)
	for index := range users {
		robots[index] = addRobot(server, fmt.Sprintf("robot%02d", index))
		side := 40 + index // some take one step, some take two
		images[index] = quarters(side, color.RGBA{G: uint8(5 * index), B: 0xff, A: 0xff})
	}
	errs := concurrently(users, func(index int) error {
		uploaded, err := upload(t, client, robots[index], images[index])
		if err != nil {
			return err
		}
		return client.SelectAvatar(t.Context(), robots[index], uploaded.ID)
	})
	for index, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
		stored := server.Avatars(robots[index].Key)
		if len(stored) != 1 || server.ShownAvatar(robots[index].Key) != stored[0].ID {
			t.Fatalf("%s has %d avatars and shows avatar %d", robots[index].Username, len(stored), server.ShownAvatar(robots[index].Key))
		}
		wantSamePixels(t, stored[0].Image, images[index])
	}
	wantSessionForEachUser(t, server, users)
}

// wantSessionForEachUser checks that each upload had a session of its own and was confirmed in that session.
func wantSessionForEachUser(t *testing.T, server *jirasim.Server, users int) {
	t.Helper()
	sessionOf, userOf := map[string]string{}, map[string]string{}
	for _, request := range server.Requests() {
		username := request.Query.Get("username")
		switch request.Path {
		case "/rest/api/2/user/avatar/temporary":
			if other, used := userOf[request.Session]; used || request.Session == "" {
				t.Errorf("%s and %s share the session %q", username, other, request.Session)
			}
			sessionOf[username], userOf[request.Session] = request.Session, username
		case "/rest/api/2/user/avatar":
			if request.Method == "POST" && request.Session != sessionOf[username] {
				t.Errorf("%s uploaded in the session %q and confirmed in the session %q", username, sessionOf[username], request.Session)
			}
		}
	}
	if len(userOf) != users {
		t.Errorf("%d sessions, want %d", len(userOf), users)
	}
}

func TestUploadAvatar_refused(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	_, err := client.UploadAvatar(t.Context(), robot, exactly(jira.Image{PNG: []byte("not an image"), Side: 64}))
	if err == nil || len(server.Avatars(robot.Key)) > 0 {
		t.Errorf("the error is %v, and the user has %d avatars", err, len(server.Avatars(robot.Key)))
	}
	if _, err := upload(t, client, jira.User{Profile: jira.Profile{Username: "nobody"}}, square(64, blue)); !jira.IsNotFound(err) {
		t.Errorf("the error for an unknown user is %v, want not found", err)
	}
}

// uploadStep is a request of an upload that a fault can hit.
type uploadStep struct {
	name, path string
	side       int
	// creates is set for the request that creates the avatar.
	creates bool
	// fails are the faults that make the upload fail when they happen once.
	fails []jirasim.FaultKind
}

var uploadSteps = []uploadStep{
	{"temporary", "/user/avatar/temporary", 64, false, []jirasim.FaultKind{jirasim.Redirect}},
	{"confirm", "/user/avatar", 64, true, []jirasim.FaultKind{jirasim.Redirect}},
	{"one step", "/user/avatar/temporary", 48, true, []jirasim.FaultKind{jirasim.Redirect}},
}

func TestUploadAvatar_oneFault(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for _, kind := range everyFault {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, _ := robotWithAvatar(server)
					server.Misbehave(jirasim.Fault{Method: "POST", Path: step.path, Kind: kind, Times: 1})
					pixels := quarters(step.side, blue)
					uploaded, err := upload(t, client, robot, pixels)
					if fails := slices.Contains(step.fails, kind); (err != nil) != fails {
						t.Errorf("the error is %v, want one: %t", err, fails)
					}
					wantOneUpload(t, server, robot, uploaded, err)
					if err == nil {
						wantSamePixels(t, lastAvatar(server, robot).Image, pixels)
					}
				})
			})
		}
	}
}

func TestUploadAvatar_lastingFault(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for _, kind := range everySmallFault {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, _ := robotWithAvatar(server)
					server.Misbehave(jirasim.Fault{Method: "POST", Path: step.path, Kind: kind})
					uploaded, err := upload(t, client, robot, quarters(step.side, blue))
					wantOneUpload(t, server, robot, uploaded, err)
				})
			})
		}
	}
}

func TestUploadAvatar_interrupted(t *testing.T) {
	t.Parallel()
	for _, step := range uploadSteps {
		for kind, carriedOut := range map[jirasim.FaultKind]bool{
			jirasim.NoFault: true, jirasim.DropAfter: true, jirasim.BadGatewayAfter: true, jirasim.Truncated: true, jirasim.SlowDrip: true,
			jirasim.DropBefore: false, jirasim.BadGateway: false, jirasim.LoginPage: false, jirasim.TooManyRequests: false,
		} {
			t.Run(step.name+"/"+string(kind), func(t *testing.T) {
				t.Parallel()
				inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
					robot, _ := robotWithAvatar(server)
					ctx, interrupt := context.WithCancel(t.Context())
					server.Misbehave(jirasim.Fault{
						Method: "POST", Path: step.path, Kind: kind, Times: 1,
						During: func(jirasim.Request) { interrupt() },
					})
					uploaded, err := client.UploadAvatar(ctx, robot, exactly(uploadable(t, quarters(step.side, blue))))
					if succeeds := carriedOut && step.creates; (err == nil) != succeeds {
						t.Errorf("UploadAvatar() = %+v, %v, want success: %t", uploaded, err, succeeds)
					}
					if lists := count(server, "GET avatars"); kind == jirasim.NoFault && lists > 1 {
						t.Error("the client looked up the avatar instead of waiting for the response")
					}
					wantOneUpload(t, server, robot, uploaded, err)
				})
			})
		}
	}
}

// lastAvatar returns the custom avatar that a user got last.
func lastAvatar(server *jirasim.Server, robot jira.User) jirasim.Avatar {
	stored := server.Avatars(robot.Key)
	return stored[len(stored)-1]
}

// wantOneUpload checks that the result of an upload is what Jira stores in addition to the avatar of robotWithAvatar.
func wantOneUpload(t *testing.T, server *jirasim.Server, robot jira.User, uploaded jira.NewAvatar, err error) {
	t.Helper()
	added := len(server.Avatars(robot.Key)) - 1
	switch {
	case err != nil && added != 0:
		t.Errorf("Jira has %d new avatars although the upload failed with %v", added, err)
	case err == nil && added != 1:
		t.Errorf("Jira has %d new avatars, want 1", added)
	case err == nil && digits(lastAvatar(server, robot).ID) != string(uploaded.ID):
		t.Errorf("Jira has the new avatar %d, and UploadAvatar returned %q", lastAvatar(server, robot).ID, uploaded.ID)
	}
	if failed := server.FailedLogins(); failed > 0 {
		t.Errorf("%d failed logins", failed)
	}
}
