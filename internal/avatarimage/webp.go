// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"

	"golang.org/x/image/webp"
)

// refuseAnimatedWebP refuses what the decoder cannot read and would call
// invalid. The flag is in the first byte of the extended header, which comes
// first if there is one.
func refuseAnimatedWebP(source []byte) error {
	const extendedHeader, flags, animated = "RIFF????WEBPVP8X", 20, 1 << 1
	if startsLike(source, extendedHeader) && len(source) > flags && source[flags]&animated != 0 {
		return newError(ErrUnsupported, "The WebP is animated, which cannot be read here. Save one of its frames as PNG.")
	}
	return nil
}

func decodeWebP(source *sourceReader) (image.Image, error) {
	decoded, err := webp.Decode(source)
	switch lossy := decoded.(type) {
	case *image.YCbCr:
		stretchToFullRange(lossy)
	case *image.NYCbCrA:
		stretchToFullRange(&lossy.YCbCr)
	}
	return decoded, err
}

// stretchToFullRange corrects the colors of lossy WebP. It keeps brightness in
// 16 to 235 and color in 16 to 240, as video does; the decoder hands them out
// as they are, and Go's YCbCr is that of JPEG, from 0 to 255. Black would be a
// dark grey and white a light one.
func stretchToFullRange(lossy *image.YCbCr) {
	var brightness, channel [256]uint8
	for value := range 256 {
		brightness[value] = stretched(value-16, 219, 0)
		channel[value] = stretched(value-128, 224, 128)
	}
	for i, value := range lossy.Y {
		lossy.Y[i] = brightness[value]
	}
	for i := range lossy.Cb {
		lossy.Cb[i], lossy.Cr[i] = channel[lossy.Cb[i]], channel[lossy.Cr[i]]
	}
}

// stretched widens a range to 255 and moves it by base.
func stretched(value, width, base int) uint8 {
	rounded := (2*(value*255+base*width) + width) / (2 * width)
	return uint8(min(max(rounded, 0), 255))
}
