// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"fmt"
	"image"
	_ "image/gif"
	_ "image/jpeg"
	_ "image/png"
	"path"
)

// showsImage reports whether the avatar that a user shows looks like the configured square of the robot's image file. It
// compares colors and not bytes, because Jira stores a rendition of its own. It samples points all over both images, and
// tolerates the differences that scaling and encoding cause.
func (r *robot) showsImage(avatar image.Image) (bool, error) {
	file, err := configuration.Open(path.Clean(r.File))
	if err != nil {
		return false, err
	}
	source, _, err := image.Decode(file)
	if err != nil {
		return false, fmt.Errorf("decode %s: %w", r.File, err)
	}
	const (
		points    = 16
		tolerance = 0xffff / 20
	)
	from, to := r.square(source.Bounds()), avatar.Bounds()
	difference := 0
	for row := range points {
		for column := range points {
			difference += colorDistance(source, samplePoint(from, column, row, points), avatar, samplePoint(to, column, row, points))
		}
	}
	return difference/(points*points) < tolerance, nil
}

// square returns the square of an image that is used as the avatar: the configured crop, or the largest centered square.
func (r *robot) square(bounds image.Rectangle) image.Rectangle {
	if r.Crop != nil {
		return image.Rect(r.Crop.X, r.Crop.Y, r.Crop.X+r.Crop.Size, r.Crop.Y+r.Crop.Size)
	}
	side := min(bounds.Dx(), bounds.Dy())
	corner := image.Pt((bounds.Dx()-side)/2, (bounds.Dy()-side)/2)
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))}
}

// samplePoint divides a rectangle into points x points fields and returns the pixel in the middle of one of them.
func samplePoint(r image.Rectangle, column, row, points int) image.Point {
	return r.Min.Add(image.Pt((2*column+1)*r.Dx()/(2*points), (2*row+1)*r.Dy()/(2*points)))
}

// colorDistance returns the mean difference between the color channels of two pixels, from 0 to 0xffff.
func colorDistance(one image.Image, onePoint image.Point, other image.Image, otherPoint image.Point) int {
	r, g, b, a := one.At(onePoint.X, onePoint.Y).RGBA()
	otherR, otherG, otherB, otherA := other.At(otherPoint.X, otherPoint.Y).RGBA()
	sum := 0
	for _, channel := range [][2]uint32{{r, otherR}, {g, otherG}, {b, otherB}, {a, otherA}} {
		sum += max(int(channel[0])-int(channel[1]), int(channel[1])-int(channel[0]))
	}
	return sum / 4
}
