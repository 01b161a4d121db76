// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"bytes"
	"encoding/base64"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"os"
	"testing"
)

// Color returns one of 64 colors that are distinguishable after an image was encoded and scaled. Indexes from 64 repeat them.
func Color(index int) color.NRGBA {
	steps := []uint8{0, 85, 170, 255}
	return color.NRGBA{R: steps[index%4], G: steps[index/4%4], B: steps[index/16%4], A: 255}
}

// Plain returns an image of one color. Width and height are in pixels.
func Plain(width, height int, fill color.Color) image.Image {
	result := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			result.Set(x, y, fill)
		}
	}
	return result
}

// Halves returns an image whose left half has one color and whose right half has another. Width and height are in pixels.
func Halves(width, height int, left, right color.Color) image.Image {
	result := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			fill := left
			if x >= width/2 {
				fill = right
			}
			result.Set(x, y, fill)
		}
	}
	return result
}

// WriteImage writes an image file into the workspace and returns its path. The extension of the name selects the format:
// .png, .jpg or .gif.
func (w *Workspace) WriteImage(name string, pixels image.Image) string {
	w.t.Helper()
	file := w.Write(name, "")
	if err := os.WriteFile(file, encode(w.t, name, pixels), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return file
}

// PNG encodes an image as PNG.
func PNG(t *testing.T, pixels image.Image) []byte {
	t.Helper()
	return encode(t, ".png", pixels)
}

// PNGBase64 encodes an image as PNG in base64.
func PNGBase64(t *testing.T, pixels image.Image) string {
	t.Helper()
	return base64.StdEncoding.EncodeToString(PNG(t, pixels))
}

func encode(t *testing.T, name string, pixels image.Image) []byte {
	t.Helper()
	var buffer bytes.Buffer
	var err error
	switch name[len(name)-4:] {
	case ".png":
		err = png.Encode(&buffer, pixels)
	case ".jpg":
		err = jpeg.Encode(&buffer, pixels, &jpeg.Options{Quality: 95})
	case ".gif":
		err = gif.Encode(&buffer, pixels, nil)
	default:
		t.Fatalf("no encoder for %s", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// ExpectShown fails the test unless the avatar that the user shows has about this color at x, y. The coordinates are in
// pixels of the 48 x 48 pixels rendition.
func (w *Workspace) ExpectShown(username string, x, y int, want color.Color) {
	w.t.Helper()
	found, ok := w.Jira.User(username)
	if !ok {
		w.t.Fatalf("Jira has no user %q", username)
	}
	shown := w.Jira.ShownImage(found.Key, 48).At(x, y)
	if !Near(shown, want) {
		w.t.Fatalf("the avatar of user %q is %v at %d,%d, want %v", username, shown, x, y, want)
	}
}

// Near reports whether two colors differ by no more than JPEG and scaling change a color.
func Near(one, other color.Color) bool {
	r1, g1, b1, a1 := one.RGBA()
	r2, g2, b2, a2 := other.RGBA()
	alike := func(a, b uint32) bool { return max(a, b)-min(a, b) <= 24<<8 }
	return alike(r1, r2) && alike(g1, g2) && alike(b1, b2) && alike(a1, a2)
}
