// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"image"
	"testing"
)

func TestFitTemporary(t *testing.T) {
	t.Parallel()
	for size, want := range map[image.Point]image.Point{
		{X: 500, Y: 500}: {X: 500, Y: 500}, {X: 501, Y: 100}: {X: 500, Y: 99}, {X: 100, Y: 501}: {X: 99, Y: 500},
		{X: 2000, Y: 2000}: {X: 500, Y: 500}, {X: 5000, Y: 1}: {X: 500, Y: 1},
	} {
		if width, height := fitTemporary(size.X, size.Y); image.Pt(width, height) != want {
			t.Errorf("an image of %v is scaled to %dx%d, want %v", size, width, height, want)
		}
	}
}
