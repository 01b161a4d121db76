// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"
	"image/color"
	"runtime/debug"
)

// MaxMemory is the most memory, in bytes, that decoding an accepted image may need. All images that are decoded at the
// same time should need no more than that together.
const MaxMemory = 256 << 20

// collectedMemory is the memory from which on an image is worth a garbage collection, in bytes.
const collectedMemory = 4 << 20

// collectGarbage returns unused memory to the operating system. It is called before and after a large image is decoded.
// Otherwise the garbage collector would let the heap grow to twice what is in use, so that two large images after each other
// would need the memory of both.
func (h Header) collectGarbage() {
	if h.Memory >= collectedMemory {
		debug.FreeOSMemory()
	}
}

// pixelMemory returns the memory of the decoded pixels if their color model is the one in the header, in bytes.
func pixelMemory(_ []byte, config image.Config) int64 {
	return int64(config.Width) * int64(config.Height) * bytesPerPixel(config.ColorModel)
}

func bytesPerPixel(model color.Model) int64 {
	if _, ok := model.(color.Palette); ok {
		return 1
	}
	switch model {
	case color.GrayModel:
		return 1
	case color.Gray16Model:
		return 2
	case color.RGBA64Model, color.NRGBA64Model:
		return 8
	default:
		return 4
	}
}
