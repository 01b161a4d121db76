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

// The sides, in pixels, that decide how Jira processes an uploaded square.
const (
	// FullSide is the largest side that Jira stores unchanged. Jira scales larger images before it crops them, so the
	// coordinates of the crop would select other pixels (facts 4.1).
	FullSide = 500
	// ThumbnailSide is the largest side of a square that Jira turns into an avatar in one request, without a
	// confirmation (facts 1.3).
	ThumbnailSide = 48
)

// Result is the PNG that [Cache.Square] creates.
type Result struct {
	// PNG is the encoded image.
	PNG []byte
	// Side is its width and height, in pixels.
	Side int
}

// Square crops an image (nil: to the largest centered square), scales it down to at most side pixels, and encodes it as
// PNG. It never scales up. Pixels that are not scaled keep their exact values. side must be positive: it is [FullSide] or
// [ThumbnailSide].
func (c *Cache) Square(source []byte, crop *Crop, side int) (Result, error) {
	header, err := Inspect(source)
	if err != nil {
		return Result{}, err
	}
	selected, err := header.square(crop)
	if err != nil {
		return Result{}, err
	}
	defer header.collectGarbage()
	pixels, err := c.decoded(header, source)
	if err != nil {
		return Result{}, err
	}

	// The whole image is neither copied nor rotated, to save memory. The square is cut out of the stored image and
	// rotated after it is scaled down.
	size := image.Pt(header.Width, header.Height)
	corner := header.orientation.stored(selected.Min, selected.Dx(), size)
	area := image.Rectangle{Min: corner, Max: corner.Add(selected.Size())}
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

// scaledDown scales with premultiplied alpha and 16 bits for each channel, so that the colors of transparent pixels do
// not bleed into their neighbors and faint colors stay exact. The filter uses every pixel of the area, however small the
// result is.
func scaledDown(pixels image.Image, area image.Rectangle, side int) image.Image {
	// The filter needs 32 bytes for each column of the result in each row of the area: 125 MB for a side of 8,000 pixels.
	if factor := area.Dx() / (2 * side); factor > 1 {
		pixels = averaged(pixels, area, factor)
		area = pixels.Bounds()
	}
	scaled := image.NewRGBA64(image.Rect(0, 0, side, side))
	draw.CatmullRom.Scale(scaled, scaled.Bounds(), pixels, area, draw.Src, nil)
	return scaled
}

// averaged scales a square area down by an integer factor. Each pixel of the result is the mean of a block of factor x
// factor pixels. The blocks of the last column and the last row can be smaller.
func averaged(pixels image.Image, area image.Rectangle, factor int) image.Image {
	at := colorsOf(pixels)
	side := (area.Dx() + factor - 1) / factor
	result := image.NewRGBA64(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			corner := area.Min.Add(image.Pt(x, y).Mul(factor))
			block := image.Rectangle{Min: corner, Max: corner.Add(image.Pt(factor, factor))}.Intersect(area)
			result.SetRGBA64(x, y, meanColor(at, block))
		}
	}
	return result
}

func meanColor(at func(x, y int) color.RGBA64, block image.Rectangle) color.RGBA64 {
	var red, green, blue, alpha uint64
	for y := block.Min.Y; y < block.Max.Y; y++ {
		for x := block.Min.X; x < block.Max.X; x++ {
			c := at(x, y)
			red, green, blue, alpha = red+uint64(c.R), green+uint64(c.G), blue+uint64(c.B), alpha+uint64(c.A)
		}
	}
	count := uint64(block.Dx() * block.Dy())
	mean := func(sum uint64) uint16 { return uint16((sum + count/2) / count) }
	return color.RGBA64{R: mean(red), G: mean(green), B: mean(blue), A: mean(alpha)}
}

// colorsOf returns a function that returns the color of a pixel. It allocates no memory for the images of the standard
// library.
func colorsOf(pixels image.Image) func(x, y int) color.RGBA64 {
	if fast, ok := pixels.(image.RGBA64Image); ok {
		return fast.RGBA64At
	}
	return func(x, y int) color.RGBA64 {
		red, green, blue, alpha := pixels.At(x, y).RGBA()
		return color.RGBA64{R: uint16(red), G: uint16(green), B: uint16(blue), A: uint16(alpha)}
	}
}

// upright returns the square area of a stored image with its orientation applied.
func upright(pixels image.Image, area image.Rectangle, orientation orientation) *image.NRGBA {
	at := straightColorsOf(pixels)
	result := image.NewNRGBA(image.Rectangle{Max: area.Size()})
	for y := range area.Dy() {
		for x := range area.Dx() {
			stored := area.Min.Add(orientation.stored(image.Pt(x, y), 1, area.Size()))
			result.SetNRGBA(x, y, at(stored.X, stored.Y))
		}
	}
	return result
}
