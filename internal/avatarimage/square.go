// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/png"

	"golang.org/x/image/draw"
)

// The sides, in pixels, that decide what Jira does with an uploaded square.
const (
	// FullSide is the largest side that Jira takes as it is. Anything larger
	// it scales down first, and the coordinates of the crop sent afterwards
	// would mean other pixels (facts 4.1).
	FullSide = 500
	// ThumbnailSide is the largest side of a square that Jira makes an avatar
	// of in one step, without asking for a crop (facts 1.3).
	ThumbnailSide = 48
)

// Result is what [Square] made.
type Result struct {
	// PNG is the encoded picture.
	PNG []byte
	// Side is its width and its height, in pixels.
	Side int
}

// Square cuts the crop out of a picture (nil: the largest centerd square),
// scales it down to at most side pixels, never up, and encodes it as PNG. Where
// nothing has to be scaled the pixels stay exactly what they are. Errors are of
// the type [*Error]. side must be positive: it is [FullSide] or
// [ThumbnailSide].
func Square(source []byte, crop *Crop, side int) (Result, error) {
	header, err := Inspect(source)
	if err != nil {
		return Result{}, err
	}
	wanted, err := header.square(crop)
	if err != nil {
		return Result{}, err
	}
	pixels, err := header.format.decoded(source)
	if err != nil {
		return Result{}, err
	}

	// The whole picture is neither copied nor turned: the square is found where
	// it lies in the picture as stored, and turned when it is small.
	size := image.Pt(header.Width, header.Height)
	corner := header.orientation.stored(wanted.Min, wanted.Dx(), size)
	area := image.Rectangle{Min: corner, Max: corner.Add(wanted.Size())}
	side = SideOf(header, crop, side)
	if side < area.Dx() {
		pixels = scaledDown(pixels, area, side)
		area = pixels.Bounds()
	}

	var encoded bytes.Buffer
	if err := png.Encode(&encoded, upright(pixels, area, header.orientation)); err != nil {
		return Result{}, fmt.Errorf("encode a PNG of %d x %[1]d pixels: %w", side, err)
	}
	return Result{PNG: encoded.Bytes(), Side: side}, nil
}

// scaledDown scales with alpha multiplied in and 16 bits a channel: invisible
// colors do not bleed into visible ones, and faint ones stay exact. The filter
// takes every pixel of the area into account, however small the result is.
func scaledDown(pixels image.Image, area image.Rectangle, side int) image.Image {
	scaled := image.NewRGBA64(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(scaled, scaled.Bounds(), pixels, area, draw.Src, nil)
	return scaled
}

// upright is the square area of a picture, turned.
func upright(pixels image.Image, area image.Rectangle, orientation orientation) *image.NRGBA {
	turned := image.NewNRGBA(image.Rectangle{Max: area.Size()})
	for y := range area.Dy() {
		for x := range area.Dx() {
			from := area.Min.Add(orientation.stored(image.Pt(x, y), 1, area.Size()))
			turned.SetNRGBA(x, y, straight(pixels.At(from.X, from.Y)))
		}
	}
	return turned
}

// straight is the color in 8 bits a channel and with alpha not multiplied in,
// as PNG has it. Go's own conversion loses the color of faint pixels and
// rounds down.
func straight(c color.Color) color.NRGBA {
	const opaque = 0xffff
	rounded := func(value, whole uint32) uint8 { return uint8((value*0xff + whole/2) / whole) }
	switch c := c.(type) {
	case color.NRGBA:
		return c
	case color.NRGBA64:
		return color.NRGBA{
			R: rounded(uint32(c.R), opaque), G: rounded(uint32(c.G), opaque), B: rounded(uint32(c.B), opaque),
			A: rounded(uint32(c.A), opaque),
		}
	}
	red, green, blue, alpha := c.RGBA()
	if alpha == 0 {
		return color.NRGBA{}
	}
	// A damaged file may claim a color brighter than its alpha allows.
	divided := func(value uint32) uint8 { return rounded(min(value, alpha), alpha) }
	return color.NRGBA{R: divided(red), G: divided(green), B: divided(blue), A: rounded(alpha, opaque)}
}
