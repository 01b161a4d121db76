// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"fmt"
	"image"
)

// orientation is how a picture as stored must be turned to be upright, in the
// numbers of EXIF and TIFF: 2 mirrored left to right, 3 upside down, 4 mirrored
// top to bottom, 6 turned to the right, 8 turned to the left, 5 and 7 turned
// and mirrored.
type orientation int

// asStored is the orientation of a picture that is upright already.
const asStored orientation = 1

// sideways tells whether width and height change places.
func (o orientation) sideways() bool { return o >= 5 }

// stored tells where a square of the upright picture is found in the picture as
// stored: its upper left corner there. corner, side and size (of the upright
// picture) are in pixels; with a side of 1 it is a single pixel that is found.
func (o orientation) stored(corner image.Point, side int, size image.Point) image.Point {
	// How far the square is from the right and from the bottom.
	right, bottom := size.X-side-corner.X, size.Y-side-corner.Y
	switch o {
	case 2:
		return image.Pt(right, corner.Y)
	case 3:
		return image.Pt(right, bottom)
	case 4:
		return image.Pt(corner.X, bottom)
	case 5:
		return image.Pt(corner.Y, corner.X)
	case 6:
		return image.Pt(corner.Y, right)
	case 7:
		return image.Pt(bottom, right)
	case 8:
		return image.Pt(bottom, corner.X)
	default:
		return corner
	}
}

// uprightSize is the size of the picture in the words of an error.
func (h Header) uprightSize() string {
	size := fmt.Sprintf("%d x %d pixels (width x height)", h.Width, h.Height)
	if h.orientation != asStored {
		size += ", turned upright as it asks for"
	}
	return size
}
