// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

func TestSquare_everyFormat(t *testing.T) {
	t.Parallel()
	const exact, lossy = 0, 6
	for _, test := range []struct {
		file      string
		format    string
		want      flag
		tolerance int
		margin    int
	}{
		{"flag.png", "PNG", opaqueFlag, exact, 0},
		{"flag-alpha.png", "PNG", alphaFlag, exact, 0},
		{"interlaced.png", "PNG", opaqueFlag, exact, 0},
		{"interlaced-16-bit.png", "PNG", alphaFlag, exact, 0},
		{"interlaced-palette.png", "PNG", opaqueFlag, exact, 0},
		{"orientation-1.jpg", "JPEG", opaqueFlag, lossy, 0},
		{"progressive.jpg", "JPEG", opaqueFlag, lossy, 0},
		{"cmyk.jpg", "JPEG", opaqueFlag, lossy, 0},
		{"ycck.jpg", "JPEG", opaqueFlag, lossy, 0},
		{"ratio-411.jpg", "JPEG", opaqueFlag, lossy, 4},
		{"interlaced.gif", "GIF", opaqueFlag, exact, 0},
		{"frame-in-corner.gif", "GIF", cornerFlag, exact, 0},
		{"lossless.webp", "WebP", opaqueFlag, exact, 0},
		{"lossless-alpha.webp", "WebP", alphaFlag, exact, 0},
		{"lossy.webp", "WebP", opaqueFlag, 3, 4},
		{"lossy-alpha.webp", "WebP", alphaFlag, lossy, 4},
		{"24-bit.bmp", "BMP", opaqueFlag, exact, 0},
		{"palette.bmp", "BMP", opaqueFlag, exact, 0},
		{"alpha.bmp", "BMP", alphaFlag, exact, 0},
		{"orientation-1.tiff", "TIFF", opaqueFlag, exact, 0},
		{"16-bit.tiff", "TIFF", opaqueFlag, exact, 0},
		{"big-endian-alpha.tiff", "TIFF", alphaFlag, exact, 0},
		{"tiled.tiff", "TIFF", opaqueFlag, exact, 0},
	} {
		t.Run(test.file, func(t *testing.T) {
			t.Parallel()
			source := testdata(t, test.file)
			expectHeader(t, source, test.format, flagWidth, flagHeight)
			test.want.expect(t, square(t, source, nil, FullSide), 8, 0, test.tolerance, test.margin)
			test.want.expect(t, square(t, source, &Crop{X: 27, Y: 9, Size: 21}, FullSide), 27, 9, test.tolerance, test.margin)
		})
	}
}

func TestSquare_everyEncoding(t *testing.T) {
	t.Parallel()
	pixels := opaqueFlag.image()
	drawOn := func(canvas interface {
		image.Image
		Set(x, y int, c color.Color)
	},
	) image.Image {
		for y := range flagHeight {
			for x := range flagWidth {
				canvas.Set(x, y, pixels.At(x, y))
			}
		}
		return canvas
	}
	bounds := pixels.Bounds()
	palette := opaqueFlag.palette()
	withAlpha := color.Palette{color.NRGBA{}, color.NRGBA{250, 0, 0, 255}, color.NRGBA{0, 100, 200, 90}}
	grayFlag := opaqueFlag
	for row := range grayFlag {
		for column, fill := range grayFlag[row] {
			gray := color.GrayModel.Convert(fill).(color.Gray).Y
			grayFlag[row][column] = color.NRGBA{gray, gray, gray, 255}
		}
	}

	for _, test := range []struct {
		name   string
		source []byte
		want   flag
	}{
		{"gray PNG", encodePNG(t, drawOn(image.NewGray(bounds))), grayFlag},
		{"16-bit gray PNG", encodePNG(t, drawOn(image.NewGray16(bounds))), grayFlag},
		{"16-bit PNG", encodePNG(t, drawOn(image.NewNRGBA64(bounds))), opaqueFlag},
		{"palette PNG", encodePNG(t, drawOn(image.NewPaletted(bounds, withAlpha))), opaqueFlag.in(withAlpha)},
		{"GIF", encode(t, func(b *bytes.Buffer) error { return gif.Encode(b, drawOn(image.NewPaletted(bounds, palette)), nil) }), opaqueFlag},
		{"BMP", encode(t, func(b *bytes.Buffer) error { return bmp.Encode(b, pixels) }), opaqueFlag},
		{"BMP with the top row first", topRowFirst(encode(t, func(b *bytes.Buffer) error { return bmp.Encode(b, flipped(pixels)) })), opaqueFlag},
		{"TIFF", encode(t, func(b *bytes.Buffer) error { return tiff.Encode(b, pixels, nil) }), opaqueFlag},
		{"gray TIFF", encode(t, func(b *bytes.Buffer) error { return tiff.Encode(b, drawOn(image.NewGray(bounds)), nil) }), grayFlag},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			// GrayModel and the conversion from 16 bits can differ by one.
			test.want.expect(t, square(t, test.source, &Crop{X: 0, Y: 0, Size: 32}, FullSide), 0, 0, 1, 0)
		})
	}
}

// palette returns the colors of the flag.
func (f flag) palette() color.Palette {
	var palette color.Palette
	for _, row := range f {
		for _, fill := range row {
			palette = append(palette, fill)
		}
	}
	return palette
}

// in returns the flag in the nearest colors of a palette.
func (f flag) in(palette color.Palette) flag {
	for row := range f {
		for column, fill := range f[row] {
			f[row][column] = palette.Convert(fill).(color.NRGBA)
		}
	}
	return f
}

// flipped returns an image that is mirrored vertically.
func flipped(pixels *image.NRGBA) *image.NRGBA {
	upsideDown := image.NewNRGBA(pixels.Bounds())
	for y := range flagHeight {
		for x := range flagWidth {
			upsideDown.Set(x, y, pixels.At(x, flagHeight-1-y))
		}
	}
	return upsideDown
}

// topRowFirst negates the height of a BMP, which declares that the first row is the top row.
func topRowFirst(source []byte) []byte {
	height := source[22:26]
	binary.LittleEndian.PutUint32(height, -binary.LittleEndian.Uint32(height))
	return source
}
