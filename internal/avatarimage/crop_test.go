// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"
)

func TestSquare_cropOutsideImage(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name    string
		file    string
		crop    Crop
		largest int
	}{
		{"size 0", "flag.png", Crop{X: 1, Y: 1}, 31},
		{"negative size", "flag.png", Crop{Size: -5}, 32},
		{"negative x", "flag.png", Crop{X: -1, Y: 2, Size: 10}, 0},
		{"negative y", "flag.png", Crop{X: 3, Y: -7, Size: 10}, 0},
		{"starts right of the image", "flag.png", Crop{X: 48, Y: 0, Size: 1}, 0},
		{"starts below the image", "flag.png", Crop{X: 0, Y: 32, Size: 1}, 0},
		{"ends right of the image", "flag.png", Crop{X: 40, Y: 0, Size: 9}, 8},
		{"ends below a rotated image", "orientation-6.jpg", Crop{X: 0, Y: 0, Size: 33}, 32},
		{"overflow", "flag.png", Crop{X: 1, Y: 1, Size: math.MaxInt}, 31},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := &CropError{Crop: test.crop, Format: "PNG", Width: 48, Height: 32, LargestSize: test.largest}
			if test.file == "orientation-6.jpg" {
				want.Format, want.Rotated = "JPEG", true
			}
			source := testdata(t, test.file)
			_, err := new(Cache).Check(source, &test.crop)
			expectError(t, err, want)
			_, err = new(Cache).Square(source, &test.crop, FullSide)
			expectError(t, err, want)
		})
	}
}

func TestSquare_cropAtTheEdge(t *testing.T) {
	t.Parallel()
	for _, crop := range []Crop{{0, 0, 32}, {16, 0, 32}, {47, 31, 1}, {0, 31, 1}} {
		got := square(t, testdata(t, "flag.png"), &crop, FullSide)
		if got.Rect.Dx() != crop.Size {
			t.Errorf("crop %+v: the side is %d", crop, got.Rect.Dx())
		}
		opaqueFlag.expect(t, got, crop.X, crop.Y, 0, 0)
	}
}

func TestSideOf_agreesWithSquare(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	source := testdata(t, "orientation-8.tiff")
	for range 60 {
		maxSide := 1 + random.IntN(60)
		var crop *Crop
		if random.IntN(4) > 0 {
			size := 1 + random.IntN(flagHeight)
			crop = &Crop{X: random.IntN(flagWidth - size + 1), Y: random.IntN(flagHeight - size + 1), Size: size}
		}
		header, err := Inspect(source)
		if err != nil {
			t.Fatal(err)
		}
		result, err := new(Cache).Square(source, crop, maxSide)
		if err != nil {
			t.Fatal(err)
		}
		if side := SideOf(header, crop, maxSide); side != result.Side {
			t.Fatalf("crop %+v, at most %d pixels: SideOf returns %d, Square returns %d", crop, maxSide, side, result.Side)
		}
		if header, err := png.DecodeConfig(bytes.NewReader(result.PNG)); err != nil || header.Width != result.Side || header.Height != result.Side {
			t.Fatalf("crop %+v, at most %d pixels: the PNG is %d x %d (%v), Square returns %d",
				crop, maxSide, header.Width, header.Height, err, result.Side)
		}
	}
}
