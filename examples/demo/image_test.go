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
	decoded, _, err := image.Decode(file)
	if err != nil {
		t.Fatal(err)
	}
	return decoded
}

func TestShowsImage_distinguishesRobots(t *testing.T) {
	t.Parallel()
	names, err := fs.Glob(configuration, "images/*")
	if err != nil || len(names) != 6 {
		t.Fatalf("the images are %v, error %v; want 6 images", names, err)
	}
	for i, shown := range names {
		source := decode(t, shown)
		avatar := source.(interface {
			SubImage(image.Rectangle) image.Image
		}).SubImage((&robot{}).square(source.Bounds()))
		for _, configured := range []string{shown, names[(i+1)%len(names)]} {
			same, err := (&robot{File: "./" + configured}).showsImage(avatar)
			if err != nil {
				t.Fatal(err)
			}
			if want := shown == configured; same != want {
				t.Errorf("%s looks like %s: %t, want %t", shown, configured, same, want)
			}
		}
	}
}

func TestShowsImage_usesCrop(t *testing.T) {
	t.Parallel()
	source := decode(t, "images/lookout-bot.jpg").(*image.YCbCr)
	head := &robot{File: "images/lookout-bot.jpg", Crop: &crop{X: 40, Y: 110, Size: 220}}

	for name, test := range map[string]struct {
		avatar image.Rectangle
		want   bool
	}{
		"configured square": {image.Rect(40, 110, 260, 330), true},
		"centered square":   {image.Rect(0, 300, 300, 600), false},
	} {
		same, err := head.showsImage(source.SubImage(test.avatar))
		if err != nil || same != test.want {
			t.Errorf("%s looks like the configured square: %t, error %v; want %t", name, same, err, test.want)
		}
	}
}
