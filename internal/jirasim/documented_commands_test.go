// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"strings"
	"testing"
)

const suggestedCrop = `{"cropperWidth": "65","cropperOffsetX": "10","cropperOffsetY": "16"}`

func checkDocumentedOutcome(t *testing.T, server *Server, robotKey string) {
	t.Helper()
	if shown := server.ShownAvatar("JIRAUSER10000"); shown != 24881 || server.StoredSide(shown) != 65 {
		t.Errorf("the administrator shows avatar %d with a stored side of %d pixels", shown, server.StoredSide(shown))
	}
	pixels := server.ShownImage("JIRAUSER10000", 65)
	if !sameColor(pixels.At(39, 9), red) || !sameColor(pixels.At(40, 9), blue) {
		t.Error("the crop square is in another place")
	}
	if server.ShownAvatar(robotKey) != 24880 {
		t.Errorf("the robot shows avatar %d", server.ShownAvatar(robotKey))
	}
}

// These are the requests of the commands in Jira's documentation. The module conformance sends them with the real curl.
func TestDocumentedRequests(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{})
	robot := addRobot(server, "robot")
	server.AddAvatar(robot.Key, 24880, twoColors(99, 99))
	withCookies, without := server.asAdmin(t).keepingCookies(), server.asAdmin(t)
	withCookies.upload("admin", pngOf(t, twoColors(100, 100)), "User-Agent", "curl/8.5.0", "Accept", "*/*").expect(t, 201)
	confirmed := withCookies.confirm("admin", suggestedCrop).expect(t, 201)
	without.send("PUT", "/rest/api/2/user/avatar?username=admin", strings.TrimSpace(confirmed.body)).expect(t, 200)
	without.send("PUT", "/rest/api/latest/user/avatar?username=robot", `{"id":"24880"}`).expect(t, 200)
	checkDocumentedOutcome(t, server, robot.Key)
}
