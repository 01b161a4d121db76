// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

const suggestedCrop = `{"cropperWidth": "65","cropperOffsetX": "10","cropperOffsetY": "16"}`

// The commands in Jira's documentation work with the real curl.
func TestDocumentedCommands_curl(t *testing.T) {
	t.Parallel()
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed")
	}
	for _, version := range []string{"9.12", "10.3"} {
		server := startJira(t, Settings{Version: version})
		robot := addRobot(server, "robot")
		server.AddAvatar(robot.Key, 24880, twoColors(99, 99))
		directory := t.TempDir()
		if err := os.WriteFile(filepath.Join(directory, "pic.png"), []byte(pngOf(t, twoColors(100, 100))), 0o600); err != nil {
			t.Fatal(err)
		}
		curl := func(path string, arguments ...string) string {
			command := exec.CommandContext(t.Context(), "curl", append([]string{"-sS", "--fail-with-body", "-u", "admin:admin", server.URL() + path}, arguments...)...)
			command.Dir = directory
			output, err := command.CombinedOutput()
			if err != nil {
				t.Fatalf("%v: %s", err, output)
			}
			return string(output)
		}
		curl(temporaryPath+"?username=admin&filename=pic.png", "-c", "cookies", "-X", "POST",
			"-H", "X-Atlassian-Token: no-check", "-H", "Content-Type: image/png", "--data-binary", "@pic.png")
		confirmed := curl("/rest/api/2/user/avatar?username=admin", "-b", "cookies", "-X", "POST",
			"-H", "X-Atlassian-Token: no-check", "-H", "Content-Type: application/json", "--data", suggestedCrop)
		curl("/rest/api/2/user/avatar?username=admin", "-X", "PUT", "-H", "Content-Type: application/json", "--data", confirmed)
		curl("/rest/api/latest/user/avatar?username=robot", "-X", "PUT", "-H", "Content-Type: application/json", "--data", `{"id":"24880"}`)
		checkDocumentedOutcome(t, server, robot.Key)
	}
}

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

// These are the requests that curl sends. The test also runs where curl is not installed.
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
