// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"fmt"
	"image"
	"testing"
)

func TestSquare_everyOrientation(t *testing.T) {
	t.Parallel()
	for number := 1; number <= 8; number++ {
		t.Run(fmt.Sprintf("JPEG %d", number), func(t *testing.T) {
			t.Parallel()
			source := testdata(t, fmt.Sprintf("orientation-%d.jpg", number))
			expectHeader(t, source, "JPEG", flagWidth, flagHeight)
			opaqueFlag.expect(t, square(t, source, nil, FullSide), 8, 0, 6, 0)
			opaqueFlag.expect(t, square(t, source, &Crop{X: 23, Y: 3, Size: 25}, FullSide), 23, 3, 6, 0)
		})
		t.Run(fmt.Sprintf("TIFF %d", number), func(t *testing.T) {
			t.Parallel()
			source := testdata(t, fmt.Sprintf("orientation-%d.tiff", number))
			expectHeader(t, source, "TIFF", flagWidth, flagHeight)
			opaqueFlag.expect(t, square(t, source, nil, FullSide), 8, 0, 0, 0)
			opaqueFlag.expect(t, square(t, source, &Crop{X: 23, Y: 3, Size: 25}, FullSide), 23, 3, 0, 0)
		})
	}
}

func TestSquare_scaledInEveryOrientation(t *testing.T) {
	t.Parallel()
	want := square(t, testdata(t, "orientation-1.tiff"), &Crop{X: 5, Y: 2, Size: 30}, 12)
	for number := 2; number <= 8; number++ {
		got := square(t, testdata(t, fmt.Sprintf("orientation-%d.tiff", number)), &Crop{X: 5, Y: 2, Size: 30}, 12)
		for y := range 12 {
			for x := range 12 {
				if !similar(got.NRGBAAt(x, y), want.NRGBAAt(x, y), 1) {
					t.Fatalf("orientation %d: pixel %d, %d is %v, want %v", number, x, y, got.NRGBAAt(x, y), want.NRGBAAt(x, y))
				}
			}
		}
	}
}

func TestOrientationStored_everyPixelOnce(t *testing.T) {
	t.Parallel()
	for number := orientation(1); number <= 8; number++ {
		upright, stored := image.Pt(5, 3), image.Rect(0, 0, 5, 3)
		if number.isSideways() {
			stored = image.Rect(0, 0, 3, 5)
		}
		found := map[image.Point]bool{}
		for y := range upright.Y {
			for x := range upright.X {
				point := number.stored(image.Pt(x, y), 1, upright)
				if !point.In(stored) || found[point] {
					t.Fatalf("orientation %d: pixel %d, %d maps to %v", number, x, y, point)
				}
				found[point] = true
			}
		}
	}
}
