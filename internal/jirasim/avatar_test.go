// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strconv"
	"strings"
	"testing"
)

func TestConfirm(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t).keepingCookies()
	visitor.confirm("admin", `{}`).is(t, 500, messageUploadFailed)
	visitor.upload("admin", pngOf(t, twoColors(400, 300))).is(t, 201)
	for body, status := range map[string]int{
		`{"cropperOffsetX":-1,"cropperOffsetY":0,"cropperWidth":9}`:  400,
		`{"cropperOffsetX":0,"cropperOffsetY":453,"cropperWidth":9}`: 400,
		`{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":-9}`:  500,
		`{}`: 500,
	} {
		visitor.confirm("admin", body).is(t, status)
	}
	visitor.confirm("admin", `{"cropperOffsetX":"100","cropperOffsetY":0,"cropperWidth":"200","url":"x","needsCropping":true}`).
		is(t, 201, `"id":"10500","owner":"JIRAUSER10000"`, `"isSelected":false`)
	visitor.confirm("admin", `{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":200}`).is(t, 500, "Error occured while creating avatar")
	if server.StoredSide(10500) != 200 || server.ShownAvatar("JIRAUSER10000") != defaultAvatar {
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

func TestSquareOutsideOfThePictureIsTransparent(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t).keepingCookies()
	visitor.upload("admin", pngOf(t, twoColors(100, 50))).is(t, 201)
	visitor.confirm("admin", `{"cropperOffsetX":20,"cropperWidth":100}`).is(t, 201)
	pixels := server.Avatars("JIRAUSER10000")[0].Image
	if !sameColor(pixels.At(0, 0), red) || !sameColor(pixels.At(79, 49), blue) || !sameColor(pixels.At(80, 0), color.Transparent) ||
		!sameColor(pixels.At(0, 50), color.Transparent) {
		t.Error("the crop is not where it should be")
	}
}

func TestLargeCropIsStoredAsTheLargestRendition(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t).keepingCookies()
	visitor.upload("admin", pngOf(t, twoColors(1000, 1000))).is(t, 201)
	visitor.confirm("admin", `{"cropperOffsetX":0,"cropperOffsetY":0,"cropperWidth":500}`).is(t, 201)
	pixels := server.Avatars("JIRAUSER10000")[0].Image
	if server.StoredSide(10500) != 256 || !sameColor(pixels.At(120, 9), red) || !sameColor(pixels.At(136, 9), blue) {
		t.Errorf("side %d", server.StoredSide(10500))
	}
}

func TestOneTemporaryPicturePerSession(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	shared, own := server.asAdmin(t).keepingCookies(), server.asAdmin(t).keepingCookies()
	shared.upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
	own.upload("admin", pngOf(t, twoColors(70, 70))).is(t, 201)
	shared.upload("robot", pngOf(t, twoColors(80, 80))).is(t, 201)
	// The session's only picture is the robot's by now, and it is the administrator who gets it.
	shared.confirm("admin", `{"cropperWidth":80}`).is(t, 201)
	own.confirm("admin", `{"cropperWidth":70}`).is(t, 201)
	if server.StoredSide(10500) != 80 || server.StoredSide(10501) != 70 || len(server.Avatars("JIRAUSER10100")) != 0 {
		t.Error("the pictures went elsewhere")
	}
	// Without the cookie there is no picture.
	server.asAdmin(t).upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
	server.asAdmin(t).confirm("admin", `{"cropperWidth":60}`).is(t, 500, messageUploadFailed)
}

