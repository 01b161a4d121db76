// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
)

func BenchmarkPhotoOf12Megapixels(b *testing.B) {
	source := photo(b, 4000, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Square(source, nil, FullSide); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkPhotoOf12MegapixelsToThumbnail(b *testing.B) {
	source := photo(b, 4000, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Square(source, nil, ThumbnailSide); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkInspect(b *testing.B) {
	source := photo(b, 4000, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Inspect(source); err != nil {
			b.Fatal(err)
		}
	}
}

// photo is a JPEG as cameras make them, with color at half the resolution.
func photo(t testing.TB, width, height int) []byte {
	t.Helper()
	pixels := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range pixels.Y {
		pixels.Y[i] = uint8(i * 7 / 8)
	}
	for i := range pixels.Cb {
		pixels.Cb[i], pixels.Cr[i] = uint8(i/16), uint8(i/64)
	}
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, pixels, nil) })
}
