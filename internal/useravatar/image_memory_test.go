// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar_test

import (
	"encoding/binary"
	"hash/crc32"
	"testing"
)

// The plan refuses the image by its header, before it decodes a pixel.
func TestAccUserAvatar_imageNeedsTooMuchMemory(t *testing.T) {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), 10_000)
	chunk = binary.BigEndian.AppendUint32(chunk, 10_000)
	chunk = append(chunk, 16, 6, 0, 0, 0) // 16 bits, RGBA
	image := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	expectPlanError(t, binary.BigEndian.AppendUint32(image, crc32.ChecksumIEEE(chunk)), avatarConfig(imageFile), "file", "Unusable image",
		"is a PNG of 10000 x 10000 pixels, which needs 763 MB of memory to decode. The limit is 256 MB. Scale it down: Jira stores at most 500 x 500 pixels.")
}
