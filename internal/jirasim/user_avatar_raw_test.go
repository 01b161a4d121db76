// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image"
	"testing"
)

// The rows of the table in facts 4.1. Each request also violates the rows below, which proves the order of the checks.
func TestUploadRaw_refusals(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{Version: "9.12"})
	addRobot(server, "robot")
	addRobot(server, "other")
	robot := server.clientAs(t, "robot", "robot")
	token := []string{"X-Atlassian-Token", "no-check"}
	asPNG := append(token, "Content-Type", "image/png")
	wide := pngOf(t, image.NewGray(image.Rect(0, 0, 2501, 2000)))
	cases := []struct {
		name, query, body string
		headers           []string
		status            int
		want              string
	}{
		{"token", "", "x", nil, 403, "XSRF check failed"},
		{"no username", "?filename=", "x", token, 404, "The username query parameter was not provided"},
		{"unknown user", "?username=ghost", "x", token, 404, "The user named 'ghost' does not exist"},
		{"blank filename", "?username=other&filename=+&size=99999999", "x", token, 400, `{"errorMessages":[null],"errors":{}}`},
		{"size too big", "?username=other&filename=a&size=10485761", "x", token, 400, "The image a is too big. The maximum allowed upload size is 10485760."},
		{"no permission", "?username=other&filename=a", "x", token, 403, `{"errorMessages":[null],"errors":{}}`},
		{"type, no dot", "?username=robot&filename=a&size=0", "x", append(token, "Content-Type", "image/jpg"), 400, "the file does not contain an extension"},
		{"type", "?username=robot&filename=a.png", "x", append(token, "Content-Type", "image/png;charset=utf-8"), 400, "not a supported image format"},
		{"longer than size", "?username=robot&filename=%3F.png&size=1", "xx", asPNG, 400, "The image ?.png is too big."},
		{"empty", "?username=robot&filename=%3F.png", "", append(asPNG, "Content-Type", "image/png"), 400, "Browser did not upload any image."},
		{"shorter than size", "?username=robot&filename=%3F.png&size=3", "xx", asPNG, 400, "Browser did not upload the complete image."},
		{"filename", "?username=robot&filename=a%3Fb.png", "xx", asPNG, 400, "illegal characters - '?'"},
		{"undecodable", "?username=robot&filename=a.png", "xx", asPNG, 400, "could not be read correctly"},
		{"truncated", "?username=robot&filename=a.png", wide[:len(wide)/2], asPNG, 400, "5 megapixels"},
		{"megapixels", "?username=robot&filename=a.png", wide, asPNG, 400, "is too big.  Image sizes are restricted to 5 megapixels."},
	}
	for _, test := range cases {
		t.Run(test.name, func(t *testing.T) {
			got := robot.send("POST", temporaryPath+test.query, test.body, append([]string{"Content-Type", ""}, test.headers...)...)
			got.expect(t, test.status, test.want)
		})
	}
}

func TestUploadRaw_chunked(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	content := pngOf(t, twoColors(60, 60))
	exchange := newExchange(t, "POST", temporaryPath, "Content-Type", "image/png")
	exchange.body, exchange.request.ContentLength = []byte(content), -1
	if got := exchange.problemWithRawUpload("a.png", exchange.request.ContentLength); got != "The size of a.png was not sent with the request." {
		t.Errorf("without size: %q", got)
	}
	server.asAdmin(t).send("POST", fmt.Sprintf("%s?username=admin&filename=a.png&size=%d", temporaryPath, len(content)), content,
		"X-Atlassian-Token", "no-check", "Content-Type", "image/png").expect(t, 201)
}
