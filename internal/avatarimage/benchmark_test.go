// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/color/palette"
	"image/gif"
	"image/jpeg"
	"testing"
)

// BenchmarkSquare decodes, crops, scales and encodes typical images: what an upload needs.
func BenchmarkSquare(b *testing.B) {
	pixels := image.NewNRGBA(image.Rect(0, 0, 512, 512))
	for i := range pixels.Pix {
		pixels.Pix[i] = uint8(i / 4 * 7)
	}
	icon := image.NewPaletted(image.Rect(0, 0, 128, 128), palette.Plan9)
	for i := range icon.Pix {
		icon.Pix[i] = uint8(i)
	}
	for name, test := range map[string]struct {
		source []byte
		crop   *Crop
		side   int
	}{
		"photo of a camera":               {photo(b, 4000, 3000), nil, FullSide},
		"photo of a camera, as thumbnail": {photo(b, 4000, 3000), nil, ThumbnailSide},
		"photo of a camera, cropped":      {photo(b, 4000, 3000), &Crop{X: 1000, Y: 500, Size: 800}, FullSide},
		"PNG of 512 pixels":               {encodePNG(b, pixels), nil, FullSide},
		"PNG of 512 pixels, cropped":      {encodePNG(b, pixels), &Crop{X: 100, Y: 100, Size: 300}, FullSide},
		"GIF of 128 pixels": {encode(b, func(buffer *bytes.Buffer) error {
			return gif.Encode(buffer, icon, nil)
		}), nil, FullSide},
	} {
		b.Run(name, func(b *testing.B) {
			b.ReportAllocs()
			for b.Loop() {
				if _, err := new(Cache).Square(test.source, test.crop, test.side); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// BenchmarkInspect reads and checks an image: what a plan needs.
func BenchmarkInspect(b *testing.B) {
	source := photo(b, 4000, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Inspect(source); err != nil {
			b.Fatal(err)
		}
	}
}

// photo returns a JPEG like that of a camera, with chroma at half the resolution.
func photo(t testing.TB, width, height int) []byte {
	t.Helper()
	pixels := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range pixels.Y {
		pixels.Y[i] = uint8(i * 7 / 8)
	}
	for i := range pixels.Cb {
		pixels.Cb[i], pixels.Cr[i] = uint8(i/16), uint8(i/64)
	}
	return encode(t, func(buffer *bytes.Buffer) error { return jpeg.Encode(buffer, pixels, nil) })
}
