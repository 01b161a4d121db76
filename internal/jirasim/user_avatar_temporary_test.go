// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"image"
	"image/gif"
	"image/jpeg"
	"testing"
)

// The examples of facts 4.1.
func TestUpload_suggestedCrop(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	for size, want := range map[image.Point][3]int{
		{X: 500, Y: 500}:  {90, 90, 198},
		{X: 256, Y: 256}:  {41, 41, 117},
		{X: 100, Y: 60}:   {10, 2, 52},
		{X: 1000, Y: 500}: {90, 40, 115},
		{X: 49, Y: 49}:    {0, 0, 48},
		{X: 48, Y: 40}:    {0, 0, 40},
	} {
		got := server.asAdmin(t).upload("admin", pngOf(t, twoColors(size.X, size.Y))).expect(t, 201, `"needsCropping":true`, "/secure/temporaryavatar?cropped=true&magic=")
		if got.header.Get("Cache-Control") != "no-store" {
			t.Errorf("headers: %v", got.header)
		}
		var bean croppingBean
		got.into(t, &bean)
		if x, y, width := bean.CropperOffsetX, bean.CropperOffsetY, bean.CropperWidth; [3]int{x, y, width} != want {
			t.Errorf("%v: %d,%d,%d, want %v", size, x, y, width, want)
		}
	}
}

func TestUpload_smallSquare(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.asAdmin(t).upload("admin", pngOf(t, twoColors(48, 48))).
		expect(t, 201, `{"id":"10500","owner":"JIRAUSER10000","isSystemAvatar":false,"isSelected":false`)
	if server.StoredSide(10500) != 48 || server.ShownAvatar("JIRAUSER10000") != server.DefaultAvatar() {
		t.Errorf("stored side %d, shown %d", server.StoredSide(10500), server.ShownAvatar("JIRAUSER10000"))
	}
}

func TestUpload_decodedByContent(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	var asJPEG, asGIF bytes.Buffer
	if err := jpeg.Encode(&asJPEG, twoColors(60, 60), nil); err != nil {
		t.Fatal(err)
	}
	if err := gif.Encode(&asGIF, twoColors(60, 60), nil); err != nil {
		t.Fatal(err)
	}
	for _, content := range []string{asJPEG.String(), asGIF.String(), pngOf(t, twoColors(60, 60))} {
		server.asAdmin(t).upload("admin", content, "Content-Type", "IMAGE/x-png").expect(t, 201)
	}
}

func TestUpload_rawUploadOff(t *testing.T) {
	t.Parallel()
	content := pngOf(t, twoColors(60, 60))
	body, header := form(t, "avatar", "image/png", content)
	for configured, want := range map[int]int{0: 415, 404: 404, 405: 405} {
		client := startJira(t, Settings{RawUploadOff: true, RawUploadOffStatus: configured}).asAdmin(t).keepingCookies()
		client.upload("admin", content).expect(t, want)
		multipart := []string{"Content-Type", header, "X-Atlassian-Token", "no-check"}
		client.send("POST", temporaryPath+"?username=admin", body, append(multipart, "Accept", "application/json")...).expect(t, 406)
		client.send("POST", temporaryPath+"?username=admin", body, multipart...).expect(t, 201)
		client.confirm("admin", `{"cropperWidth":60}`).expect(t, 201)
	}
}
