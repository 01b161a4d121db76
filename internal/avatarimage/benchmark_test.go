// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"
)

func BenchmarkSquare_full(b *testing.B) {
	source := photo(b, 4000, 3000)
	b.ReportAllocs()
	for b.Loop() {
		if _, err := Square(source, nil, FullSide); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkSquare_thumbnail(b *testing.B) {
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
