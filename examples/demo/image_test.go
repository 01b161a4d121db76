// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"image"
	"io/fs"
	"testing"
)

func decode(t *testing.T, name string) image.Image {
	t.Helper()
	file, err := configuration.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	pixels, _, err := image.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return pixels
}

func TestLooksLikeTellsTheRobotsApart(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(configuration, "pictures/*")
	if err != nil || len(names) != 6 {
		t.Fatalf("pictures are %v, %v", names, err)
	}
	for i, shown := range names {
		whole := decode(t, shown)
		square := whole.(interface {
			SubImage(image.Rectangle) image.Image
		}).SubImage((&robot{}).square(whole.Bounds()))
		for _, declared := range []string{shown, names[(i+1)%len(names)]} {
			alike, err := looksLike(square, &robot{File: "./" + declared})
			if err != nil {
				t.Fatal(err)
			}
			if alike != (shown == declared) {
				t.Errorf("%s looks like %s: %t", shown, declared, alike)
			}
		}
	}
}

func TestLooksLikeSeesTheCrop(t *testing.T) {
	t.Parallel()
	whole := decode(t, "pictures/lookout-bot.jpg").(*image.YCbCr)
	head := &robot{File: "pictures/lookout-bot.jpg", Crop: &crop{X: 40, Y: 110, Size: 220}}

	for name, test := range map[string]struct {
		shown image.Rectangle
		want  bool
	}{
		"the head":   {image.Rect(40, 110, 260, 330), true},
		"the middle": {image.Rect(0, 300, 300, 600), false},
	} {
		alike, err := looksLike(whole.SubImage(test.shown), head)
		if err != nil || alike != test.want {
			t.Errorf("%s looks like the head: %t, %v", name, alike, err)
		}
	}
}
