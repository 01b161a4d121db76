// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"strconv"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	red  = color.RGBA{R: 0xff, A: 0xff}
	blue = color.RGBA{B: 0xff, A: 0xff}
)

// square returns an image of one color.
func square(side int, fill color.Color) image.Image {
	pixels := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(pixels, pixels.Bounds(), image.NewUniform(fill), image.Point{}, draw.Src)
	return pixels
}

// quarters returns an image whose top left quarter is red, so that a cropped or shifted copy differs from it.
func quarters(side int, fill color.Color) image.Image {
	pixels := image.NewRGBA(image.Rect(0, 0, side, side))
	draw.Draw(pixels, pixels.Bounds(), image.NewUniform(fill), image.Point{}, draw.Src)
	draw.Draw(pixels, image.Rect(0, 0, side/2, side/2), image.NewUniform(red), image.Point{}, draw.Src)
	return pixels
}

// encoded returns an image as a PNG.
func encoded(t *testing.T, pixels image.Image) []byte {
	t.Helper()
	var content bytes.Buffer
	if err := png.Encode(&content, pixels); err != nil {
		t.Fatal(err)
	}
	return content.Bytes()
}

// uploadable returns an image to upload. A rendition shows it if its quarters have the same colors.
func uploadable(t *testing.T, pixels image.Image) jira.Image {
	t.Helper()
	return jira.Image{PNG: encoded(t, pixels), Side: pixels.Bounds().Dx(), Shows: func(rendition []byte) (bool, error) {
		shown, err := png.Decode(bytes.NewReader(rendition))
		if err != nil {
			return false, err
		}
		same := true
		for quarter := range 4 {
			x, y := 1+2*(quarter%2), 1+2*(quarter/2)
			center := func(of image.Image) color.Color { return of.At(x*of.Bounds().Dx()/4, y*of.Bounds().Dy()/4) }
			same = same && sameColor(center(shown), center(pixels))
		}
		return same, nil
	}}
}

// exactly returns this image for every side.
func exactly(image jira.Image) jira.ImageAtSide {
	return func(int) (jira.Image, error) { return image, nil }
}

// wantSamePixels compares two images pixel by pixel.
func wantSamePixels(t *testing.T, got, want image.Image) {
	t.Helper()
	if got.Bounds() != want.Bounds() {
		t.Fatalf("the image has the bounds %v, want %v", got.Bounds(), want.Bounds())
	}
	for y := range want.Bounds().Dy() {
		for x := range want.Bounds().Dx() {
			if !sameColor(got.At(x, y), want.At(x, y)) {
				t.Fatalf("the pixel at %d,%d is %v, want %v", x, y, got.At(x, y), want.At(x, y))
			}
		}
	}
}

func sameColor(one, other color.Color) bool {
	return color.RGBAModel.Convert(one) == color.RGBAModel.Convert(other)
}

// digits returns a number as the client has avatar IDs.
func digits(id int64) string { return strconv.FormatInt(id, 10) }
