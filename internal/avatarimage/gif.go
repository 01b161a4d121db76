// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/color"
	"image/gif"
)

// decodeGIF returns the first frame. A frame can be smaller than the logical screen, which is the size of the image. The
// rest of the screen is transparent.
func decodeGIF(source *sourceReader) (image.Image, error) {
	frame, err := gif.Decode(source)
	if err != nil {
		return nil, err
	}
	config, err := gif.DecodeConfig(bytes.NewReader(source.source))
	if err != nil {
		return nil, err
	}
	screen := image.Rect(0, 0, config.Width, config.Height)
	if frame.Bounds() == screen {
		return frame, nil
	}
	return frameOnScreen{frame, screen}, nil
}

// gifMemory returns the memory that the decoder needs. To arrange the rows of an interlaced frame, it copies the frame.
func gifMemory(source []byte, config image.Config) int64 { return 2 * pixelMemory(source, config) }

// frameOnScreen is a frame on a transparent screen. It allocates no pixels, because a screen can be far larger than its
// frame.
type frameOnScreen struct {
	image.Image
	screen image.Rectangle
}

// Bounds implements image.Image.
func (f frameOnScreen) Bounds() image.Rectangle { return f.screen }

// At implements image.Image.
func (f frameOnScreen) At(x, y int) color.Color {
	if image.Pt(x, y).In(f.Image.Bounds()) {
		return f.Image.At(x, y)
	}
	return color.NRGBA{}
}
