// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"errors"
	"fmt"
	"image/png"
	"math"
	"math/rand/v2"
	"testing"
)

func TestCropsThatDoNotFit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name string
		file string
		crop Crop
		want string
	}{
		{
			"size 0", "flag.png",
			Crop{X: 1, Y: 1},
			"The crop's size is 0; it must be at least 1 pixel.",
		},
		{
			"negative size", "flag.png",
			Crop{Size: -5},
			"The crop's size is -5; it must be at least 1 pixel.",
		},
		{
			"negative x", "flag.png",
			Crop{X: -1, Y: 2, Size: 10},
			"The crop starts at x = -1, y = 2; both must be 0 or more. They count pixels from the picture's upper left corner.",
		},
		{
			"negative y", "flag.png",
			Crop{X: 3, Y: -7, Size: 10},
			"The crop starts at x = 3, y = -7; both must be 0 or more. They count pixels from the picture's upper left corner.",
		},
		{
			"starts to the right", "flag.png",
			Crop{X: 48, Y: 0, Size: 1},
			"The crop starts at x = 48, y = 0, outside the picture: the PNG is 48 x 32 pixels (width x height). " +
				"Choose a smaller x or y, or leave the crop out for the largest centerd square.",
		},
		{
			"starts below", "flag.png",
			Crop{X: 0, Y: 32, Size: 1},
			"The crop starts at x = 0, y = 32, outside the picture: the PNG is 48 x 32 pixels (width x height). " +
				"Choose a smaller x or y, or leave the crop out for the largest centerd square.",
		},
		{
			"ends to the right", "flag.png",
			Crop{X: 40, Y: 0, Size: 9},
			"The crop reaches from x = 40, y = 0 to x = 49, y = 9, outside the picture: the PNG is 48 x 32 pixels (width x height). " +
				"From there a size of at most 8 fits; without a crop the largest centerd square is taken.",
		},
		{
			"ends below a turned picture", "orientation-6.jpg",
			Crop{X: 0, Y: 0, Size: 33},
			"The crop reaches from x = 0, y = 0 to x = 33, y = 33, outside the picture: the JPEG is 48 x 32 pixels (width x height), " +
				"turned upright as it asks for. From there a size of at most 32 fits; without a crop the largest centerd square is taken.",
		},
		{
			"overflow", "flag.png",
			Crop{X: 1, Y: 1, Size: math.MaxInt},
			fmt.Sprintf("The crop reaches from x = 1, y = 1 to x = %d, y = %[1]d, outside the picture: ", uint64(math.MaxInt)+1) +
				"the PNG is 48 x 32 pixels (width x height). From there a size of at most 31 fits; without a crop the largest centerd square is taken.",
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := testdata(t, test.file)
			_, err := Check(source, &test.crop)
			expectError(t, err, ErrCrop, test.want)
			_, err = Square(source, &test.crop, FullSide)
			expectError(t, err, ErrCrop, test.want)
		})
	}
}

func TestCropsThatJustFit(t *testing.T) {
	t.Parallel()
	for _, crop := range []Crop{{0, 0, 32}, {16, 0, 32}, {47, 31, 1}, {0, 31, 1}} {
		got := square(t, testdata(t, "flag.png"), &crop, FullSide)
		if got.Rect.Dx() != crop.Size {
			t.Errorf("crop %+v: the side is %d", crop, got.Rect.Dx())
		}
		opaqueFlag.expect(t, got, crop.X, crop.Y, 0, 0)
	}
}

func TestSideOfAgreesWithSquare(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	source := testdata(t, "orientation-8.tiff")
	for range 60 {
		side := 1 + random.IntN(60)
		var crop *Crop
		if random.IntN(4) > 0 {
			size := 1 + random.IntN(flagHeight)
			crop = &Crop{X: random.IntN(flagWidth - size + 1), Y: random.IntN(flagHeight - size + 1), Size: size}
		}
		header, err := Inspect(source)
		if err != nil {
			t.Fatal(err)
		}
		result, err := Square(source, crop, side)
		if err != nil {
			t.Fatal(err)
		}
		if told := SideOf(header, crop, side); told != result.Side {
			t.Fatalf("crop %+v, at most %d: SideOf tells %d, Square made %d", crop, side, told, result.Side)
		}
		if header, err := png.DecodeConfig(bytes.NewReader(result.PNG)); err != nil || header.Width != result.Side || header.Height != result.Side {
			t.Fatalf("crop %+v, at most %d: the PNG is %d x %d (%v), Square tells %d", crop, side, header.Width, header.Height, err, result.Side)
		}
	}
}

// expectError holds the kind and the whole message of an error against what is
// wanted, and makes sure that it is of no other kind.
func expectError(t *testing.T, err, kind error, message string) {
	t.Helper()
	failure, ok := errors.AsType[*Error](err)
	if !ok {
		t.Fatalf("the error is %v, want an *Error: %s", err, message)
	}
	for _, other := range []error{ErrEmpty, ErrTooManyBytes, ErrTooManyPixels, ErrUnsupported, ErrDamaged, ErrCrop} {
		if got, want := errors.Is(err, other), errors.Is(kind, other); got != want {
			t.Errorf("errors.Is(%q) is %t, want %t", other, got, want)
		}
	}
	if failure.Error() != message {
		t.Errorf("the message is\n\t%s\nwant\n\t%s", failure.Error(), message)
	}
}
