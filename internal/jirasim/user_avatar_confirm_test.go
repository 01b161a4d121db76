// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image/color"
	"strconv"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func TestConfirmAvatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.confirm("admin", `{}`).expect(t, 500, messageUploadFailed)
	client.upload("admin", pngOf(t, twoColors(400, 300))).expect(t, 201)
	for body, status := range map[string]int{
		`{"cropperOffsetX":-1,"cropperOffsetY":0,"cropperWidth":9}`:  400,
		`{"cropperOffsetX":0,"cropperOffsetY":453,"cropperWidth":9}`: 400,
		`{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":-9}`:  500,
		`{}`: 500,
	} {
		client.confirm("admin", body).expect(t, status)
	}
	client.confirm("admin", `{"cropperOffsetX":"100","cropperOffsetY":0,"cropperWidth":"200","url":"x","needsCropping":true}`).
		expect(t, 201, `"id":"10500","owner":"JIRAUSER10000"`, `"isSelected":false`)
	client.confirm("admin", `{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":200}`).expect(t, 500, "Error occured while creating avatar")
	if server.StoredSide(10500) != 200 || server.ShownAvatar("JIRAUSER10000") != store.DefaultAvatar {
		t.Errorf("side %d, shown %d", server.StoredSide(10500), server.ShownAvatar("JIRAUSER10000"))
	}
	pixels := server.Avatars("JIRAUSER10000")[0].Image
	if !sameColor(pixels.At(0, 0), red) || !sameColor(pixels.At(199, 199), blue) {
		t.Errorf("corners: %v %v", pixels.At(0, 0), pixels.At(199, 199))
	}
}

func sameColor(one, other color.Color) bool {
	r1, g1, b1, a1 := one.RGBA()
	r2, g2, b2, a2 := other.RGBA()
	return r1 == r2 && g1 == g2 && b1 == b2 && a1 == a2
}

func TestConfirmAvatar_squareOutsideImage(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.upload("admin", pngOf(t, twoColors(100, 50))).expect(t, 201)
	client.confirm("admin", `{"cropperOffsetX":20,"cropperWidth":100}`).expect(t, 201)
	pixels := server.Avatars("JIRAUSER10000")[0].Image
	if !sameColor(pixels.At(0, 0), red) || !sameColor(pixels.At(79, 49), blue) || !sameColor(pixels.At(80, 0), color.Transparent) ||
		!sameColor(pixels.At(0, 50), color.Transparent) {
		t.Error("the crop square is in the wrong place")
	}
}

func TestConfirmAvatar_largeCrop(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.upload("admin", pngOf(t, twoColors(1000, 1000))).expect(t, 201)
	client.confirm("admin", `{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":500}`).expect(t, 201)
	pixels := server.Avatars("JIRAUSER10000")[0].Image
	if server.StoredSide(10500) != 256 || !sameColor(pixels.At(120, 9), red) || !sameColor(pixels.At(136, 9), blue) {
		t.Errorf("side %d", server.StoredSide(10500))
	}
}

func TestConfirmAvatar_onePerSession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	shared, own := server.asAdmin(t).keepingCookies(), server.asAdmin(t).keepingCookies()
	shared.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
	own.upload("admin", pngOf(t, twoColors(70, 70))).expect(t, 201)
	shared.upload("robot", pngOf(t, twoColors(80, 80))).expect(t, 201)
	// The upload for the robot replaced the upload for the administrator, who now gets the image.
	shared.confirm("admin", `{"cropperWidth":80}`).expect(t, 201)
	own.confirm("admin", `{"cropperWidth":70}`).expect(t, 201)
	if server.StoredSide(10500) != 80 || server.StoredSide(10501) != 70 || len(server.Avatars("JIRAUSER10100")) != 0 {
		t.Error("the avatars belong to the wrong users")
	}
	// Without the session cookie there is no temporary avatar.
	server.asAdmin(t).upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
	server.asAdmin(t).confirm("admin", `{"cropperWidth":60}`).expect(t, 500, messageUploadFailed)
}

// Concurrent uploads do not mix up the temporary avatars of their sessions.
func TestConfirmAvatar_concurrent(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	problems := make(chan string)
	const uploads = 8
	for i := range uploads {
		side := 60 + i
		robot := addRobot(server, "robot"+strconv.Itoa(i))
		client := server.asAdmin(t).keepingCookies()
		content := pngOf(t, twoColors(side, side))
		go func() {
			_, err := client.try("POST", temporaryPath+"?filename=a.png&username="+robot.Name, content, "X-Atlassian-Token", "no-check", "Content-Type", "image/png")
			if err == nil {
				_, err = client.try("POST", "/rest/api/2/user/avatar?username="+robot.Name, fmt.Sprintf(`{"cropperWidth":%d}`, side), "X-Atlassian-Token", "no-check")
			}
			owned := server.Avatars(robot.Key)
			if err != nil || len(owned) != 1 || owned[0].Image.Bounds().Dx() != side {
				problems <- fmt.Sprintf("%s: %v, %d avatars", robot.Name, err, len(owned))
				return
			}
			problems <- ""
		}()
	}
	for range uploads {
		if problem := <-problems; problem != "" {
			t.Error(problem)
		}
	}
}

func TestConfirmAvatar_alwaysFails(t *testing.T) {
	t.Parallel()
	client := startJira(t, Settings{ConfirmAlwaysFails: true}).asAdmin(t).keepingCookies()
	client.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
	client.confirm("admin", `{"cropperWidth":60}`).expect(t, 500, messageUploadFailed)
	client.upload("admin", pngOf(t, twoColors(48, 48))).expect(t, 201, `"id"`)
}
