// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestSettings_selectionChecked(t *testing.T) {
	t.Parallel()
	const path = "/rest/api/2/user/avatar?username=robot"
	for status, want := range map[int]int{0: 200, 400: 400, 404: 404} {
		server := startJira(t, Settings{SelectionChecked: status})
		robot := addRobot(server, "robot")
		server.AddAvatar("JIRAUSER10000", 10600, twoColors(60, 60))
		server.AddAvatar(robot.Key, 10601, twoColors(60, 60))
		admin := server.asAdmin(t)
		for _, id := range []string{"0", "10600"} {
			admin.send("PUT", path, `{"id":"`+id+`"}`).expect(t, want)
		}
		for _, id := range []string{"10122", "10601"} {
			admin.send("PUT", path, `{"id":"`+id+`"}`).expect(t, 200)
		}
	}
}

func TestSettings_selectStatus(t *testing.T) {
	t.Parallel()
	for _, version := range simulatedVersions {
		for _, status := range []int{200, 204} {
			server := startJira(t, Settings{Version: version, SelectStatus: status})
			server.asAdmin(t).send("PUT", "/rest/api/2/user/avatar?username=admin", `{"id":"10122"}`).expect(t, status)
		}
	}
}

func TestSettings_refusedConfirmConsumes(t *testing.T) {
	t.Parallel()
	for consumes, want := range map[bool]int{false: 201, true: 500} {
		for _, refused := range []string{`{"cropperWidth":0}`, `{"cropperWidth":60,"cropperOffsetX":-1}`} {
			server := startJira(t, Settings{RefusedConfirmConsumes: consumes})
			client := server.asAdmin(t).keepingCookies()
			client.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
			if got := client.confirm("admin", refused); got.status != 500 && got.status != 400 {
				t.Fatalf("%s: %d", refused, got.status)
			}
			client.confirm("admin", `{"cropperWidth":60}`).expect(t, want)
		}
	}
}

func TestSettings_restartsAfterUpload(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{RestartsAfterUpload: 1})
	client := server.asAdmin(t).keepingCookies()
	for _, want := range []int{500, 201} {
		client.upload("admin", pngOf(t, twoColors(60, 60))).expect(t, 201)
		client.confirm("admin", `{"cropperWidth":60}`).expect(t, want)
	}
}

// Every way of facts 12.2 in which a Jira or a proxy can refuse a raw upload. The form works in each.
func TestSettings_rawUploadOff(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		status      int
		html        bool
		contentType string
	}{
		{400, false, jsonType},
		{400, true, htmlType},
		{403, false, htmlType},
		{404, false, jsonType},
		{405, false, jsonType},
		{406, false, ""},
		{415, false, jsonType},
		{500, false, jsonType},
		{500, true, htmlType},
	} {
		server := startJira(t, Settings{RawUploadOff: true, RawUploadOffStatus: test.status, RawUploadOffHTML: test.html})
		got := server.asAdmin(t).upload("admin", pngOf(t, twoColors(60, 60))).expect(t, test.status)
		if got.header.Get("Content-Type") != test.contentType {
			t.Errorf("%+v: %v", test, got.header)
		}
		if jira := strings.Contains(got.body, "errorMessages"); jira != (test.contentType == jsonType && (test.status == 400 || test.status == 500)) {
			t.Errorf("%+v: %s", test, got.body)
		}
		body, contentType := form(t, "avatar", "image/png", pngOf(t, twoColors(60, 60)))
		server.asAdmin(t).send("POST", temporaryPath+"?username=admin", body, "Content-Type", contentType, "X-Atlassian-Token", "no-check").expect(t, 201)
	}
}
