// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import "image"

// Crop is a square part of the upright image, in pixels. X and Y are its upper left corner, counted from the upper left
// corner of the image. Size is the length of its sides.
type Crop struct{ X, Y, Size int }

// SideOf returns the side, in pixels, of the PNG that [Cache.Square] creates of an image with this header. It does not
// decode the image. The crop must lie inside the image.
func SideOf(header Header, crop *Crop, maxSide int) int {
	if crop != nil {
		return min(crop.Size, maxSide)
	}
	return min(header.Width, header.Height, maxSide)
}

// square returns the part of the upright image that the crop selects. Without a crop it is the largest centered square.
// The error is a [*CropError].
func (h Header) square(crop *Crop) (image.Rectangle, error) {
	if crop == nil {
		side := min(h.Width, h.Height)
		crop = &Crop{X: (h.Width - side) / 2, Y: (h.Height - side) / 2, Size: side}
	}
	largest := 0
	if crop.X >= 0 && crop.Y >= 0 {
		// The sum of the crop's numbers could overflow, this difference cannot.
		largest = max(0, min(h.Width-crop.X, h.Height-crop.Y))
	}
	if crop.Size < 1 || crop.Size > largest {
		return image.Rectangle{}, &CropError{
			Crop: *crop, Format: h.Format, Width: h.Width, Height: h.Height, Rotated: h.orientation != asStored, LargestSize: largest,
		}
	}
	return image.Rect(crop.X, crop.Y, crop.X+crop.Size, crop.Y+crop.Size), nil
}
