// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"
	"image/color"
)

const opaque = 0xffff

// straightColorsOf returns a function that returns the color of a pixel as PNG stores it. It allocates no memory for the
// images of the standard library: At allocates a color for each pixel, except for a palette, which has its colors already.
func straightColorsOf(pixels image.Image) func(x, y int) color.NRGBA {
	switch pixels := pixels.(type) {
	case *image.NRGBA:
		return pixels.NRGBAAt
	case *image.NRGBA64:
		return func(x, y int) color.NRGBA { return eightBits(pixels.NRGBA64At(x, y)) }
	case *image.Paletted:
		return func(x, y int) color.NRGBA { return straightAlpha(pixels.At(x, y)) }
	case image.RGBA64Image:
		return func(x, y int) color.NRGBA { return divided(pixels.RGBA64At(x, y)) }
	default:
		return func(x, y int) color.NRGBA { return straightAlpha(pixels.At(x, y)) }
	}
}

// straightAlpha returns a color with 8 bits for each channel and without premultiplied alpha, as PNG stores it. The
// conversion of Go's color.NRGBAModel rounds down and loses the color of faint pixels.
func straightAlpha(c color.Color) color.NRGBA {
	switch c := c.(type) {
	case color.NRGBA:
		return c
	case color.NRGBA64:
		return eightBits(c)
	}
	red, green, blue, alpha := c.RGBA()
	return divided(color.RGBA64{R: uint16(red), G: uint16(green), B: uint16(blue), A: uint16(alpha)})
}

// eightBits rounds the channels of a color.
func eightBits(c color.NRGBA64) color.NRGBA {
	return color.NRGBA{R: rounded(c.R, opaque), G: rounded(c.G, opaque), B: rounded(c.B, opaque), A: rounded(c.A, opaque)}
}

// divided divides the channels of a color by its alpha.
func divided(c color.RGBA64) color.NRGBA {
	if c.A == 0 {
		return color.NRGBA{}
	}
	// A damaged image can contain a color that is brighter than its alpha allows.
	red, green, blue := min(c.R, c.A), min(c.G, c.A), min(c.B, c.A)
	return color.NRGBA{R: rounded(red, c.A), G: rounded(green, c.A), B: rounded(blue, c.A), A: rounded(c.A, opaque)}
}

// rounded scales a channel, of which whole is the largest value, to 8 bits.
func rounded(value, whole uint16) uint8 {
	return uint8((uint32(value)*0xff + uint32(whole)/2) / uint32(whole))
}
