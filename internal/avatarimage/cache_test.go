// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"errors"
	"image"
	"sync"
	"testing"
)

// A plan and an apply, of a full image or a thumbnail, with any crop, decode the same pixels.
func TestCache_decodesOnce(t *testing.T) {
	t.Parallel()
	var images Cache
	source := testdata(t, "flag.png")
	for _, crop := range []*Crop{nil, {X: 2, Y: 3, Size: 7}} {
		if _, err := images.Check(source, crop); err != nil {
			t.Fatal(err)
		}
		for _, side := range []int{FullSide, ThumbnailSide, 5} {
			want, _ := new(Cache).Square(source, crop, side)
			got, err := images.Square(bytes.Clone(source), crop, side)
			if err != nil || got.Side != want.Side || !bytes.Equal(got.PNG, want.PNG) {
				t.Errorf("crop %v, side %d: the PNG differs from the one without a cache (%v)", crop, side, err)
			}
		}
	}
	if images.Decodes() != 1 {
		t.Errorf("the image was decoded %d times, want once", images.Decodes())
	}
}

func TestCache_decodesOnceConcurrently(t *testing.T) {
	t.Parallel()
	var (
		images Cache
		users  sync.WaitGroup
	)
	source := photo(t, 200, 100)
	for range 20 {
		users.Go(func() {
			if _, err := images.Square(source, nil, ThumbnailSide); err != nil {
				t.Error(err)
			}
		})
	}
	users.Wait()
	if images.Decodes() != 1 {
		t.Errorf("the image was decoded %d times, want once", images.Decodes())
	}
}

func TestCache_changedBytes(t *testing.T) {
	t.Parallel()
	var images Cache
	complete := testdata(t, "flag.png")
	if _, err := images.Check(complete, nil); err != nil {
		t.Fatal(err)
	}
	for range 2 {
		if _, err := images.Check(complete[:len(complete)-20], nil); !isTruncated(err) {
			t.Errorf("the error is %v, want that the image is truncated", err)
		}
	}
	if images.Decodes() != 2 {
		t.Errorf("two images were decoded %d times, want twice", images.Decodes())
	}
}

func isTruncated(err error) bool {
	_, ok := errors.AsType[*TruncatedError](err)
	return ok
}

// The numbers are the images, in the order in which they are decoded. The cache has room for two of 15 MB.
func TestCache_limit(t *testing.T) {
	t.Parallel()
	const kept, notKept = 15 << 20, maxCachedMemory + 1
	type use struct {
		image   byte
		memory  int64
		decodes int
	}
	for name, uses := range map[string][]use{
		"the oldest makes room":     {{1, kept, 1}, {2, kept, 2}, {1, kept, 2}, {3, kept, 3}, {2, kept, 3}, {3, kept, 3}, {1, kept, 4}},
		"all make room":             {{1, kept, 1}, {2, kept, 2}, {3, maxCachedMemory, 3}, {3, maxCachedMemory, 3}, {2, kept, 4}, {3, maxCachedMemory, 5}},
		"a large image is not kept": {{1, kept, 1}, {2, notKept, 2}, {2, notKept, 3}, {1, kept, 4}, {1, kept, 4}},
	} {
		var images Cache
		for i, use := range uses {
			want := image.NewUniform(image.Black)
			_, err := images.image(fingerprint{use.image}, use.memory, func() (image.Image, error) { return want, nil })()
			if err != nil || images.Decodes() != use.decodes {
				t.Errorf("%s: use %d: %d decodes, want %d (%v)", name, i, images.Decodes(), use.decodes, err)
			}
			if images.memory > maxCachedMemory || len(images.images) != len(images.oldestFirst) {
				t.Errorf("%s: use %d: %d images with %d bytes, in an order of %d", name, i, len(images.images), images.memory, len(images.oldestFirst))
			}
		}
	}
}
