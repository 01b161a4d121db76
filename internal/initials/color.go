// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"encoding/hex"
	"hash/fnv"
	"math"
)

// Color is an opaque color: red, green and blue in sRGB.
type Color [3]uint8

var (
	black = Color{}
	white = Color{255, 255, 255}
)

// ParseColor reads a color of the form #rrggbb.
func ParseColor(text string) (Color, error) {
	var color Color
	const length = len("#rrggbb")
	if len(text) != length || text[0] != '#' {
		return Color{}, &ColorError{text}
	}
	if _, err := hex.Decode(color[:], []byte(text[1:])); err != nil {
		return Color{}, &ColorError{text}
	}
	return color, nil
}

// derivedColors have different hues and about the same lightness, so that avatars look like a set. White is readable on each.
var derivedColors = [...]Color{
	{0xa8, 0x2e, 0x57},
	{0xac, 0x2f, 0x3b},
	{0xab, 0x34, 0x15},
	{0x9c, 0x47, 0x00},
	{0x8e, 0x53, 0x00},
	{0x81, 0x5b, 0x04},
	{0x76, 0x62, 0x02},
	{0x67, 0x68, 0x03},
	{0x53, 0x6f, 0x04},
	{0x22, 0x77, 0x02},
	{0x05, 0x77, 0x43},
	{0x04, 0x75, 0x5b},
	{0x00, 0x73, 0x6a},
	{0x05, 0x71, 0x76},
	{0x01, 0x6f, 0x82},
	{0x06, 0x6d, 0x90},
	{0x05, 0x68, 0xa4},
	{0x25, 0x5e, 0xbc},
	{0x4c, 0x55, 0xbc},
	{0x65, 0x4d, 0xb6},
	{0x79, 0x45, 0xab},
	{0x8a, 0x3d, 0x9a},
	{0x97, 0x37, 0x87},
	{0xa1, 0x31, 0x70},
}

// ColorOf returns the background color that is derived from a text.
func ColorOf(text string) Color {
	hash := fnv.New32a()
	_, _ = hash.Write([]byte(text)) // It never fails.
	return derivedColors[hash.Sum32()%uint32(len(derivedColors))]
}

// fullLuminance is the luminance of white. 4 x fullLuminance^2 fits into 64 bits.
const fullLuminance = 1_000_000_000

// linear has fullLuminance times the linear intensity of every sRGB value. A test proves that no value is so close to the
// middle of two integers that another result of math.Pow could round to the other one.
var linear = func() (table [256]uint64) {
	for value := range table {
		table[value] = uint64(math.Round(intensity(value) * fullLuminance))
	}
	return table
}()

// intensity returns the linear intensity of an sRGB value, from 0 to 1, as WCAG 2.1 defines it.
func intensity(value int) float64 {
	encoded := float64(value) / 255
	if encoded <= 0.04045 {
		return encoded / 12.92
	}
	return math.Pow((encoded+0.055)/1.055, 2.4)
}

// luminance returns the relative luminance of WCAG 2.1, from 0 to fullLuminance.
func (c Color) luminance() uint64 {
	return (2126*linear[c[0]] + 7152*linear[c[1]] + 722*linear[c[2]]) / 10000
}

// textColor returns black or white, whichever has the higher contrast. On every color it is at least 4.58:1, and WCAG 2.1
// demands 4.5:1. The contrast of two colors is (l1 + 0.05) / (l2 + 0.05), with the luminance l1 of the lighter color.
func textColor(background Color) Color {
	const offset = fullLuminance / 20
	level := background.luminance() + offset
	if level*level > offset*(fullLuminance+offset) {
		return black
	}
	return white
}

// mix returns the color between two colors. Share is the share of the second one, from 0 to whole.
func mix(first, second Color, share, whole int) Color {
	var mixed Color
	for i := range mixed {
		mixed[i] = uint8((int(first[i])*(whole-share) + int(second[i])*share + whole/2) / whole)
	}
	return mixed
}
