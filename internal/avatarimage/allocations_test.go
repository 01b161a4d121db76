// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/png"
	"testing"
)

// A square of 500 pixels has 250,000 pixels. The bound excludes an allocation for each pixel, and one for each row, but not
// those that do not depend on the size.
func TestSquare_allocations(t *testing.T) {
	bounds := image.Rect(0, 0, FullSide, FullSide)
	scaled := image.Rect(0, 0, FullSide+12, FullSide+12)
	for name, source := range map[string][]byte{
		"NRGBA":          encodePNG(t, filledWith(image.NewNRGBA(bounds))),
		"NRGBA64":        encodePNG(t, filledWith(image.NewNRGBA64(bounds))),
		"RGBA":           opaquePNG(t, bounds),
		"gray":           encodePNG(t, image.NewGray(bounds)),
		"gray, 16 bits":  encodePNG(t, image.NewGray16(bounds)),
		"palette":        testdata(t, "interlaced-palette.png"),
		"YCbCr":          photo(t, FullSide, FullSide),
		"NRGBA, scaled":  encodePNG(t, filledWith(image.NewNRGBA(scaled))),
		"YCbCr, scaled":  photo(t, FullSide+12, FullSide+12),
		"YCbCr, rotated": testdata(t, "orientation-6.jpg"),
	} {
		allocations := testing.AllocsPerRun(1, func() {
			if _, err := new(Cache).Square(source, nil, FullSide); err != nil {
				t.Fatal(err)
			}
		})
		if allocations >= FullSide {
			t.Errorf("%s: %.0f allocations", name, allocations)
		}
	}
}

// filledWith fills an image of the standard library with colors of every transparency.
func filledWith(pixels image.Image) image.Image {
	switch pixels := pixels.(type) {
	case *image.NRGBA:
		for i := range pixels.Pix {
			pixels.Pix[i] = uint8(i * 7)
		}
	case *image.NRGBA64:
		for i := range pixels.Pix {
			pixels.Pix[i] = uint8(i * 7)
		}
	}
	return pixels
}

// opaquePNG returns a PNG without transparency, which is decoded as RGBA.
func opaquePNG(t *testing.T, bounds image.Rectangle) []byte {
	t.Helper()
	pixels := image.NewRGBA(bounds)
	for i := range pixels.Pix {
		pixels.Pix[i] = 0xff
	}
	return encode(t, func(buffer *bytes.Buffer) error { return png.Encode(buffer, pixels) })
}
