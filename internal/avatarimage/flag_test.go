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

// flag is what the images in testdata show: two rows of three squares.
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
	// cornerFlag is the screen of a GIF whose frame covers only two squares at the lower right.
	cornerFlag = flag{{}, {{}, {0, 0, 0, 255}, {255, 255, 255, 255}}}
)

func (f flag) at(x, y int) color.NRGBA { return f[y/flagSquare][x/flagSquare] }

// image returns the flag as an image.
func (f flag) image() *image.NRGBA {
	pixels := image.NewNRGBA(image.Rect(0, 0, flagWidth, flagHeight))
	for y := range flagHeight {
		for x := range flagWidth {
			pixels.SetNRGBA(x, y, f.at(x, y))
		}
	}
	return pixels
}

// isInside reports whether a pixel is at least margin pixels away from the edges between the colors, which lossy formats
// blur.
func isInside(x, y, margin int) bool {
	awayFromEdge := func(v int) bool {
		v %= flagSquare
		return v >= margin && v < flagSquare-margin
	}
	return awayFromEdge(x) && awayFromEdge(y)
}

// expect compares an image with the part of the flag whose upper left corner is x, y.
func (f flag) expect(t *testing.T, got *image.NRGBA, x, y, tolerance, margin int) {
	t.Helper()
	compared := 0
	for row := range got.Rect.Dy() {
		for column := range got.Rect.Dx() {
			if !isInside(x+column, y+row, margin) {
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

// similar compares two colors. It ignores the color of transparent pixels.
func similar(a, b color.NRGBA, tolerance int) bool {
	near := func(a, b uint8) bool { return max(a, b)-min(a, b) <= uint8(tolerance) }
	if a.A == 0 && b.A == 0 {
		return true
	}
	return near(a.R, b.R) && near(a.G, b.G) && near(a.B, b.B) && near(a.A, b.A)
}

// testdata returns the bytes of a file in testdata.
func testdata(t testing.TB, name string) []byte {
	t.Helper()
	source, err := os.ReadFile(filepath.Join("testdata", name))
	if err != nil {
		t.Fatal(err)
	}
	return source
}

// square returns the PNG that Square creates, decoded.
func square(t *testing.T, source []byte, crop *Crop, side int) *image.NRGBA {
	t.Helper()
	result, err := new(Cache).Square(source, crop, side)
	if err != nil {
		t.Fatal(err)
	}
	decoded, err := png.Decode(bytes.NewReader(result.PNG))
	if err != nil {
		t.Fatal(err)
	}
	if got := decoded.Bounds(); got != image.Rect(0, 0, result.Side, result.Side) {
		t.Fatalf("the PNG is %v, but Square returns a side of %d", got, result.Side)
	}
	straight := image.NewNRGBA(decoded.Bounds())
	for y := range result.Side {
		for x := range result.Side {
			straight.Set(x, y, decoded.At(x, y))
		}
	}
	return straight
}

// encodePNG returns an image as PNG.
func encodePNG(t testing.TB, pixels image.Image) []byte {
	t.Helper()
	return encode(t, func(buffer *bytes.Buffer) error { return png.Encode(buffer, pixels) })
}

// encode returns what an encoder writes.
func encode(t testing.TB, write func(*bytes.Buffer) error) []byte {
	t.Helper()
	var buffer bytes.Buffer
	if err := write(&buffer); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// expectHeader fails the test unless Check accepts the image and returns this header.
func expectHeader(t *testing.T, source []byte, format string, width, height int) {
	t.Helper()
	header, err := new(Cache).Check(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header.Format != format || header.Width != width || header.Height != height {
		t.Fatalf("the header is %s, %d x %d, want %s, %d x %d",
			header.Format, header.Width, header.Height, format, width, height)
	}
}
