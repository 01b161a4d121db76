// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
)

const maxPixels = 5_000_000

// imageError is why Jira refuses an image, in Jira's text.
type imageError string

const (
	errUnreadableImage imageError = "The image you uploaded could not be read correctly. Please check that it is not corrupted."
	errImageTooLarge   imageError = "The file you have uploaded is too big.  Image sizes are restricted to 5 megapixels."
)

// Error returns Jira's text.
func (e imageError) Error() string { return string(e) }

// imageFormat is a format that Java decodes.
type imageFormat struct {
	magic  string
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

// imageFormats are listed because image.Decode would also accept the formats that other packages of the same process have
// registered.
var imageFormats = []imageFormat{
	{
		"\x89PNG\r\n\x1a\n",
		func(content []byte) (image.Config, error) { return png.DecodeConfig(bytes.NewReader(content)) },
		func(content []byte) (image.Image, error) { return png.Decode(bytes.NewReader(content)) },
	},
	{
		"\xff\xd8",
		func(content []byte) (image.Config, error) { return jpeg.DecodeConfig(bytes.NewReader(content)) },
		func(content []byte) (image.Image, error) { return jpeg.Decode(bytes.NewReader(content)) },
	},
	{
		"GIF8",
		func(content []byte) (image.Config, error) { return gif.DecodeConfig(bytes.NewReader(content)) },
		func(content []byte) (image.Image, error) { return gif.Decode(bytes.NewReader(content)) },
	},
}

// decodeImage recognizes the format by the bytes, not by the declared media type (facts 4.1).
func decodeImage(content []byte) (image.Image, error) {
	for _, format := range imageFormats {
		if !bytes.HasPrefix(content, []byte(format.magic)) {
			continue
		}
		config, err := format.config(content)
		// Java's JPEG reader does not support CMYK.
		if err != nil || config.ColorModel == color.CMYKModel {
			return nil, errUnreadableImage
		}
		if config.Width*config.Height > maxPixels {
			return nil, errImageTooLarge
		}
		decoded, err := format.decode(content)
		if err != nil || decoded.Bounds().Empty() {
			return nil, errUnreadableImage
		}
		return decoded, nil
	}
	return nil, errUnreadableImage
}
