// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestUploadedPictureIsKeptWholeAndNotSelected(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"8.20", "9.12", "10.3"} {
		for _, side := range []int{1, 47, 48, 49, 256} {
			t.Run(fmt.Sprintf("Jira %s, %d pixels", version, side), func(t *testing.T) {
				t.Parallel()
				server := startJira(t, jirasim.Settings{Version: version})
				client := connect(t, server)
				begun(t, server, client)
				robot := addRobot(server, "robot")
				uploaded, err := upload(t, client, robot, quarters(side, blue))
				if err != nil {
					t.Fatal(err)
				}
				if uploaded.Side != side || uploaded.Degraded {
					t.Errorf("made %+v of %d pixels", uploaded, side)
				}
				if side <= 48 {
					wantAsked(t, server, "GET avatars", "POST temporary")
				} else {
					wantAsked(t, server, "POST temporary", "POST avatar")
				}
				kept := server.Avatars(robot.Key)
				if len(kept) != 1 || digits(kept[0].ID) != string(uploaded.ID) {
					t.Fatalf("Jira keeps %+v, the client made %q", kept, uploaded.ID)
				}
				wantSamePixels(t, kept[0].Image, quarters(side, blue))
				if shown := server.ShownAvatar(robot.Key); shown != server.DefaultAvatar() {
					t.Errorf("the user shows %d already", shown)
				}
			})
		}
	}
}

// upload uploads a picture as it is.
func upload(t *testing.T, client *jira.Client, user jira.User, pixels image.Image, known ...jira.AvatarID) (jira.NewAvatar, error) {
	t.Helper()
	return client.UploadAvatar(t.Context(), user, exactly(jira.Image{PNG: encoded(t, pixels), Side: pixels.Bounds().Dx()}), known)
}

func TestConfirmationAsksForTheWholePicture(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	if _, err := upload(t, client, robot, quarters(500, blue)); err != nil {
		t.Fatal(err)
	}
	kept := server.Avatars(robot.Key)[0].Image
	side := kept.Bounds().Dx() // Jira keeps no more than its largest rendition
	for corner, want := range map[image.Point]color.Color{
		image.Pt(0, 0): red, image.Pt(side/2-2, side/2-2): red, image.Pt(side/2+2, 0): blue, image.Pt(0, side/2+2): blue, image.Pt(side-1, side-1): blue,
	} {
		if got := kept.At(corner.X, corner.Y); !sameColor(got, want) {
			t.Errorf("of %d pixels, the one at %s is %v, want %v", side, corner, got, want)
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
			t.Errorf("cuts out %v", crop)
		}
	}
}

func TestFiftyUploadsAtOnceEndWithEachItsOwnPicture(t *testing.T) {
	t.Parallel()
	const accounts = 50
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robots := make([]jira.User, accounts)
	images := make([]image.Image, accounts)
	for index := range accounts {
		robots[index] = addRobot(server, fmt.Sprintf("robot%02d", index))
		side := 40 + index // some in one step, some in two
		images[index] = quarters(side, color.RGBA{G: uint8(5 * index), B: 0xff, A: 0xff})
	}
	errs := atOnce(accounts, func(index int) error {
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
		kept := server.Avatars(robots[index].Key)
		if len(kept) != 1 || server.ShownAvatar(robots[index].Key) != kept[0].ID {
			t.Fatalf("%s has %d avatars and shows %d", robots[index].Username, len(kept), server.ShownAvatar(robots[index].Key))
		}
		wantSamePixels(t, kept[0].Image, images[index])
	}
	checkSessions(t, server)
}

// checkSessions makes sure that each upload had a session of its own, and that it was confirmed in there.
func checkSessions(t *testing.T, server *jirasim.Server) {
	t.Helper()
	uploadedIn, usedBy := map[string]string{}, map[string]string{}
	for _, request := range server.Requests() {
		username := request.Query.Get("username")
		switch request.Path {
		case "/rest/api/2/user/avatar/temporary":
			if other, used := usedBy[request.Session]; used || request.Session == "" {
				t.Errorf("%s and %s share the session %q", username, other, request.Session)
			}
			uploadedIn[username], usedBy[request.Session] = request.Session, username
		case "/rest/api/2/user/avatar":
			if request.Method == "POST" && request.Session != uploadedIn[username] {
				t.Errorf("%s uploaded in the session %q and confirmed in %q", username, uploadedIn[username], request.Session)
			}
		}
	}
	if len(usedBy) != 50 {
		t.Errorf("%d sessions, want 50", len(usedBy))
	}
}

func TestRefusedUploadIsAnError(t *testing.T) {
	t.Parallel()
	server := startJira(t, jirasim.Settings{})
	client := connect(t, server)
	robot := addRobot(server, "robot")
	_, err := client.UploadAvatar(t.Context(), robot, exactly(jira.Image{PNG: []byte("no picture"), Side: 64}), nil)
	if err == nil || len(server.Avatars(robot.Key)) > 0 {
		t.Errorf("ended with %v", err)
	}
	if _, err := upload(t, client, jira.User{Profile: jira.Profile{Username: "nobody"}}, square(64, blue)); !jira.IsNotFound(err) {
		t.Errorf("the upload for nobody ended with %v", err)
	}
}
