// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"math/rand/v2"
	"testing"
)

// Even the color of transparent pixels stays the same.
func TestSquare_unscaledPixelsStayExact(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(3, 4))
	pixels := image.NewNRGBA(image.Rect(0, 0, 60, 48))
	for i := range pixels.Pix {
		pixels.Pix[i] = uint8(random.UintN(256))
	}
	pixels.SetNRGBA(20, 20, color.NRGBA{10, 20, 30, 0})
	wider := image.NewNRGBA64(pixels.Bounds())
	for i, value := range pixels.Pix {
		wider.Pix[2*i], wider.Pix[2*i+1] = value, value
	}
	for name, source := range map[string]image.Image{"8 bits": pixels, "16 bits": wider} {
		got := square(t, encodePNG(t, source), nil, ThumbnailSide)
		want := pixels.SubImage(image.Rect(6, 0, 54, 48)).(*image.NRGBA)
		for y := range 48 {
			for x := range 48 {
				if got, want := got.NRGBAAt(x, y), want.NRGBAAt(6+x, y); got != want {
					t.Fatalf("%s: pixel %d, %d is %v, want %v", name, x, y, got, want)
				}
			}
		}
	}
}

func TestSquare_deterministic(t *testing.T) {
	t.Parallel()
	source := testdata(t, "orientation-6.jpg")
	first, err := new(Cache).Square(source, nil, 20)
	if err != nil {
		t.Fatal(err)
	}
	second, err := new(Cache).Square(source, nil, 20)
	if err != nil || !bytes.Equal(first.PNG, second.PNG) {
		t.Errorf("two PNGs of the same image differ (%v)", err)
	}
}

func TestSquare_neverScalesUp(t *testing.T) {
	t.Parallel()
	if got := square(t, testdata(t, "flag.png"), &Crop{X: 2, Y: 3, Size: 7}, FullSide).Rect.Dx(); got != 7 {
		t.Errorf("the PNG of a crop of 7 pixels is %d pixels wide", got)
	}
}

func TestSquare_scalingKeepsPlainColors(t *testing.T) {
	t.Parallel()
	for _, fill := range []color.NRGBA{{255, 255, 255, 255}, {0, 0, 0, 255}, {13, 120, 251, 255}, {200, 100, 50, 128}, {200, 100, 50, 3}} {
		source := encodePNG(t, filled(601, 533, func(int, int) color.NRGBA { return fill }))
		for _, side := range []int{FullSide, ThumbnailSide, 1} {
			expectEverywhere(t, square(t, source, nil, side), fill, 1)
		}
	}
}

// If colors were scaled without alpha, the green of the transparent pixels would bleed into the edge of the red disc.
func TestSquare_scalingWithTransparency(t *testing.T) {
	t.Parallel()
	source := encodePNG(t, filled(300, 300, func(x, y int) color.NRGBA {
		if (x-150)*(x-150)+(y-150)*(y-150) < 120*120 {
			return color.NRGBA{255, 0, 0, 255}
		}
		return color.NRGBA{0, 255, 0, 0}
	}))
	got, translucent := square(t, source, nil, ThumbnailSide), 0
	for y := range ThumbnailSide {
		for x := range ThumbnailSide {
			fill := got.NRGBAAt(x, y)
			if fill.A > 0 && !similar(fill, color.NRGBA{255, 0, 0, fill.A}, 1) {
				t.Fatalf("pixel %d, %d is %v, not red", x, y, fill)
			}
			if fill.A > 20 && fill.A < 235 {
				translucent++
			}
		}
	}
	if translucent < 50 {
		t.Errorf("only %d pixels are translucent: the edge is jagged", translucent)
	}
}

// A filter that skips pixels would produce a pattern.
func TestSquare_scalingUsesEveryPixel(t *testing.T) {
	t.Parallel()
	checkered := encodePNG(t, filled(997, 997, func(x, y int) color.NRGBA {
		value := uint8(255 * ((x + y) % 2))
		return color.NRGBA{value, value, value, 255}
	}))
	got := square(t, checkered, nil, ThumbnailSide)
	inner := got.SubImage(image.Rect(1, 1, ThumbnailSide-1, ThumbnailSide-1)).(*image.NRGBA)
	expectEverywhere(t, inner, color.NRGBA{128, 128, 128, 255}, 2)
}

func TestSquare_scalingKeepsEdges(t *testing.T) {
	t.Parallel()
	// The flag is enlarged ten times, and scaled back.
	enlarged := encodePNG(t, filled(10*flagWidth, 10*flagHeight, func(x, y int) color.NRGBA { return alphaFlag.at(x/10, y/10) }))
	got := square(t, enlarged, &Crop{X: 50, Y: 0, Size: 320}, 32)
	alphaFlag.expect(t, got, 5, 0, 2, 2)
}

// A damaged image can contain colors that are brighter than their alpha allows.
func TestStraightAlpha_impossibleColor(t *testing.T) {
	t.Parallel()
	got := straightAlpha(color.RGBA{R: 200, G: 100, B: 50, A: 100})
	if want := (color.NRGBA{255, 255, 128, 100}); got != want {
		t.Errorf("the color is %v, want %v", got, want)
	}
}

// filled returns an image whose pixels have the colors that a function returns.
func filled(width, height int, colorAt func(x, y int) color.NRGBA) *image.NRGBA {
	pixels := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			pixels.SetNRGBA(x, y, colorAt(x, y))
		}
	}
	return pixels
}

// expectEverywhere fails the test unless every pixel has this color.
func expectEverywhere(t *testing.T, got *image.NRGBA, want color.NRGBA, tolerance int) {
	t.Helper()
	for y := got.Rect.Min.Y; y < got.Rect.Max.Y; y++ {
		for x := got.Rect.Min.X; x < got.Rect.Max.X; x++ {
			if fill := got.NRGBAAt(x, y); !similar(fill, want, tolerance) {
				t.Fatalf("pixel %d, %d is %v, want %v", x, y, fill, want)
			}
		}
	}
}

// A large image is averaged before it is scaled. The result must have the colors of the same places, also if the side is
// not a multiple of the side of the result.
func TestSquare_largeImage(t *testing.T) {
	t.Parallel()
	for _, side := range []int{2000, 2503} {
		pixels := image.NewGray(image.Rect(0, 0, side, side))
		for i := range pixels.Pix {
			pixels.Pix[i] = uint8((i%side*200 + i/side*50) / side)
		}
		source := encode(t, func(buffer *bytes.Buffer) error { return png.Encode(buffer, pixels) })
		got := square(t, source, nil, FullSide)
		for _, at := range []image.Point{{0, 0}, {499, 0}, {0, 499}, {250, 100}, {499, 499}} {
			value := uint8((at.X*200 + at.Y*50) / FullSide)
			if want := (color.NRGBA{value, value, value, 255}); !similar(got.NRGBAAt(at.X, at.Y), want, 2) {
				t.Errorf("side %d: pixel %v is %v, want %v", side, at, got.NRGBAAt(at.X, at.Y), want)
			}
		}
	}
}
