// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"encoding/binary"
	"hash/adler32"
	"hash/crc32"
)

// rowBytes is the size of a row in a PNG: a filter and 4 bits for each pixel.
const rowBytes = 1 + Side/2

// encodePNG returns a PNG with a palette.
func encodePNG(pixels []uint8, palette [levels]Color) []byte {
	const bitsPerPixel, withPalette = 4, 3
	header := binary.BigEndian.AppendUint32(nil, Side)
	header = binary.BigEndian.AppendUint32(header, Side)
	header = append(header, bitsPerPixel, withPalette, 0, 0, 0)
	var colors []byte
	for _, color := range palette {
		colors = append(colors, color[:]...)
	}
	file := []byte("\x89PNG\r\n\x1a\n")
	file = appendChunk(file, "IHDR", header)
	file = appendChunk(file, "PLTE", colors)
	file = appendChunk(file, "IDAT", compress(packRows(pixels)))
	return appendChunk(file, "IEND", nil)
}

func appendChunk(file []byte, kind string, content []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(content)))
	start := len(file)
	file = append(file, kind...)
	file = append(file, content...)
	return binary.BigEndian.AppendUint32(file, crc32.ChecksumIEEE(file[start:]))
}

// packRows returns the rows without filters, with two pixels in a byte.
func packRows(pixels []uint8) []byte {
	const noFilter = 0
	packed := make([]byte, 0, Side*rowBytes)
	for i := 0; i < len(pixels); i += 2 {
		if i%Side == 0 {
			packed = append(packed, noFilter)
		}
		packed = append(packed, pixels[i]<<4|pixels[i+1])
	}
	return packed
}

// compress returns data in the zlib format (RFC 1950).
func compress(data []byte) []byte {
	compressed := append([]byte{0x78, 0x01}, deflate(data)...)
	return binary.BigEndian.AppendUint32(compressed, adler32.Checksum(data))
}
