// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage_test

import (
	"bytes"
	"image"
	"image/color"
	"image/png"
	"testing"

	"golang.org/x/image/draw"
	"golang.org/x/image/font"
	"golang.org/x/image/font/basicfont"
	"golang.org/x/image/math/fixed"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
)

// letter returns an avatar of 500 pixels with one letter on a background.
func letter(text string, background, foreground color.Color) image.Image {
	small := image.NewRGBA(image.Rect(0, 0, 13, 13))
	draw.Draw(small, small.Bounds(), image.NewUniform(background), image.Point{}, draw.Src)
	drawer := font.Drawer{Dst: small, Src: image.NewUniform(foreground), Face: basicfont.Face7x13, Dot: fixed.P(3, 11)}
	drawer.DrawString(text)
	return scaledTo(small, 500, draw.NearestNeighbor)
}

func scaledTo(source image.Image, side int, scaler draw.Scaler) image.Image {
	result := image.NewNRGBA(image.Rect(0, 0, side, side))
	scaler.Scale(result, result.Bounds(), source, source.Bounds(), draw.Src, nil)
	return result
}

func signatureOf(t *testing.T, pixels image.Image) avatarimage.Signature {
	t.Helper()
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, pixels); err != nil {
		t.Fatal(err)
	}
	signature, err := avatarimage.SignatureOf(encoded.Bytes())
	if err != nil {
		t.Fatal(err)
	}
	return signature
}

// TestSignature_differentImages compares every image with every other one, scaled twice as Jira scales it: when it
// stores the image, and when it serves a rendition.
func TestSignature_differentImages(t *testing.T) {
	t.Parallel()
	navy, white := color.NRGBA{G: 82, B: 204, A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	images := map[string]image.Image{
		"O": letter("O", navy, white), "Q": letter("Q", navy, white), "E": letter("E", navy, white), "F": letter("F", navy, white),
		"I": letter("I", navy, white), "l": letter("l", navy, white), "no letter": letter("", navy, white),
		"faint E": letter("E", navy, color.NRGBA{R: 60, G: 120, B: 220, A: 255}), "faint F": letter("F", navy, color.NRGBA{R: 60, G: 120, B: 220, A: 255}),
		"another shade": letter("", color.NRGBA{G: 100, B: 210, A: 255}, white), "transparent": letter("", color.NRGBA{}, white),
		"half transparent": letter("E", color.NRGBA{G: 82, B: 204, A: 128}, white),
	}
	sent := map[string]avatarimage.Signature{}
	for name, pixels := range images {
		sent[name] = signatureOf(t, pixels)
	}
	for name, pixels := range images {
		for _, side := range []int{256, 48} {
			for scalerName, scaler := range map[string]draw.Scaler{"bilinear": draw.BiLinear, "cubic": draw.CatmullRom} {
				shown := signatureOf(t, scaledTo(scaledTo(pixels, side, scaler), 48, scaler))
				for other, signature := range sent {
					if got := shown.Matches(signature); got != (name == other) {
						t.Errorf("%q, stored with %d pixels (%s), matches %q: %t", name, side, scalerName, other, got)
					}
				}
			}
		}
	}
}

// Jira scales an image up that is smaller than the rendition.
func TestSignature_smallImages(t *testing.T) {
	t.Parallel()
	navy, white := color.NRGBA{G: 82, B: 204, A: 255}, color.NRGBA{R: 255, G: 255, B: 255, A: 255}
	for _, side := range []int{1, 2, 5, 13, 20, 47} {
		small := scaledTo(letter("E", navy, white), side, draw.BiLinear)
		if !signatureOf(t, scaledTo(small, 48, draw.BiLinear)).Matches(signatureOf(t, small)) {
			t.Errorf("an image of %d pixels does not match its rendition", side)
		}
	}
}

func TestSignature_text(t *testing.T) {
	t.Parallel()
	signature := signatureOf(t, letter("E", color.White, color.Black))
	text, err := signature.MarshalText()
	if err != nil {
		t.Fatal(err)
	}
	var decoded avatarimage.Signature
	if err := decoded.UnmarshalText(text); err != nil || decoded != signature {
		t.Errorf("the decoded signature differs: %v", err)
	}
	for _, invalid := range []string{"", "AAAA", "not base64"} {
		if err := decoded.UnmarshalText([]byte(invalid)); err == nil {
			t.Errorf("%q is accepted as a signature", invalid)
		}
	}
}

func TestSignatureOf_noRendition(t *testing.T) {
	t.Parallel()
	encode := func(width, height int) []byte {
		var encoded bytes.Buffer
		if err := png.Encode(&encoded, image.NewGray(image.Rect(0, 0, width, height))); err != nil {
			t.Fatal(err)
		}
		return encoded.Bytes()
	}
	for name, source := range map[string][]byte{
		"a web page": []byte("<html><title>Log in</title></html>"), "an SVG": []byte(`<svg xmlns="http://www.w3.org/2000/svg"/>`),
		"nothing": nil, "no square": encode(48, 32), "a large image": encode(2000, 2000), "half a PNG": encode(48, 48)[:60],
	} {
		if _, err := avatarimage.SignatureOf(source); err == nil {
			t.Errorf("%s has a signature", name)
		}
	}
}
