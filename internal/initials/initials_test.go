// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"image"
	"image/color"
	"image/png"
	"maps"
	"reflect"
	"slices"
	"testing"

	"golang.org/x/image/font/sfnt"
)

// drawn returns the levels of the pixels of a text, row by row.
func drawn(t *testing.T, text string) []uint8 {
	t.Helper()
	outlines, err := lineOf(text)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return fill(outlines.centered())
}

// decoded returns the avatar of a text as the standard library reads it.
func decoded(t *testing.T, text string, background Color) image.Image {
	t.Helper()
	file, err := Draw(text, background)
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	pixels, err := png.Decode(bytes.NewReader(file))
	if err != nil {
		t.Fatalf("%s: %v", text, err)
	}
	return pixels
}

// inkBounds returns the bounds of all pixels that are covered by a quarter or more.
func inkBounds(pixels []uint8) (bounds image.Rectangle) {
	for i, level := range pixels {
		if level >= levels/4 {
			bounds = bounds.Union(image.Rect(i%Side, i/Side, i%Side+1, i/Side+1))
		}
	}
	return bounds
}

// characters returns all characters that the font draws.
func characters(t *testing.T) []string {
	t.Helper()
	var found []string
	var buffer sfnt.Buffer
	for character := rune(1); character <= 0x1FFFF; character++ {
		if glyph, err := boldFont().GlyphIndex(&buffer, character); err == nil && glyph != 0 && !isBlank(character) {
			found = append(found, string(character))
		}
	}
	if len(found) < 600 {
		t.Fatalf("the font draws only %d characters", len(found))
	}
	return found
}

// TestDraw_sameBytes fails if a change alters avatars that users already have: the next apply would upload all of them again.
func TestDraw_sameBytes(t *testing.T) {
	t.Parallel()
	want := map[string]string{
		"C":   "d9b252de1663e7ed4f5683a735dbfc5939eacfb0df01be94a86eb213b9614701",
		"ab":  "20daf74546711e76b43ae834a81fda6b914ef6c27c56e25aa9f92af34f6ce0a1",
		"CI":  "a109c654ba07858a0f7897565bc4a158dcadda2a6e90280e15a6400b2ae38d13",
		"MW":  "52529e25fc53e18f3a8ac9a5b67c028cd78938bf531a56f5f535208a60e23983",
		"Äß":  "e6698391f8014afa520f092478f46ed52510af3839e6007c0c2cc00d4902e0bc",
		"Щ":   "ac42f9e964278483435ccf33fc0740d59050feea1566de7f869e6c45c98a9c60",
		"QA":  "c6ee90d0ae014610f066067eef945cbea8fa456193c26257ec1b5eb9e80a2797",
		"R&D": "ec337a7dfc58454ef792590f3c21e90fff960450c69bf80be357b5743a4b735c",
		"WWW": "9c8a24d2eec2d9c96943f5dd84becc67dfe05d3dfddd1445f78a382624eaf003",
		"42":  "d9757c8142f804a21e56d734c04111c0e50b19dac82a7c2ef51541c3b0a4e0e6",
		"ΩΨΦ": "3ac3948401119d608a550cc121e604e5ee7775852e9870516989caafc9ad9dd8",
		"Ǻ":   "a7afaae6c4ef714aaed7ce0548b0f146b863f7b121ba72bdd67e00a8eab15a34",
	}
	for _, text := range slices.Sorted(maps.Keys(want)) {
		file, err := Draw(text, ColorOf(text))
		if err != nil {
			t.Fatalf("%s: %v", text, err)
		}
		sum := sha256.Sum256(file)
		if got := hex.EncodeToString(sum[:]); got != want[text] {
			t.Errorf("%q: %q,", text, got)
		}
	}
}

func TestDraw_size(t *testing.T) {
	t.Parallel()
	const limit = 3072
	for _, text := range []string{"C", "Ж", "Ǻ", "&", "CI", "MW", "WM", "gy", "QA", "ABC", "WWW", "R&D", "ẄẄẄ", "ЩЖЮ"} {
		if file, err := Draw(text, white); err != nil || len(file) > limit {
			t.Errorf("%s: %d bytes (%v), want at most %d", text, len(file), err, limit)
		}
	}
}

func TestDraw_centered(t *testing.T) {
	t.Parallel()
	for _, text := range append(characters(t), "CI", "MW", "il", "ab", "gy", "Äß", "Qj", "CI3", "ABC", "WWW", "iii", "abg", "ЖЩЮ") {
		ink := inkBounds(drawn(t, text))
		if off := ink.Min.X + ink.Max.X - Side; off < -4 || off > 4 {
			t.Errorf("%s: it covers %v, which is not centered horizontally", text, ink)
		}
		// The baseline is a multiple of 16 pixels, so that the center can be 8 pixels away.
		if off := ink.Min.Y + ink.Max.Y - Side; off < -20 || off > 20 {
			t.Errorf("%s: it covers %v, which is not centered vertically", text, ink)
		}
		if margin := image.Rect(8, 16, Side-8, Side-16); !ink.In(margin) {
			t.Errorf("%s: it covers %v, want only %v", text, ink, margin)
		}
	}
}

