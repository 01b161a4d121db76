// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"errors"
	"image/color"
	"image/jpeg"
	"strings"
	"testing"
)

func TestDecodeImage_cmyk(t *testing.T) {
	t.Parallel()
	// Go writes no CMYK JPEG; the header of one is enough to be refused.
	header := "\xff\xd8\xff\xc0\x00\x14\x08\x00\x3c\x00\x3c\x04\x01\x11\x00\x02\x11\x00\x03\x11\x00\x04\x11\x00\xff\xda\x00\x0e"
	if config, err := jpeg.DecodeConfig(strings.NewReader(header)); err != nil || config.ColorModel != color.CMYKModel {
		t.Fatalf("the header of this test is not CMYK: %v %v", config, err)
	}
	if _, err := decodeImage([]byte(header)); !errors.Is(err, errUnreadableImage) {
		t.Errorf("%v", err)
	}
}
