// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"math"
	"testing"
)

// contrast returns the contrast of two colors as WCAG 2.1 defines it, computed independently of Color.
func contrast(first, second Color) float64 {
	luminance := func(c Color) float64 {
		channel := func(value uint8) float64 {
			encoded := float64(value) / 255
			if encoded <= 0.03928 {
				return encoded / 12.92
			}
			return math.Pow((encoded+0.055)/1.055, 2.4)
		}
		return 0.2126*channel(c[0]) + 0.7152*channel(c[1]) + 0.0722*channel(c[2])
	}
	lighter, darker := luminance(first), luminance(second)
	if lighter < darker {
		lighter, darker = darker, lighter
	}
	return (lighter + 0.05) / (darker + 0.05)
}

func TestTextColor_contrast(t *testing.T) {
	t.Parallel()
	lowest := math.Inf(1)
	for red := 0; red < 256; red += 3 {
		for green := range 256 {
			for blue := 0; blue < 256; blue += 5 {
				background := Color{uint8(red), uint8(green), uint8(blue)}
				lowest = min(lowest, contrast(background, textColor(background)))
			}
		}
	}
	if lowest < 4.58 {
		t.Errorf("the lowest contrast is %.3f, want at least 4.58", lowest)
	}
}

func TestColorOf_derivedColors(t *testing.T) {
	t.Parallel()
	seen := map[Color]bool{}
	for _, derived := range derivedColors {
		if seen[derived] {
			t.Errorf("%v is listed twice", derived)
		}
		seen[derived] = true
		if textColor(derived) != white || contrast(derived, white) < 4.5 {
			t.Errorf("white has only the contrast %.2f on %v", contrast(derived, white), derived)
		}
	}
	used := map[Color]bool{}
	for first := 'A'; first <= 'Z'; first++ {
		for second := 'A'; second <= 'Z'; second++ {
			text := string(first) + string(second)
			used[ColorOf(text)] = true
		}
	}
	if len(used) != len(derivedColors) {
		t.Errorf("only %d of %d colors are used", len(used), len(derivedColors))
	}
}

// TestLinear_rounding checks that the table does not depend on the last digits of math.Pow, which differ between processors.
func TestLinear_rounding(t *testing.T) {
	t.Parallel()
	for value := range linear {
		exact := intensity(value) * fullLuminance
		if distance := math.Abs(exact - math.Floor(exact) - 0.5); distance < 1e-4 {
			t.Errorf("%d: %v is almost in the middle of two integers", value, exact)
		}
	}
	if linear[0] != 0 || linear[255] != fullLuminance || white.luminance() != fullLuminance {
		t.Errorf("black and white have the luminance %d and %d", linear[0], white.luminance())
	}
}

func TestParseColor(t *testing.T) {
	t.Parallel()
	for text, want := range map[string]Color{"#0052cc": {0x00, 0x52, 0xcc}, "#FFC400": {0xff, 0xc4, 0x00}} {
		if got, err := ParseColor(text); got != want || err != nil {
			t.Errorf("%s: %v (%v), want %v", text, got, err, want)
		}
	}
	for _, text := range []string{"", "#", "0052cc", "#05c", "#0052cg", "#0052cc ", "#0052ccff", "blue", "#ß2cc"} {
		if got, err := ParseColor(text); err == nil {
			t.Errorf("%q is the color %v, want an error", text, got)
		}
	}
}
