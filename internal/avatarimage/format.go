// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"
	"strings"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// format is a picture format that is accepted.
type format struct {
	name string
	// magics are the ways in which a file of this format starts. A question
	// mark stands for any byte.
	magics []string
	// config reads the size of the picture as stored.
	config func(io.Reader) (image.Config, error)
	// refuse finds what config does not show and decode must not see. Nil:
	// nothing.
	refuse func(source []byte) error
	// orientation reads how the picture must be turned. Nil: not at all.
	orientation func(source []byte) orientation
	// decode reads the pixels of the picture as stored.
	decode func(*sourceReader) (image.Image, error)
}

// formats are called by name and never through the registry of package image,
// to which any import of the whole program can add.
var formats = []format{
	{
		name: "PNG", magics: []string{"\x89PNG\r\n\x1a\n"},
		config: png.DecodeConfig, decode: decodePNG,
	},
	{
		name: "JPEG", magics: []string{"\xff\xd8\xff"},
		config: jpeg.DecodeConfig, decode: decodeJPEG, orientation: jpegOrientation,
	},
	{
		name: "GIF", magics: []string{"GIF87a", "GIF89a"},
		config: gif.DecodeConfig, decode: decodeGIF,
	},
	{
		name: "WebP", magics: []string{"RIFF????WEBP"},
		config: webp.DecodeConfig, decode: decodeWebP, refuse: refuseAnimatedWebP,
	},
	{
		name: "BMP", magics: []string{"BM????\x00\x00\x00\x00"},
		config: bmp.DecodeConfig, decode: decodeBMP,
	},
	{
		name: "TIFF", magics: []string{"II*\x00", "MM\x00*"},
		config: tiff.DecodeConfig, decode: decodeTIFF, refuse: refuseLargeTiles, orientation: tiffOrientation,
	},
}

// formatOf tells the format from the bytes. A name would prove nothing.
func formatOf(source []byte) (*format, error) {
	for i := range formats {
		for _, magic := range formats[i].magics {
			if startsLike(source, magic) {
				return &formats[i], nil
			}
		}
	}
	return nil, unsupported(source)
}

func startsLike(source []byte, magic string) bool {
	if len(source) < len(magic) {
		return false
	}
	for i := range len(magic) {
		if magic[i] != '?' && magic[i] != source[i] {
			return false
		}
	}
	return true
}

func acceptedFormats() string {
	var names []string
	for _, format := range formats {
		names = append(names, format.name)
	}
	last := len(names) - 1
	return strings.Join(names[:last], ", ") + " and " + names[last]
}
