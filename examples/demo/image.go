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

// looksLike compares what a user shows with the declared part of a file, by colors and not by bytes, for Jira
// stores its own rendition. It looks at points all over both and allows for what scaling and re-encoding change.
func looksLike(shown image.Image, declared *robot) (bool, error) {
	file, err := configuration.Open(path.Clean(declared.File))
	if err != nil {
		return false, err
	}
	source, _, err := image.Decode(file)
	if err != nil {
		return false, fmt.Errorf("decoding %s: %w", declared.File, err)
	}
	const (
		points = 16
		alike  = 0xffff / 20
	)
	from, to := declared.square(source.Bounds()), shown.Bounds()
	difference := 0
	for row := range points {
		for column := range points {
			difference += distance(source, at(from, column, row, points), shown, at(to, column, row, points))
		}
	}
	return difference/(points*points) < alike, nil
}

// square is the part of a picture that is declared: its crop, or the largest square in its middle.
func (r *robot) square(whole image.Rectangle) image.Rectangle {
	if r.Crop != nil {
		return image.Rect(r.Crop.X, r.Crop.Y, r.Crop.X+r.Crop.Size, r.Crop.Y+r.Crop.Size)
	}
	side := min(whole.Dx(), whole.Dy())
	corner := image.Pt((whole.Dx()-side)/2, (whole.Dy()-side)/2)
	return image.Rectangle{Min: corner, Max: corner.Add(image.Pt(side, side))}
}

// at is the pixel in the middle of one of points x points fields of a rectangle.
func at(r image.Rectangle, column, row, points int) image.Point {
	return r.Min.Add(image.Pt((2*column+1)*r.Dx()/(2*points), (2*row+1)*r.Dy()/(2*points)))
}

// distance is the mean difference of two pixels' color channels, up to 0xffff.
func distance(one image.Image, onePoint image.Point, other image.Image, otherPoint image.Point) int {
	r, g, b, a := one.At(onePoint.X, onePoint.Y).RGBA()
	otherR, otherG, otherB, otherA := other.At(otherPoint.X, otherPoint.Y).RGBA()
	sum := 0
	for _, channel := range [][2]uint32{{r, otherR}, {g, otherG}, {b, otherB}, {a, otherA}} {
		sum += max(int(channel[0])-int(channel[1]), int(channel[1])-int(channel[0]))
	}
	return sum / 4
}