// Each session keeps its own picture, however many upload at once.
func TestConcurrentUploads(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	problems := make(chan string)
	const uploads = 8
	for i := range uploads {
		side := 60 + i
		robot := addRobot(server, "robot"+strconv.Itoa(i))
		visitor := server.asAdmin(t).keepingCookies()
		content := pngOf(t, twoColors(side, side))
		go func() {
			_, err := visitor.try("POST", temporaryPath+"?filename=a.png&username="+robot.Name, content, "X-Atlassian-Token", "no-check", "Content-Type", "image/png")
			if err == nil {
				_, err = visitor.try("POST", "/rest/api/2/user/avatar?username="+robot.Name, fmt.Sprintf(`{"cropperWidth":%d}`, side), "X-Atlassian-Token", "no-check")
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

func TestTemporaryPictureIsShown(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	visitor := server.asAdmin(t).keepingCookies()
	visitor.get("/secure/temporaryavatar?cropped=true&magic=1").is(t, 404)
	visitor.upload("admin", pngOf(t, twoColors(1000, 500))).is(t, 201)
	got := visitor.get("/secure/temporaryavatar?cropped=true&magic=1").is(t, 200)
	if shown := decodePNG(t, got.body); shown.Bounds() != image.Rect(0, 0, 500, 250) {
		t.Errorf("%v", shown.Bounds())
	}
}

func decodePNG(t *testing.T, content string) image.Image {
	t.Helper()
	decoded, err := png.Decode(strings.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func TestSelect(t *testing.T) {
	t.Parallel()
	for version, status := range map[string]int{"8.20": 204, "9.12": 204, "10.3": 200, "11.3": 200} {
		server := startJira(t, Settings{Version: version})
		robot := addRobot(server, "robot")
		other := addRobot(server, "other")
		admin := server.asAdmin(t)
		id := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
		choose := func(body string) reply { return admin.send("PUT", "/rest/api/2/user/avatar?username=robot", body) }
		got := choose(`{"id":"10500","owner":"JIRAUSER10100","isSystemAvatar":false,"urls":{}}`).is(t, status)
		if (status == 200) != strings.Contains(got.body, `{"id":"10500","owner":"JIRAUSER10100"`) {
			t.Errorf("%s: %q", version, got.body)
		}
		if server.ShownAvatar(robot.Key) != id {
			t.Errorf("%s: not shown", version)
		}
		choose(`{"id":"424242"}`).is(t, status)
		if chosen, _ := server.User("robot"); chosen.SelectedAvatar != 424242 || server.ShownAvatar(robot.Key) != defaultAvatar {
			t.Errorf("%s: %+v", version, chosen)
		}
		choose(`{"id":10334}`).is(t, status)
		choose(`{}`).is(t, 500)
		choose(`{"id":"x"}`).is(t, 500)
		if server.ShownAvatar(robot.Key) != 10334 {
			t.Errorf("%s: refused choices count", version)
		}
		refused := map[int]int{204: 401, 200: 403}[status]
		server.visit(t, "robot", "robot").send("PUT", "/rest/api/2/user/avatar?username=other", `{"id":"1"}`).
			is(t, refused, `{"errorMessages":[],"errors":{}}`)
		server.visit(t, "other", "other").send("PUT", "/rest/api/2/user/avatar?username=other", `{"id":"10500"}`).is(t, status)
		if server.ShownAvatar(other.Key) != id {
			t.Errorf("%s: another user's avatar is not shown", version)
		}
	}
}

func TestListAvatars(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	other := addRobot(server, "other")
	list := func() (lists avatarLists, selected []string) {
		server.visit(t, "other", "other").get("/rest/api/2/user/avatars?username=ROBOT").is(t, 200).into(t, &lists)
		for _, bean := range slices.Concat(lists.System, lists.Custom) {
			if bean.Selected != bean.IsSelected {
				t.Errorf("%+v", bean)
			}
			if bean.Selected {
				selected = append(selected, bean.ID)
			}
		}
		return lists, selected
	}
	lists, selected := list()
	if len(lists.System) != 25 || lists.Custom == nil || len(lists.Custom) != 0 || !slices.Equal(selected, []string{"10122"}) {
		t.Errorf("%d system, custom %v, selected %v", len(lists.System), lists.Custom, selected)
	}
	own := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
	foreign := server.AddAvatar(other.Key, 0, twoColors(99, 99))
	for choice, want := range map[int64][]string{own: {"10500"}, foreign: nil, 777: {"10122"}, 10340: {"10340"}} {
		server.SelectAvatar(robot.Key, choice)
		if _, selected := list(); !slices.Equal(selected, want) {
			t.Errorf("choice %d: %v", choice, selected)
		}
	}
	lists, _ = list()
	base := server.URL() + "/secure/useravatar?"
	if got := lists.Custom[0]; got.Owner != robot.Key || !got.IsDeletable || got.URLs["48x48"] != base+"ownerId=JIRAUSER10100&avatarId=10500" {
		t.Errorf("%+v", got)
	}
	if got := lists.System[0]; got.IsDeletable || got.URLs["16x16"] != base+"size=xsmall&avatarId=10122" {
		t.Errorf("%+v", got)
	}
	server.asAdmin(t).get("/rest/api/2/user/avatars").is(t, 404)
	server.asAdmin(t).get("/rest/api/2/avatar/user/system").is(t, 200, `{"system":[{"id":"10122"`)
}

func TestDeleteAvatar(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	addRobot(server, "other")
	admin := server.asAdmin(t)
	id := server.AddAvatar(robot.Key, 0, twoColors(99, 99))
	server.SelectAvatar(robot.Key, id)
	const path = "/rest/api/2/user/avatar/"
	admin.send("DELETE", path+"10500", "").is(t, 404)
	admin.send("DELETE", path+"10500?username=nobody", "").is(t, 404)
	admin.send("DELETE", path+"777?username=robot", "").is(t, 404, `{"errorMessages":[],"errors":{}}`)
	admin.send("DELETE", path+"x?username=robot", "").is(t, 404)
	admin.send("DELETE", path+"10122?username=robot", "").is(t, 403, `{"errorMessages":[],"errors":{}}`)
	server.visit(t, "other", "other").send("DELETE", path+"10500?username=other", "").is(t, 403)
	// Whom the parameter names does not matter, as long as there is such a user.
	admin.send("DELETE", path+"10500?username=other", "").is(t, 204)
	chosen, _ := server.User("robot")
	if chosen.SelectedAvatar != id || server.ShownAvatar(robot.Key) != defaultAvatar {
		t.Errorf("choice %d, shown %d", chosen.SelectedAvatar, server.ShownAvatar(robot.Key))
	}
	admin.get("/rest/api/2/user?username=robot").is(t, 200, `/secure/useravatar?avatarId=10122"`)
}
