// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"encoding/base64"
	"fmt"
	"image"

	"golang.org/x/image/draw"
)

const (
	signatureSide     = 16
	signatureChannels = 4
	// smallestRendition is the side to which a smaller image is scaled up first, as Jira does when it serves it (facts 4.7).
	smallestRendition = 48
	// maxRenditionSide bounds what is decoded of a response. The largest rendition that Jira serves has 256 pixels.
	maxRenditionSide = 1024

	// Where colors meet, scaling changes a cell by up to 15; another letter changes a cell by more than 40. The mean tells apart
	// images that differ a little everywhere, such as two shades of a color.
	maxCellDifference = 28
	maxMeanDifference = 3
)

// Signature is what a square image looks like: its colors at 16 x 16 pixels, with premultiplied alpha. Jira scales and
// encodes every avatar again (facts 1.10), so that an upload and what Jira shows of it differ in every byte, but hardly in
// their signatures.
type Signature [signatureSide * signatureSide * signatureChannels]byte

// SignatureOf returns the signature of a square PNG: one that [Cache.Square] created, or a rendition of an avatar.
func SignatureOf(source []byte) (Signature, error) {
	header, err := Inspect(source)
	if err != nil {
		return Signature{}, err
	}
	if header.Width != header.Height || header.Width > maxRenditionSide {
		return Signature{}, fmt.Errorf("an image of %d x %d pixels is no rendition of an avatar", header.Width, header.Height)
	}
	pixels, err := header.format.decoded(source)
	if err != nil {
		return Signature{}, err
	}
	return signatureOf(pixels), nil
}

func signatureOf(pixels image.Image) Signature {
	bounds := pixels.Bounds()
	side := max(bounds.Dx(), smallestRendition)
	scaled := image.NewRGBA(image.Rect(0, 0, side, side)) // premultiplied alpha
	if side > bounds.Dx() {
		draw.BiLinear.Scale(scaled, scaled.Bounds(), pixels, bounds, draw.Src, nil)
	} else {
		draw.Draw(scaled, scaled.Bounds(), pixels, bounds.Min, draw.Src)
	}
	var signature Signature
	for cell := range signatureSide * signatureSide {
		color := average(scaled, cell%signatureSide, cell/signatureSide)
		copy(signature[cell*signatureChannels:], color[:])
	}
	return signature
}

// average returns the mean color of a cell. A pixel on the border of cells counts for each with the part that lies inside.
func average(pixels *image.RGBA, column, row int) (color [signatureChannels]byte) {
	side := pixels.Bounds().Dx()
	var sums [signatureChannels]int
	// In units of 1/16 of a pixel, a cell is as wide as the image has pixels.
	for y := row * side / signatureSide; y*signatureSide < (row+1)*side; y++ {
		height := overlap(y, row, side)
		for x := column * side / signatureSide; x*signatureSide < (column+1)*side; x++ {
			weight, offset := height*overlap(x, column, side), pixels.PixOffset(x, y)
			for channel := range sums {
				sums[channel] += weight * int(pixels.Pix[offset+channel])
			}
		}
	}
	for channel, sum := range sums {
		color[channel] = byte((sum + side*side/2) / (side * side))
	}
	return color
}

// overlap returns how much of a pixel lies inside a cell, in units of 1/16 of a pixel.
func overlap(pixel, cell, side int) int {
	return min((pixel+1)*signatureSide, (cell+1)*side) - max(pixel*signatureSide, cell*side)
}

// Matches reports whether two signatures are those of the same image, which may have been scaled and encoded again.
func (s Signature) Matches(other Signature) bool {
	sum, largest := s.difference(other)
	return largest <= maxCellDifference && sum <= maxMeanDifference*len(s)
}

func (s Signature) difference(other Signature) (sum, largest int) {
	for index := range s {
		difference := int(s[index]) - int(other[index])
		difference = max(difference, -difference)
		sum, largest = sum+difference, max(largest, difference)
	}
	return sum, largest
}

// MarshalText encodes the signature in base64.
func (s Signature) MarshalText() ([]byte, error) {
	return base64.StdEncoding.AppendEncode(nil, s[:]), nil
}

// UnmarshalText decodes a signature that MarshalText encoded.
func (s *Signature) UnmarshalText(text []byte) error {
	decoded, err := base64.StdEncoding.DecodeString(string(text))
	if err == nil && len(decoded) != len(s) {
		err = fmt.Errorf("a signature has %d bytes, not %d", len(s), len(decoded))
	}
	copy(s[:], decoded)
	return err
}
