// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"image"

	"golang.org/x/image/webp"
)

// rejectAnimatedWebP rejects animations, which the decoder would report as an invalid format. The flag is in the first
// byte of the extended header. That header is the first chunk, if the file has it.
func rejectAnimatedWebP(source []byte) error {
	const extendedHeader, flags, animated = "RIFF????WEBPVP8X", 20, 1 << 1
	if hasSignature(source, extendedHeader) && len(source) > flags && source[flags]&animated != 0 {
		return &UnsupportedFeatureError{Format: "WebP", Animated: true}
	}
	return nil
}

// webpMemory returns the memory that the decoder needs for each kind of WebP:
//   - lossy: 1.5 bytes for each pixel, in blocks of 16 x 16 pixels
//   - lossless: 4 bytes, and 2 more while a palette of few colors is applied
//   - extended: the header does not say whether the image is lossless. A lossy image with transparency needs most: 6 bytes
//     for a lossless image of the transparency, 1 byte for the transparency, and 1.5 bytes
func webpMemory(source []byte, config image.Config) int64 {
	width, height := roundUp(int64(config.Width), 16), roundUp(int64(config.Height), 16)
	switch {
	case hasSignature(source, "RIFF????WEBPVP8 "):
		return width * height * 3 / 2
	case hasSignature(source, "RIFF????WEBPVP8L"):
		return width * height * 6
	default:
		return width * height * 17 / 2
	}
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

// stretchToFullRange corrects the colors of lossy WebP, in which luma ranges from 16 to 235 and chroma from 16 to 240, as
// in video. The decoder returns these values unchanged in a YCbCr of Go, which ranges from 0 to 255 as in JPEG. Without
// the correction black would be dark gray and white light gray.
func stretchToFullRange(lossy *image.YCbCr) {
	var luma, chroma [256]uint8
	for value := range 256 {
		luma[value] = stretched(value-16, 219, 0)
		chroma[value] = stretched(value-128, 224, 128)
	}
	for i, value := range lossy.Y {
		lossy.Y[i] = luma[value]
	}
	for i := range lossy.Cb {
		lossy.Cb[i], lossy.Cr[i] = chroma[lossy.Cb[i]], chroma[lossy.Cr[i]]
	}
}

// stretched scales a value of a range of this width to a range of 255, and adds base.
func stretched(value, width, base int) uint8 {
	rounded := (2*(value*255+base*width) + width) / (2 * width)
	return uint8(min(max(rounded, 0), 255))
}
