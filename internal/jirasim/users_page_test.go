// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

func TestUsersPage(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := server.AddUser(User{Name: "<b>robot</b>", DisplayName: "R2 & D2"})
	server.SelectAvatar(robot.Key, server.AddAvatar(robot.Key, 0, twoColors(99, 99)))
	page := server.anonymous(t).get("/").expect(t, 200, "&lt;b&gt;robot&lt;/b&gt;", "R2 &amp; D2", robot.Key, "inactive", `width="256"`)
	if strings.Contains(page.body, "<b>") {
		t.Error("the page is not escaped")
	}
	got := server.outside(t, "GET", "avatar?userKey="+robot.Key+"&side=192", "").expect(t, 200)
	if !samePixels(decodePNG(t, got.body), server.ShownImage(robot.Key, 192)) {
		t.Error("the image differs from the shown avatar")
	}
	server.outside(t, "GET", "avatar?userKey=ghost&side=16", "").expect(t, 404)
}
