// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

// flag is what the pictures in testdata show: two rows of three squares.
type flag [2][3]color.NRGBA

const (
	flagSquare = 16
	flagWidth  = 3 * flagSquare
	flagHeight = 2 * flagSquare
)

var (
	opaqueFlag = flag{
		{{220, 20, 30, 255}, {20, 160, 60, 255}, {30, 60, 200, 255}},
		{{240, 200, 20, 255}, {0, 0, 0, 255}, {255, 255, 255, 255}},
	}
	alphaFlag = flag{
		{{220, 20, 30, 255}, {20, 160, 60, 255}, {30, 60, 200, 255}},
		{{240, 200, 20, 255}, {200, 100, 0, 128}, {}},
	}
	// cornerFlag is the screen of a GIF whose frame is only its lower right.
	cornerFlag = flag{{}, {{}, {0, 0, 0, 255}, {255, 255, 255, 255}}}
)

func (f flag) at(x, y int) color.NRGBA { return f[y/flagSquare][x/flagSquare] }

// picture is the flag as pixels.
func (f flag) picture() *image.NRGBA {
	pixels := image.NewNRGBA(image.Rect(0, 0, flagWidth, flagHeight))
	for y := range flagHeight {
		for x := range flagWidth {
			pixels.SetNRGBA(x, y, f.at(x, y))
		}
	}
	return pixels
}

// inside tells whether a pixel is at least margin pixels away from the edges
// between the colors, where lossy formats blur.
func inside(x, y, margin int) bool {
	awayFromEdge := func(v int) bool {
		v %= flagSquare
		return v >= margin && v < flagSquare-margin
	}
	return awayFromEdge(x) && awayFromEdge(y)
}

// expect compares the part of the flag with upper left corner x, y.
func (f flag) expect(t *testing.T, got *image.NRGBA, x, y, tolerance, margin int) {
	t.Helper()
	compared := 0
	for row := range got.Rect.Dy() {
		for column := range got.Rect.Dx() {
			if !inside(x+column, y+row, margin) {
				continue
			}
			compared++
			want, fill := f.at(x+column, y+row), got.NRGBAAt(column, row)
			if !similar(want, fill, tolerance) {
				t.Fatalf("pixel %d, %d is %v, want %v", column, row, fill, want)
			}
		}
	}
	if compared == 0 {
		t.Fatal("no pixel was compared")
	}
}

// similar ignores the color of what cannot be seen.
func similar(a, b color.NRGBA, tolerance int) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= uint8(tolerance) }
	if a.A == 0 && b.A == 0 {
		return true
	}
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && near(a.A, b.A)
}

func testdata(t testing.TB, name string) []byte {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// square is the picture that Square makes, decoded.
func square(t *testing.T, source []byte, crop *Crop, side int) *image.NRGBA {
	t.Helper()
	result, err := Square(source, crop, side)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(result.PNG))
	if err != nil {
		t.Fatal(err)
	}
	if got := decoded.Bounds(); got != image.Rect(0, 0, result.Side, result.Side) {
		t.Fatalf("the PNG is %v, but the result tells a side of %d", got, result.Side)
	}
	straight := image.NewNRGBA(decoded.Bounds())
	for y := range result.Side {
		for x := range result.Side {
			straight.Set(x, y, decoded.At(x, y))
		}
	}
	return straight
}

func pngOf(t testing.TB, pixels image.Image) []byte {
	t.Helper()
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, pixels); err != nil {
		t.Fatal(err)
	}
	return encoded.Bytes()
}
