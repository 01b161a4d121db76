// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"strings"
	"testing"
)

// Every size has exactly the pixels of ShownImage and the colors of the source image.
func TestSecureAvatar_everySize(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	id := server.AddAvatar(robot.Key, 0, twoColors(300, 300))
	server.SelectAvatar(robot.Key, id)
	client := server.clientAs(t, "robot", "robot")
	for name, side := range renditionSides {
		got := client.get("/secure/useravatar?ownerId=jirauser10100&avatarId=10500&size="+name).expect(t, 200)
		pixels := decodePNG(t, got.body)
		if got.header.Get("Content-Type") != "image/png" || !samePixels(pixels, server.ShownImage(robot.Key, side)) {
			t.Errorf("size %s differs from ShownImage at %d pixels", name, side)
		}
		if !sameColor(pixels.At(0, 0), red) || !sameColor(pixels.At(side-1, side-1), blue) {
			t.Errorf("%s: colors %v %v", name, pixels.At(0, 0), pixels.At(side-1, side-1))
		}
		if !bytes.Contains([]byte(got.body), []byte("tEXtjira-system-image-type")) {
			t.Errorf("size %s has no text chunk", name)
		}
	}
}

func samePixels(one, other image.Image) bool {
	if one.Bounds() != other.Bounds() {
		return false
	}
	for y := range one.Bounds().Dy() {
		for x := range one.Bounds().Dx() {
			if color.NRGBAModel.Convert(one.At(x, y)) != color.NRGBAModel.Convert(other.At(x, y)) {
				return false
			}
		}
	}
	return true
}

func TestSecureAvatar_transparency(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	pixels := image.NewNRGBA(image.Rect(0, 0, 64, 64))
	for i := range pixels.Pix {
		pixels.Pix[i] = byte(i)
	}
	server.SelectAvatar(robot.Key, server.AddAvatar(robot.Key, 0, pixels))
	got := server.asAdmin(t).get("/secure/useravatar?size=xlarge&ownerId=JIRAUSER10100").expect(t, 200)
	if !samePixels(decodePNG(t, got.body), server.ShownImage(robot.Key, 64)) {
		t.Error("the pixels differ from ShownImage")
	}
}

func TestSecureAvatar_parameters(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	server.AddAvatar(robot.Key, 0, twoColors(99, 99))
	const path = "/secure/useravatar"
	admin, anonymous := server.asAdmin(t), server.anonymous(t)
	for _, query := range []string{"", "?avatarId=x", "?avatarId=10500", "?avatarId=10500&ownerId=JIRAUSER10000", "?avatarId=777&ownerId=JIRAUSER10100"} {
		admin.get(path+query).expect(t, 404)
	}
	system := admin.get(path+"?avatarId=10334").expect(t, 200, "<svg", "#")
	if system.header.Get("Content-Type") != "image/svg+xml" {
		t.Errorf("headers of a system avatar: %v", system.header)
	}
	for query, side := range map[string]int{
		"?avatarId=10334&format=png": 48, "?avatarId=10334&format=png&size=XSMALL": 16, "?avatarId=10334&format=png&size=100": 128,
		"?avatarId=10334&format=png&size=nonsense": 48,
	} {
		if pixels := decodePNG(t, anonymous.get(path+query).expect(t, 200).body); pixels.Bounds().Dx() != side {
			t.Errorf("%s: %v", query, pixels.Bounds())
		}
	}
	unknown := admin.get(path+"?ownerId=ghost").expect(t, 200)
	hidden := anonymous.get(path+"?ownerId=JIRAUSER10100&avatarId=10500").expect(t, 200)
	own := admin.get(path+"?username=robot").expect(t, 200)
	if fallback := admin.get(path + "?avatarId=10122"); unknown.body != fallback.body || hidden.body != fallback.body || own.body != fallback.body {
		t.Error("the fallback is not the default avatar")
	}
}

func TestSecureAvatar_temporary(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	client := server.asAdmin(t).keepingCookies()
	client.get("/secure/temporaryavatar?cropped=true&magic=1").expect(t, 404)
	client.upload("admin", pngOf(t, twoColors(1000, 500))).expect(t, 201)
	got := client.get("/secure/temporaryavatar?cropped=true&magic=1").expect(t, 200)
	if shown := decodePNG(t, got.body); shown.Bounds() != image.Rect(0, 0, 500, 250) {
		t.Errorf("bounds of the temporary avatar: %v", shown.Bounds())
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
