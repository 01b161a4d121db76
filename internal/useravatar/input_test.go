// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const fromFile = `file = "${path.cwd}/picture"`

func TestBadInputIsRefusedByThePlanBeforeAnythingIsSent(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		image         []byte
		configuration string
		expected      []string
	}{
		"missing file":           {nil, avatar(fromFile), []string{"file =", "There is no file", "path.module"}},
		"folder":                 {nil, avatar(`file = path.cwd`), []string{"file =", "is not a file"}},
		"empty file":             {[]byte{}, avatar(fromFile), []string{"file =", "empty"}},
		"text":                   {[]byte("hello, robots"), avatar(fromFile), []string{"file =", "PNG"}},
		"SVG":                    {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>`), avatar(fromFile), []string{"file =", "SVG"}},
		"truncated PNG":          {truncated(t), avatar(fromFile), []string{"file ="}},
		"over 50 MB":             {make([]byte, 50<<20+1), avatar(fromFile), []string{"file =", "50 MB"}},
		"over 100 megapixels":    {pngHeader(20000, 20000), avatar(fromFile), []string{"file =", "20000 x 20000"}},
		"crop outside":           {png(t), avatar(fromFile, `crop = { x = 60, y = 0, size = 50 }`), []string{"crop =", "100"}},
		"crop of nothing":        {png(t), avatar(fromFile, `crop = { x = 0, y = 0, size = 0 }`), []string{"size"}},
		"crop of a Jira avatar":  {nil, avatar(`avatar_id = 10122`, `crop = { x = 0, y = 0, size = 9 }`), []string{"crop =", "avatar_id"}},
		"not base64":             {nil, avatar(`content_base64 = "%%%"`), []string{"content_base64 =", "base64"}},
		"base64 over 1 MB":       {make([]byte, 1<<20+10), avatar(`content_base64 = filebase64("picture")`), []string{"content_base64 =", "Use file instead"}},
		"two pictures":           {png(t), avatar(fromFile, `avatar_id = 10122`), []string{"avatar_id =", "Both file and avatar_id are set"}},
		"no picture":             {nil, avatar(), []string{"None of file, content_base64 or avatar_id is set"}},
		"not an avatar id":       {nil, avatar(`avatar_id = "robot"`), []string{"avatar_id =", "number"}},
		"two users":              {nil, avatar(`user_key = "robot"`, `avatar_id = 10122`), []string{"username =", "Both user_key and username are set"}},
		"no user":                {nil, strings.Replace(avatar(`avatar_id = 10122`), `username = "robot"`, "", 1), []string{"None of user_key or username is set"}},
		"unknown way to destroy": {nil, avatar(`avatar_id = 10122`, `on_destroy = "explode"`), []string{"on_destroy", "reset"}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace, _ := workspace(t, jirasim.Settings{})
			if test.image != nil {
				if err := os.WriteFile(filepath.Join(workspace.Folder, "picture"), test.image, 0o600); err != nil {
					t.Fatal(err)
				}
			}
			workspace.Configure(test.configuration)
			workspace.Try("plan").ExpectError(test.expected...)
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent", len(requests))
			}
		})
	}
}

// png is a picture of 100 x 100 pixels.
func png(t *testing.T) []byte {
	t.Helper()
	return acceptance.PNG(t, acceptance.Plain(100, 100, red))
}

func truncated(t *testing.T) []byte {
	t.Helper()
	whole := png(t)
	return whole[:len(whole)-30]
}

// pngHeader is the start of a PNG that says how large it is, and has no pixels.
func pngHeader(width, height uint32) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	chunk = append(binary.BigEndian.AppendUint32(chunk, height), 8, 2, 0, 0, 0)
	var file bytes.Buffer
	file.WriteString("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	file.Write(chunk)
	file.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(chunk)))
	return file.Bytes()
}
