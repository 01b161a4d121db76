// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"io"
	"mime/multipart"
	"net/textproto"
	"strings"
	"testing"
)

// The examples of facts 4.1.
func TestSuggestedSquare(t *testing.T) {
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
		got := server.asAdmin(t).upload("admin", pngOf(t, twoColors(size.X, size.Y))).is(t, 201, `"needsCropping":true`, "/secure/temporaryavatar?cropped=true&magic=")
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

func TestSmallSquareNeedsNoConfirmation(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	server.asAdmin(t).upload("admin", pngOf(t, twoColors(48, 48))).
		is(t, 201, `{"id":"10500","owner":"JIRAUSER10000","isSystemAvatar":false,"isSelected":false`)
	if server.StoredSide(10500) != 48 || server.ShownAvatar("JIRAUSER10000") != server.DefaultAvatar() {
		t.Errorf("stored side %d, shown %d", server.StoredSide(10500), server.ShownAvatar("JIRAUSER10000"))
	}
}

func TestFittedIntoFiveHundred(t *testing.T) {
	t.Parallel()
	for given, want := range map[image.Point]image.Point{
		{X: 500, Y: 500}: {X: 500, Y: 500}, {X: 501, Y: 100}: {X: 500, Y: 99}, {X: 100, Y: 501}: {X: 99, Y: 500},
		{X: 2000, Y: 2000}: {X: 500, Y: 500}, {X: 5000, Y: 1}: {X: 500, Y: 1},
	} {
		if width, height := fitted(given.X, given.Y); image.Pt(width, height) != want {
			t.Errorf("%v becomes %dx%d, want %v", given, width, height, want)
		}
	}
}

func TestDecodesByContentWhateverIsDeclared(t *testing.T) {
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
		server.asAdmin(t).upload("admin", content, "Content-Type", "IMAGE/x-png").is(t, 201)
	}
}

// The rows of the table in facts 4.1, each with everything below it wrong as well, so that the order is proven.
func TestRawUploadRefusals(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Version: "9.12"})
	addRobot(server, "robot")
	addRobot(server, "victim")
	robot := server.visit(t, "robot", "robot")
	token := []string{"X-Atlassian-Token", "no-check"}
	asPicture := append(token, "Content-Type", "image/png")
	wide := pngOf(t, image.NewGray(image.Rect(0, 0, 2501, 2000)))
	cases := []struct {
		name, query, body string
		headers           []string
		status            int
		want              string
	}{
		{"token", "", "x", nil, 403, "XSRF check failed"},
		{"no username", "?filename=", "x", token, 404, "The username query parameter was not provided"},
		{"unknown user", "?username=nobody", "x", token, 404, "The user named 'nobody' does not exist"},
		{"blank filename", "?username=victim&filename=+&size=99999999", "x", token, 400, `{"errorMessages":[null],"errors":{}}`},
		{"size too big", "?username=victim&filename=a&size=10485761", "x", token, 400, "The image a is too big. The maximum allowed upload size is 10485760."},
		{"stranger", "?username=victim&filename=a", "x", token, 403, `{"errorMessages":[null],"errors":{}}`},
		{"type, no dot", "?username=robot&filename=a&size=0", "x", append(token, "Content-Type", "image/jpg"), 400, "the file does not contain an extension"},
		{"type", "?username=robot&filename=a.png", "x", append(token, "Content-Type", "image/png;charset=utf-8"), 400, "not a supported image format"},
		{"longer than size", "?username=robot&filename=%3F.png&size=1", "xx", asPicture, 400, "The image ?.png is too big."},
		{"empty", "?username=robot&filename=%3F.png", "", append(asPicture, "Content-Type", "image/png"), 400, "Browser did not upload any image."},
		{"shorter than size", "?username=robot&filename=%3F.png&size=3", "xx", asPicture, 400, "Browser did not upload the complete image."},
		{"filename", "?username=robot&filename=a%3Fb.png", "xx", asPicture, 400, "illegal characters - '?'"},
		{"undecodable", "?username=robot&filename=a.png", "xx", asPicture, 400, "could not be read correctly"},
		{"truncated", "?username=robot&filename=a.png", wide[:len(wide)/2], asPicture, 400, "5 megapixels"},
		{"megapixels", "?username=robot&filename=a.png", wide, asPicture, 400, "is too big.  Image sizes are restricted to 5 megapixels."},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			got := robot.send("POST", temporaryPath+test.query, test.body, append([]string{"Content-Type", ""}, test.headers...)...)
			got.is(t, test.status, test.want)
		})
	}
}

