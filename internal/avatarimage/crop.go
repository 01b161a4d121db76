// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import "image"

// Crop is a square in pixels of the upright source picture: X and Y are its
// upper left corner, counted from the picture's, and Size is its side.
type Crop struct{ X, Y, Size int }

// SideOf tells the side, in pixels, of what [Square] would make of a picture
// with this header, without decoding it. The crop must fit.
func SideOf(header Header, crop *Crop, maxSide int) int {
	if crop != nil {
		return min(crop.Size, maxSide)
	}
	return min(header.Width, header.Height, maxSide)
}

// square is the part of the upright picture that the crop stands for. Without a
// crop that is the largest square, centerd.
func (h Header) square(crop *Crop) (image.Rectangle, error) {
	if crop == nil {
		side := min(h.Width, h.Height)
		crop = &Crop{X: (h.Width - side) / 2, Y: (h.Height - side) / 2, Size: side}
	}
	switch {
	case crop.Size < 1:
		return image.Rectangle{}, newError(ErrCrop,
			"The crop's size is %d; it must be at least 1 pixel.", crop.Size)
	case crop.X < 0 || crop.Y < 0:
		return image.Rectangle{}, newError(ErrCrop,
			"The crop starts at x = %d, y = %d; both must be 0 or more. They count pixels from the picture's upper left corner.", crop.X, crop.Y)
	case crop.X >= h.Width || crop.Y >= h.Height:
		return image.Rectangle{}, newError(ErrCrop,
			"The crop starts at x = %d, y = %d, outside the picture: the %s is %s. Choose a smaller x or y, or leave the crop out for the largest centerd square.",
			crop.X, crop.Y, h.Format, h.uprightSize())
	}
	// Compared by subtraction: the sum of two large numbers could overflow.
	if fitting := min(h.Width-crop.X, h.Height-crop.Y); crop.Size > fitting {
		return image.Rectangle{}, newError(ErrCrop,
			"The crop reaches from x = %d, y = %d to x = %d, y = %d, outside the picture: the %s is %s. From there a size of at most %d fits; without a crop the largest centerd square is taken.",
			crop.X, crop.Y, uint64(crop.X)+uint64(crop.Size), uint64(crop.Y)+uint64(crop.Size), h.Format, h.uprightSize(), fitting)
	}
	return image.Rect(crop.X, crop.Y, crop.X+crop.Size, crop.Y+crop.Size), nil
}
