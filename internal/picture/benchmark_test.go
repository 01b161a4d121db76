// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package picture

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

// photo is a JPEG as cameras make them, with colour at half the resolution.
func photo(t testing.TB, width, height int) []byte {
	t.Helper()
	picture := image.NewYCbCr(image.Rect(0, 0, width, height), image.YCbCrSubsampleRatio420)
	for i := range picture.Y {
		picture.Y[i] = uint8(i * 7 / 8)
	}
	for i := range picture.Cb {
		picture.Cb[i], picture.Cr[i] = uint8(i/16), uint8(i/64)
	}
	return encoded(t, func(b *bytes.Buffer) error { return jpeg.Encode(b, picture, nil) })
}
