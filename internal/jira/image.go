// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

// The largest sides, in pixels, of images that Jira does not scale or crop.
const (
	// FullSide is the largest side that Jira does not scale down (facts 4.1).
	FullSide = 500
	// ThumbnailSide is the largest side from which Jira creates an avatar without a confirmation (facts 1.3).
	ThumbnailSide = 48
)

// Image is a square PNG with a side of at most FullSide. Jira scales a larger image down, and then applies the crop of the
// confirmation to the scaled image (facts 4.1).
type Image struct {
	PNG []byte
	// Side is the width and the height in pixels.
	Side int
	// Shows reports whether a rendition of an avatar, as Jira serves it, shows this image. The client compares no pixels
	// itself. The error says why a rendition cannot be compared.
	Shows func(rendition []byte) (bool, error)
}

// ImageAtSide returns the image to upload with a side of at most this many pixels.
type ImageAtSide func(side int) (Image, error)
