// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"errors"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
)

const (
	maxUpload       = 10 << 20 // bytes: Jira's default for attachments
	maxPixels       = 5_000_000
	largestEdge     = 500 // pixels that a temporary picture is scaled down to
	uncroppedSquare = 48  // pixels up to which a square picture needs no confirmation
)

const (
	messageUnreadable = "The image you uploaded could not be read correctly. Please check that it is not corrupted."
	messageTooLarge   = "The file you have uploaded is too big.  Image sizes are restricted to 5 megapixels."
)

// temporaryPicture is an upload that waits in a session to be confirmed.
type temporaryAvatar struct {
	// picture is scaled to at most 500 pixels; crop coordinates refer to it. It is nil once an avatar was made of it: the
	// file is gone then, and the session still remembers that there was one (facts 4.3).
	image *image.RGBA
	magic int64
}

func (t *temporaryAvatar) consumed() bool { return t.image == nil }

// consume gives the picture away.
func (t *temporaryAvatar) consume() *image.RGBA {
	pixels := t.image
	t.image = nil
	return pixels
}

// newTemporaryPicture decodes an upload and scales it down. Errors are in Jira's words.
func newTemporaryAvatar(content []byte, magic int64) (*temporaryAvatar, error) {
	decoded, err := decodeImage(content)
	if err != nil {
		return nil, err
	}
	width, height := fitted(decoded.Bounds().Dx(), decoded.Bounds().Dy())
	return &temporaryAvatar{image: scaled(decoded, decoded.Bounds(), width, height), magic: magic}, nil
}

// fitted are the edges after scaling down to 500 pixels in proportion; fractions are cut off, as Jira does.
func fitted(width, height int) (int, int) {
	switch {
	case width <= largestEdge && height <= largestEdge:
		return width, height
	case width >= height:
		return largestEdge, max(1, height*largestEdge/width)
	default:
		return max(1, width*largestEdge/height), largestEdge
	}
}

func (t *temporaryAvatar) needsCropping() bool {
	size := t.image.Bounds().Size()
	return size.X > uncroppedSquare || size.X != size.Y
}

// suggestion is the square that Jira proposes, most of the picture outside of it (facts 4.1).
func (t *temporaryAvatar) suggestion() (x, y, width int) {
	offset := func(edge int) int {
		if edge <= uncroppedSquare {
			return 0
		}
		return (edge - uncroppedSquare) / 5
	}
	size := t.image.Bounds().Size()
	width = min(size.X, size.Y)
	if width > uncroppedSquare {
		width = uncroppedSquare + (width-uncroppedSquare)/3
	}
	return offset(size.X), offset(size.Y), width
}

// pictureFormat is one that Java decodes. The formats are listed here and not left to image.Decode: that would take
// whatever other packages of a test's process have registered.
type imageFormat struct {
	magic  string
	config func([]byte) (image.Config, error)
	decode func([]byte) (image.Image, error)
}

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

// decodePicture goes by the bytes, not by the declared type (facts 4.1).
func decodeImage(content []byte) (image.Image, error) {
	for _, format := range imageFormats {
		if !bytes.HasPrefix(content, []byte(format.magic)) {
			continue
		}
		config, err := format.config(content)
		// Java's JPEG reader knows no CMYK.
		if err != nil || config.ColorModel == color.CMYKModel {
			return nil, errors.New(messageUnreadable)
		}
		if config.Width*config.Height > maxPixels {
			return nil, errors.New(messageTooLarge)
		}
		decoded, err := format.decode(content)
		if err != nil || decoded.Bounds().Empty() {
			return nil, errors.New(messageUnreadable)
		}
		return decoded, nil
	}
	return nil, errors.New(messageUnreadable)
}
