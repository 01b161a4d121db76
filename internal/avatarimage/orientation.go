// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import "image"

// orientation says how a stored image must be transformed to be upright, with the numbers of EXIF and TIFF:
// 2 mirrored horizontally, 3 rotated by 180 degrees, 4 mirrored vertically, 6 rotated clockwise, 8 rotated
// counterclockwise, 5 and 7 rotated and mirrored.
type orientation int

// asStored is the orientation of a stored image that is upright.
const asStored orientation = 1

// isSideways reports whether width and height of the stored image are exchanged.
func (o orientation) isSideways() bool { return o >= 5 }

// stored returns the upper left corner of a square in the stored image. The arguments describe the square in the upright
// image: its upper left corner, its side, and the size of the image, all in pixels. With a side of 1 the square is a
// single pixel.
func (o orientation) stored(corner image.Point, side int, size image.Point) image.Point {
	// The distances of the square from the right and from the lower edge.
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
