// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
	"image"
	"image/png"

	"golang.org/x/image/draw"
)

// largestRendition is the side, in pixels, of the largest picture that Jira serves and therefore of what it keeps.
const largestRendition = 256

// scaled draws a rectangle of a picture in a new size, averaging areas as Jira does. What lies outside of the picture is
// transparent.
func scaled(source image.Image, part image.Rectangle, width, height int) *image.RGBA {
	result := image.NewRGBA(image.Rect(0, 0, width, height))
	if part.Dx() == width && part.Dy() == height {
		draw.Draw(result, result.Bounds(), source, part.Min, draw.Src)
		return result
	}
	draw.BiLinear.Scale(result, result.Bounds(), source, part, draw.Src, nil)
	return result
}

// master is what Jira keeps of a square: as it is, or scaled down to the largest rendition (facts 4.9).
func master(source image.Image, square image.Rectangle) *image.RGBA {
	side := min(square.Dx(), largestRendition)
	return scaled(source, square, side, side)
}

// rendition is a master in one of the sizes, in the form in which PNG keeps pixels exactly.
func rendition(master *image.RGBA, side int) *image.NRGBA {
	result := image.NewNRGBA(image.Rect(0, 0, side, side))
	draw.Draw(result, result.Bounds(), scaled(master, master.Bounds(), side, side), image.Point{}, draw.Src)
	return result
}

// encodedPNG carries the text chunk that Jira tags its avatars with (facts 1.10).
func encodedPNG(pixels image.Image) []byte {
	var encoded bytes.Buffer
	// Encoding into memory fails for pictures without pixels only, and there are none here.
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
