// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// curl runs the real curl in a directory of its own, as an administrator.
type curl struct {
	t         *testing.T
	jira      jira
	directory string
}

func newCurl(t *testing.T, jira jira) curl {
	t.Helper()
	if _, err := exec.LookPath("curl"); err != nil {
		t.Skip("curl is not installed: the commands of Atlassian's tutorial are not tested")
	}
	directory := t.TempDir()
	if err := os.WriteFile(filepath.Join(directory, "avatar.png"), twoColors(t, 100), 0o600); err != nil {
		t.Fatal(err)
	}
	return curl{t, jira, directory}
}

func (c curl) run(path string, arguments ...string) string {
	c.t.Helper()
	fixed := []string{"-sS", "--noproxy", "*", "--fail-with-body", "-u", "admin:admin", c.jira.url + "/rest/api/2" + path}
	command := exec.CommandContext(c.t.Context(), "curl", append(fixed, arguments...)...)
	command.Dir = c.directory
	output, err := command.CombinedOutput()
	if err != nil {
		c.t.Fatalf("curl %s: %v: %s", path, err, output)
	}
	return string(output)
}

// confirmAndSelect sends the crop square and then the whole avatar of the response, as Atlassian's tutorial does.
func (c curl) confirmAndSelect(crop string) {
	c.t.Helper()
	avatar := c.run("/user/avatar?username=admin", "-b", "cookies", "-X", "POST",
		"-H", "X-Atlassian-Token: no-check", "-H", "Content-Type: application/json", "--data", crop)
	c.run("/user/avatar?username=admin", "-X", "PUT", "-H", "Content-Type: application/json", "--data", avatar)
}

// checkShown reads the avatar with a side in pixels and expects the left color in so many columns.
func (c curl) checkShown(side, leftColumns int) {
	c.t.Helper()
	var self struct{ Key string }
	if err := json.Unmarshal([]byte(c.run("/myself")), &self); err != nil {
		c.t.Fatal(err)
	}
	shown := c.jira.shownAvatar(self.Key, side)
	if !isColor(shown.At(leftColumns-1, 9), red) || !isColor(shown.At(leftColumns, 9), blue) {
		c.t.Errorf("the crop square is in another place: %v, %v", shown.At(leftColumns-1, 9), shown.At(leftColumns, 9))
	}
}

func TestCurl_rawUpload(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		curl := newCurl(t, jira)
		curl.run("/user/avatar/temporary?username=admin&filename=avatar.png", "-c", "cookies", "-X", "POST",
			"-H", "X-Atlassian-Token: no-check", "-H", "Content-Type: image/png", "--data-binary", "@avatar.png")
		curl.confirmAndSelect(`{"cropperWidth": "65","cropperOffsetX": "10","cropperOffsetY": "16"}`)
		curl.checkShown(65, 40)
	})
}

// The response to the form is a page. The tutorial sends the JSON in it back as it is, with numbers that are strings.
func TestCurl_multipartUpload(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		curl := newCurl(t, jira)
		page := curl.run("/user/avatar/temporary?username=admin", "-c", "cookies", "-X", "POST",
			"-H", "X-Atlassian-Token: no-check", "-F", "avatar=@avatar.png;type=image/png")
		_, rest, opened := strings.Cut(page, "<textarea>")
		crop, _, closed := strings.Cut(rest, "</textarea>")
		if !opened || !closed || !strings.Contains(crop, `"cropperWidth": "65"`) || !strings.Contains(crop, `"isCroppingNeeded": "true"`) {
			t.Fatalf("page: %s", page)
		}
		curl.confirmAndSelect(crop)
		curl.checkShown(65, 40)
	})
}

// A square of at most 48 pixels needs no confirmation.
func TestCurl_smallSquare(t *testing.T) {
	t.Parallel()
	forEachVersion(t, func(t *testing.T, jira jira) {
		curl := newCurl(t, jira)
		if err := os.WriteFile(filepath.Join(curl.directory, "small.png"), twoColors(t, 48), 0o600); err != nil {
			t.Fatal(err)
		}
		avatar := curl.run("/user/avatar/temporary?username=admin&filename=small.png", "-X", "POST",
			"-H", "X-Atlassian-Token: no-check", "-H", "Content-Type: image/png", "--data-binary", "@small.png")
		curl.run("/user/avatar?username=admin", "-X", "PUT", "-H", "Content-Type: application/json", "--data", avatar)
		curl.checkShown(48, 24)
	})
}
