// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import "unicode/utf8"

const (
	// MaxCharacters is the highest number of characters that Draw accepts.
	MaxCharacters = 3
	// Side is the width and height of an avatar in pixels.
	Side = 256
)

// Draw returns an avatar as PNG: the text, centered in black or white on a square of the background color. The text must be in
// Unicode's form NFC, so that a letter with an accent is one character. Errors have the types of this package.
func Draw(text string, background Color) ([]byte, error) {
	if count := utf8.RuneCountInString(text); count < 1 || count > MaxCharacters {
		return nil, &CountError{Text: text, Count: count}
	}
	line, err := lineOf(text)
	if err != nil {
		return nil, err
	}
	pixels := fill(line.centered())
	return encodePNG(pixels, paletteOf(background)), nil
}

// paletteOf returns the colors from the background to the text.
func paletteOf(background Color) (palette [levels]Color) {
	text := textColor(background)
	for level := range palette {
		palette[level] = mix(background, text, level, levels-1)
	}
	return palette
}
