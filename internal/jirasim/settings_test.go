// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestReadOnlyDirectory(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{ReadOnlyDirectory: true})
	addRobot(server, "robot")
	admin := server.asAdmin(t)
	admin.send("POST", "/rest/api/2/user", robotBody).is(t, 400, "Cannot add user, all the user directories are read-only.")
	admin.send("PUT", "/rest/api/2/user?username=robot", `{"displayName":"x"}`).is(t, 400, "read only")
	admin.send("PUT", "/rest/api/2/user/password?username=robot", `{"password":"x"}`).is(t, 403)
	admin.send("DELETE", "/rest/api/2/user?username=robot", "").is(t, 400, "read-only")
	admin.send("PUT", "/rest/api/2/user/avatar?username=robot", `{"id":"10334"}`).is(t, 200)
}

func TestActiveOnCreate(t *testing.T) {
	t.Parallel()
	body := strings.Replace(robotBody, "{", `{"active":false,`, 1)
	for honoured, active := range map[bool]string{false: `"active":true`, true: `"active":false`} {
		startJira(t, Settings{CreateInactive: honoured}).asAdmin(t).send("POST", "/rest/api/2/user", body).is(t, 201, active)
	}
}

func TestConfirmAlwaysFails(t *testing.T) {
	t.Parallel()
	visitor := startJira(t, Settings{ConfirmAlwaysFails: true}).asAdmin(t).keepingCookies()
	visitor.upload("admin", pngOf(t, twoColors(60, 60))).is(t, 201)
	visitor.confirm("admin", `{"cropperWidth":60}`).is(t, 500, messageUploadFailed)
	visitor.upload("admin", pngOf(t, twoColors(48, 48))).is(t, 201, `"id"`)
}

func TestRawUploadOff(t *testing.T) {
	t.Parallel()
	content := pngOf(t, twoColors(60, 60))
	body, header := form(t, "avatar", "image/png", content)
	for given, want := range map[int]int{0: 415, 404: 404, 405: 405} {
		visitor := startJira(t, Settings{RawUploadOff: true, RawUploadOffStatus: given}).asAdmin(t).keepingCookies()
		visitor.upload("admin", content).is(t, want)
		multipart := []string{"Content-Type", header, "X-Atlassian-Token", "no-check"}
		visitor.send("POST", temporaryPath+"?username=admin", body, append(multipart, "Accept", "application/json")...).is(t, 406)
		visitor.send("POST", temporaryPath+"?username=admin", body, multipart...).is(t, 201)
		visitor.confirm("admin", `{"cropperWidth":60}`).is(t, 201)
	}
}

func TestCloudSaysSo(t *testing.T) {
	t.Parallel()
	startJira(t, Settings{Cloud: true}).asAdmin(t).get("/rest/api/2/serverInfo").is(t, 200, `"deploymentType":"Cloud"`)
}
