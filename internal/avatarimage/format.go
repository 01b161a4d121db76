// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"
	"image/gif"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
	"golang.org/x/image/webp"
)

// format is an accepted image format.
type format struct {
	name string
	// signatures are the bytes with which a file of this format can begin. A question mark matches any byte.
	signatures []string
	// config returns the size of the image as stored.
	config func(io.Reader) (image.Config, error)
	// reject returns an error for images that config accepts but that must not be decoded. It may be nil.
	reject func(source []byte) error
	// orientation returns the orientation of the stored image. It is nil for formats that have none.
	orientation func(source []byte) orientation
	// memory returns the most memory that decode needs, in bytes, including what the decoder allocates beside the pixels. It
	// gets the size and the color model that config returned.
	memory func(source []byte, config image.Config) int64
	// decode returns the pixels of the image as stored.
	decode func(*sourceReader) (image.Image, error)
}

// formats calls the decoders directly. The registry of package image would not do: every import in the whole program can
// add decoders to it.
var formats = []format{
	{
		name: "PNG", signatures: []string{"\x89PNG\r\n\x1a\n"},
		config: png.DecodeConfig, memory: pngMemory, decode: decodePNG,
	},
	{
		name: "JPEG", signatures: []string{"\xff\xd8\xff"},
		config: jpeg.DecodeConfig, memory: jpegMemory, decode: decodeJPEG, orientation: jpegOrientation,
	},
	{
		name: "GIF", signatures: []string{"GIF87a", "GIF89a"},
		config: gif.DecodeConfig, memory: gifMemory, decode: decodeGIF,
	},
	{
		name: "WebP", signatures: []string{"RIFF????WEBP"},
		config: webp.DecodeConfig, memory: webpMemory, decode: decodeWebP, reject: rejectAnimatedWebP,
	},
	{
		name: "BMP", signatures: []string{"BM????\x00\x00\x00\x00"},
		config: bmp.DecodeConfig, memory: pixelMemory, decode: decodeBMP,
	},
	{
		name: "TIFF", signatures: []string{"II*\x00", "MM\x00*"},
		config: tiff.DecodeConfig, memory: tiffMemory, decode: decodeTIFF, reject: rejectLargeTiles, orientation: tiffOrientation,
	},
}

// Formats returns the names of the accepted formats, such as "PNG".
func Formats() []string {
	names := make([]string, len(formats))
	for i := range formats {
		names[i] = formats[i].name
	}
	return names
}

// formatOf detects the format from the bytes, because a file name can be wrong. The error is an
// [*UnsupportedFormatError].
func formatOf(source []byte) (*format, error) {
	for i := range formats {
		for _, signature := range formats[i].signatures {
			if hasSignature(source, signature) {
				return &formats[i], nil
			}
		}
	}
	return nil, unsupportedFormat(source)
}

// hasSignature reports whether the bytes begin with a signature, in which a question mark matches any byte.
func hasSignature(source []byte, signature string) bool {
	if len(source) < len(signature) {
		return false
	}
	for i := range len(signature) {
		if signature[i] != '?' && signature[i] != source[i] {
			return false
		}
	}
	return true
}
