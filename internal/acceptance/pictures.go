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

// Colour is one of many colours that are told apart even after a picture was encoded and scaled.
func Colour(index int) color.NRGBA {
	steps := []uint8{0, 85, 170, 255}
	return color.NRGBA{R: steps[index%4], G: steps[index/4%4], B: steps[index/16%4], A: 255}
}

// Plain is a picture of one colour.
func Plain(width, height int, colour color.Color) image.Image {
	made := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			made.Set(x, y, colour)
		}
	}
	return made
}

// Halves is a picture whose left half has one colour and whose right half has another.
func Halves(width, height int, left, right color.Color) image.Image {
	made := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			colour := left
			if x >= width/2 {
				colour = right
			}
			made.Set(x, y, colour)
		}
	}
	return made
}

// WritePicture writes a picture into the workspace: as PNG, JPEG or GIF, by the ending of its name.
func (w *Workspace) WritePicture(name string, picture image.Image) string {
	w.t.Helper()
	file := w.Write(name, "")
	if err := os.WriteFile(file, encode(w.t, name, picture), 0o600); err != nil {
		w.t.Fatal(err)
	}
	return file
}

// PNG is a picture as PNG.
func PNG(t *testing.T, picture image.Image) []byte {
	t.Helper()
	return encode(t, ".png", picture)
}

// PNGBase64 is a picture as PNG, base64-encoded.
func PNGBase64(t *testing.T, picture image.Image) string {
	t.Helper()
	return base64.StdEncoding.EncodeToString(PNG(t, picture))
}

func encode(t *testing.T, name string, picture image.Image) []byte {
	t.Helper()
	var buffer bytes.Buffer
	var err error
	switch name[len(name)-4:] {
	case ".png":
		err = png.Encode(&buffer, picture)
	case ".jpg":
		err = jpeg.Encode(&buffer, picture, &jpeg.Options{Quality: 95})
	case ".gif":
		err = gif.Encode(&buffer, picture, nil)
	default:
		t.Fatalf("no encoder for %s", name)
	}
	if err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// ExpectShown fails the test unless the account shows this colour at a place of its 48-pixel picture.
func (w *Workspace) ExpectShown(username string, x, y int, wanted color.Color) {
	w.t.Helper()
	found, ok := w.Jira.Account(username)
	if !ok {
		w.t.Fatalf("there is no account %q", username)
	}
	shown := w.Jira.ShownPicture(found.Key, 48).At(x, y)
	if !near(shown, wanted) {
		w.t.Fatalf("the account %q shows %v at %d,%d, not %v", username, shown, x, y, wanted)
	}
}

// near allows for what JPEG and scaling do to a colour.
func near(one, other color.Color) bool {
	r1, g1, b1, a1 := one.RGBA()
	r2, g2, b2, a2 := other.RGBA()
	alike := func(a, b uint32) bool { return max(a, b)-min(a, b) <= 24<<8 }
	return alike(r1, r2) && alike(g1, g2) && alike(b1, b2) && alike(a1, a2)
}
