// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"

	"golang.org/x/image/draw"
)

// LargestRendition is the side, in pixels, of the largest image of an avatar that Jira serves and therefore stores.
const LargestRendition = 256

// scale draws a part of an image in a new size and averages areas, as Jira does. What is outside of the image is
// transparent.
func scale(source image.Image, part image.Rectangle, width, height int) *image.RGBA {
	result := image.NewRGBA(image.Rect(0, 0, width, height))
	if part.Dx() == width && part.Dy() == height {
		draw.Draw(result, result.Bounds(), source, part.Min, draw.Src)
		return result
	}
	draw.BiLinear.Scale(result, result.Bounds(), source, part, draw.Src, nil)
	return result
}

// largestRendition returns what Jira stores of a square: the square itself, or scaled down to 256 pixels (facts 4.9).
func largestRendition(source image.Image, square image.Rectangle) *image.RGBA {
	side := min(square.Dx(), LargestRendition)
	return scale(source, square, side, side)
}

// Rendition returns an avatar in a size, in the color model that PNG stores without loss. For a system avatar the stored
// image is nil. The side is in pixels.
func Rendition(id int64, stored image.Image, side int) *image.NRGBA {
	if stored == nil {
		stored = systemAvatarImage(id, side)
	}
	result := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.Draw(result, result.Bounds(), scale(stored, stored.Bounds(), side, side), image.Point{}, draw.Src)
	return result
}

// EncodePNG returns an image as PNG with the text chunk that Jira adds to its avatars (facts 1.10).
func EncodePNG(pixels image.Image) []byte {
	var encoded bytes.Buffer
	// Encoding to memory fails only for images without pixels, and avatars have pixels.
	_ = png.Encode(&encoded, pixels)
	const headerEnd = 8 + 25 // signature and IHDR
	return append(encoded.Bytes()[:headerEnd:headerEnd], append(textChunk("jira-system-image-type", "avatar"), encoded.Bytes()[headerEnd:]...)...)
}

func textChunk(keyword, value string) []byte {
	data := []byte("tEXt" + keyword + "\x00" + value)
	chunk := binary.BigEndian.AppendUint32(nil, uint32(len(data)-4))
	chunk = append(chunk, data...)
	return binary.BigEndian.AppendUint32(chunk, crc32.ChecksumIEEE(data))
}