func TestChunkedUploadNeedsTheSize(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	content := pngOf(t, twoColors(60, 60))
	exchange := newExchange(t, "POST", temporaryPath, "Content-Type", "image/png")
	exchange.body, exchange.request.ContentLength = []byte(content), -1
	if got := exchange.problemWithUpload("a.png", exchange.request.ContentLength); got != "The size of a.png was not sent with the request." {
		t.Errorf("without size: %q", got)
	}
	server.asAdmin(t).send("POST", fmt.Sprintf("%s?username=admin&filename=a.png&size=%d", temporaryPath, len(content)), content,
		"X-Atlassian-Token", "no-check", "Content-Type", "image/png").is(t, 201)
}

func TestCMYKIsUnreadable(t *testing.T) {
	t.Parallel()
	// Go writes no CMYK JPEG; the header of one is enough to be refused.
	header := "\xff\xd8\xff\xc0\x00\x14\x08\x00\x3c\x00\x3c\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x0e"
	if config, err := jpeg.DecodeConfig(strings.NewReader(header)); err != nil || config.ColorModel != color.CMYKModel {
		t.Fatalf("the test's own header is not CMYK: %v %v", config, err)
	}
	if _, err := decodeImage([]byte(header)); err == nil || err.Error() != messageUnreadable {
		t.Errorf("%v", err)
	}
}

// form is a multipart body with one part and its Content-Type.
func form(t *testing.T, name, contentType, content string) (body, header string) {
	t.Helper()
	var written bytes.Buffer
	writer := multipart.NewWriter(&written)
	part, err := writer.CreatePart(textproto.MIMEHeader{
		"Content-Disposition": {fmt.Sprintf(`form-data; name=%q; filename="pic.png"`, name)}, "Content-Type": {contentType},
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.WriteString(part, content); err != nil {
		t.Fatal(err)
	}
	if err := writer.Close(); err != nil {
		t.Fatal(err)
	}
	return written.String(), writer.FormDataContentType()
}

func TestMultipartUpload(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	addRobot(server, "robot")
	admin, robot := server.asAdmin(t), server.visit(t, "robot", "robot")
	send := func(visitor *visitor, username, name, contentType, content string, headers ...string) reply {
		body, header := form(t, name, contentType, content)
		return visitor.send("POST", temporaryPath+"?username="+username, body,
			append([]string{"Content-Type", header, "X-Atlassian-Token", "no-check"}, headers...)...)
	}
	large, small := pngOf(t, twoColors(500, 500)), pngOf(t, twoColors(20, 20))
	got := send(admin, "robot", "avatar", "image/png", large).is(t, 201,
		`<html><body><textarea>{"url": "`+server.URL()+`/secure/temporaryavatar?cropped=true&magic=`,
		`","cropperWidth": "198","cropperOffsetX": "90","cropperOffsetY": "90","isCroppingNeeded": "true"}</textarea></body></html>`)
	if got.header.Get("Content-Type") != htmlType {
		t.Errorf("headers: %v", got.header)
	}
	send(admin, "robot", "avatar", "image/png", small).is(t, 201, `<textarea>{"id": "10500"}</textarea>`)
	send(admin, "robot", "avatar", "image/webp", large).is(t, 200, `<textarea>{"errorMessages": ["The file content`)
	send(admin, "robot", "avatar", "image/png", "x").is(t, 200, "could not be read correctly")
	send(admin, "robot", "picture", "image/png", large).is(t, 200, messageNoImage)
	send(admin, "nobody", "avatar", "image/png", large).is(t, 404)
	send(robot, "admin", "avatar", "image/png", large).is(t, 200, `{"errorMessages": [null]}`)
	send(admin, "robot", "avatar", "image/png", large, "X-Atlassian-Token", "").is(t, 403)
	send(admin, "robot", "avatar", "image/png", large, "Accept", "text/html").is(t, 201)
}

// Asking for JSON leads to the raw operation where there is one, and nowhere on Jira 11 (facts 4.2).
func TestMultipartThatWantsJSONIsRefused(t *testing.T) {
	t.Parallel()
	body, header := form(t, "avatar", "image/png", pngOf(t, twoColors(60, 60)))
	for version, status := range map[string]int{"9.12": 400, "10.3": 400, "11.3": 406} {
		server := startJira(t, Settings{Version: version})
		server.asAdmin(t).send("POST", temporaryPath+"?username=admin", body,
			"Content-Type", header, "X-Atlassian-Token", "no-check", "Accept", "application/json").is(t, status)
	}
}