// TestDraw_capitalsAligned checks that capital letters begin and end at an edge of pixels at 16 x 16 pixels.
func TestDraw_capitalsAligned(t *testing.T) {
	t.Parallel()
	for text, want := range map[string][2]int{"E": {48, 208}, "EH": {64, 192}, "HIT": {80, 176}} {
		if ink := inkBounds(drawn(t, text)); ink.Min.Y != want[0] || ink.Max.Y != want[1] {
			t.Errorf("%s: it covers the rows %d to %d, want %v", text, ink.Min.Y, ink.Max.Y, want)
		}
	}
}

// reduced returns the mean of every 16 x 16 pixels, from 0 to 255: the avatar as Jira shows it in lists.
func reduced(pixels []uint8) (small [16 * 16]int) {
	for i, level := range pixels {
		small[i/Side/16*16+i%Side/16] += int(level)
	}
	for i := range small {
		small[i] = small[i] * 255 / (16 * 16 * (levels - 1))
	}
	return small
}

// TestDraw_at16Pixels checks that texts are visible and different from each other in the smallest size that Jira shows.
func TestDraw_at16Pixels(t *testing.T) {
	t.Parallel()
	var texts []string
	for character := 'A'; character <= 'Z'; character++ {
		texts = append(texts, string(character), "C"+string(character), "CI"+string(character))
	}
	for digit := '0'; digit <= '9'; digit++ {
		texts = append(texts, string(digit), "C"+string(digit), "CI"+string(digit))
	}
	avatars := map[string][16 * 16]int{}
	for _, text := range texts {
		small := reduced(drawn(t, text))
		// A pixel that is at least two thirds white has a contrast of more than 4.5:1 to black.
		if strongest := slices.Max(small[:]); strongest < 170 {
			t.Errorf("%s: the strongest of 255 levels is %d at 16 x 16 pixels", text, strongest)
		}
		for other, earlier := range avatars {
			difference := 0
			for i := range small {
				difference += max(small[i]-earlier[i], earlier[i]-small[i])
			}
			if difference < 4*255 {
				t.Errorf("%s and %s differ by only %d levels at 16 x 16 pixels", text, other, difference)
			}
		}
		avatars[text] = small
	}
}

func TestDraw_colors(t *testing.T) {
	t.Parallel()
	for background, want := range map[Color]color.Color{
		{0x00, 0x52, 0xcc}: color.RGBA{255, 255, 255, 255},
		{0xff, 0xc4, 0x00}: color.RGBA{0, 0, 0, 255},
	} {
		pixels := decoded(t, "I", background)
		if pixels.Bounds() != image.Rect(0, 0, Side, Side) {
			t.Errorf("the image is %v", pixels.Bounds())
		}
		if got := color.RGBAModel.Convert(pixels.At(128, 128)); got != want {
			t.Errorf("the text on %v is %v, want %v", background, got, want)
		}
		corner := color.RGBA{background[0], background[1], background[2], 255}
		if got := color.RGBAModel.Convert(pixels.At(0, 0)); got != corner {
			t.Errorf("the background is %v, want %v", got, corner)
		}
	}
}

// TestDraw_everyPixel checks that the file has the levels that were drawn.
func TestDraw_everyPixel(t *testing.T) {
	t.Parallel()
	levelsDrawn, pixels := drawn(t, "R&D"), decoded(t, "R&D", black)
	for i, level := range levelsDrawn {
		want := mix(black, white, int(level), levels-1)
		if got := color.RGBAModel.Convert(pixels.At(i%Side, i/Side)); got != (color.RGBA{want[0], want[1], want[2], 255}) {
			t.Fatalf("the pixel %d, %d is %v, want %v", i%Side, i/Side, got, want)
		}
	}
}

func TestDraw_refusedText(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]error{
		"":        &CountError{"", 0},
		"robot":   &CountError{"robot", 5},
		"日本":      &CharacterError{Character: '日'},
		"A🤖":      &CharacterError{Character: '🤖'},
		"م":       &CharacterError{Character: 'م'},
		"e\u0301": &CharacterError{Character: '\u0301'},
		"A B":     &CharacterError{Character: ' ', Blank: true},
		"\u00a0":  &CharacterError{Character: '\u00a0', Blank: true},
		"\t":      &CharacterError{Character: '\t', Blank: true},
		"A\r":     &CharacterError{Character: '\r', Blank: true},
		"\u200d":  &CharacterError{Character: '\u200d', Blank: true},
		"\u2003":  &CharacterError{Character: '\u2003', Blank: true},
	} {
		file, err := Draw(text, white)
		if !reflect.DeepEqual(any(err), any(want)) {
			t.Errorf("%q: %d bytes and the error %v, want %v", text, len(file), err, want)
		}
	}
}
