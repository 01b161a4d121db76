// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

func TestAccUserAvatar_invalidImage(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		image         []byte
		configuration string
		expected      []string
	}{
		"missing file":        {nil, avatarConfig(imageFile), []string{"file =", "Image file not found", "path.module"}},
		"directory":           {nil, avatarConfig(`file = path.cwd`), []string{"file =", "is not a regular file"}},
		"empty file":          {[]byte{}, avatarConfig(imageFile), []string{"file =", "is empty"}},
		"text":                {[]byte("hello, robots"), avatarConfig(imageFile), []string{"file =", "is a text file", "PNG"}},
		"SVG":                 {[]byte(`<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"></svg>`), avatarConfig(imageFile), []string{"file =", "is an SVG"}},
		"truncated PNG":       {truncatedPNG(t), avatarConfig(imageFile), []string{"file =", "is an incomplete PNG"}},
		"over 50 MB":          {make([]byte, 50<<20+1), avatarConfig(imageFile), []string{"file =", "is 51 MB", "50 MB"}},
		"over 100 megapixels": {pngHeader(20000, 20000), avatarConfig(imageFile), []string{"file =", "20000 x 20000"}},
		"crop outside image":  {validPNG(t), avatarConfig(imageFile, `crop = { x = 60, y = 0, size = 50 }`), []string{"crop =", "Invalid crop", "100 x 100"}},
		"invalid base64":      {nil, avatarConfig(`content_base64 = "%%%"`), []string{"content_base64 =", "Invalid base64"}},
		"base64 over 1 MB":    {make([]byte, 1<<20+10), avatarConfig(`content_base64 = filebase64("image")`), []string{"content_base64 =", "Use file instead"}},
	} {
		t.Run(name, func(t *testing.T) { expectPlanError(t, test.image, test.configuration, test.expected...) })
	}
}

// validPNG returns a PNG of 100 x 100 pixels.
func validPNG(t *testing.T) []byte {
	t.Helper()
	return acceptance.PNG(t, acceptance.Plain(100, 100, red))
}

// truncatedPNG returns a PNG without its last bytes.
func truncatedPNG(t *testing.T) []byte {
	t.Helper()
	complete := validPNG(t)
	return complete[:len(complete)-30]
}

// pngHeader returns a PNG without pixels, whose header has this size.
func pngHeader(width, height uint32) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	chunk = append(binary.BigEndian.AppendUint32(chunk, height), 8, 2, 0, 0, 0)
	var file bytes.Buffer
	file.WriteString("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d")
	file.Write(chunk)
	file.Write(binary.BigEndian.AppendUint32(nil, crc32.ChecksumIEEE(chunk)))
	return file.Bytes()
}
