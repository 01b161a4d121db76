// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
)

func decodePNG(source *sourceReader) (image.Image, error) { return png.Decode(source) }

// pngMemory returns the memory that the decoder needs. Gray pixels become RGBA if a color is transparent. If the image is
// interlaced, the decoder creates an image for each of the seven passes, which together have the size of the whole image.
func pngMemory(source []byte, config image.Config) int64 {
	const interlaceMethod = 28 // The offset in the file, which begins with the signature and the header chunk.
	memory := pixelMemory(source, config)
	if (config.ColorModel == color.GrayModel || config.ColorModel == color.Gray16Model) && hasTransparentColor(source) {
		memory *= 4
	}
	if len(source) > interlaceMethod && source[interlaceMethod] != 0 {
		memory *= 2
	}
	return memory
}

// hasTransparentColor reports whether a chunk before the pixels declares a transparent color.
func hasTransparentColor(source []byte) bool {
	const signatureSize, chunkOverhead = 8, 12 // A chunk has a length, a type and a checksum of 4 bytes each.
	for rest := bytesFrom(source, signatureSize); len(rest) >= chunkOverhead; {
		switch string(rest[4:8]) {
		case "tRNS":
			return true
		case "IDAT":
			return false
		}
		next := chunkOverhead + uint64(binary.BigEndian.Uint32(rest))
		rest = rest[min(next, uint64(len(rest))):]
	}
	return false
}
