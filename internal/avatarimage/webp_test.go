// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image/color"
	"testing"
)

func TestDecodeWebP_lossyBlackAndWhite(t *testing.T) {
	t.Parallel()
	got := square(t, testdata(t, "lossy.webp"), &Crop{X: 16, Y: 0, Size: 32}, FullSide)
	for _, test := range []struct {
		x, y int
		want color.NRGBA
	}{
		{8, 24, color.NRGBA{0, 0, 0, 255}},
		{24, 24, color.NRGBA{255, 255, 255, 255}},
	} {
		if fill := got.NRGBAAt(test.x, test.y); !similar(fill, test.want, 1) {
			t.Errorf("pixel %d, %d is %v, want %v", test.x, test.y, fill, test.want)
		}
	}
}

func TestCheck_animatedWebP(t *testing.T) {
	t.Parallel()
	_, err := new(Cache).Check(testdata(t, "animated.webp"), nil)
	expectError(t, err, &UnsupportedFeatureError{Format: "WebP", Animated: true})
}
