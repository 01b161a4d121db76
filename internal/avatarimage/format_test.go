// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"testing"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

func TestFilesOfEveryFormatKeepTheirPixels(t *testing.T) {
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

func TestEncodedPicturesKeepTheirPixels(t *testing.T) {
	t.Parallel()
	pixels := opaqueFlag.picture()
	drawn := func(on interface {
		image.Image
		Set(x, y int, c color.Color)
	},
	) image.Image {
		for y := range flagHeight {
			for x := range flagWidth {
				on.Set(x, y, pixels.At(x, y))
			}
		}
		return on
	}
	bounds := pixels.Bounds()
	palette := opaqueFlag.palette()
	withAlpha := color.Palette{color.NRGBA{}, color.NRGBA{250, 0, 0, 255}, color.NRGBA{0, 100, 200, 90}}
	greyFlag := opaqueFlag
	for row := range greyFlag {
		for column, fill := range greyFlag[row] {
			grey := color.GrayModel.Convert(fill).(color.Gray).Y
			greyFlag[row][column] = color.NRGBA{grey, grey, grey, 255}
		}
	}

	for _, test := range []struct {
		name   string
		source []byte
		want   flag
	}{
		{"grey PNG", pngOf(t, drawn(image.NewGray(bounds))), greyFlag},
		{"16-bit grey PNG", pngOf(t, drawn(image.NewGray16(bounds))), greyFlag},
		{"16-bit PNG", pngOf(t, drawn(image.NewNRGBA64(bounds))), opaqueFlag},
		{"palette PNG", pngOf(t, drawn(image.NewPaletted(bounds, withAlpha))), opaqueFlag.in(withAlpha)},
		{"GIF", encoded(t, func(b *bytes.Buffer) error { return gif.Encode(b, drawn(image.NewPaletted(bounds, palette)), nil) }), opaqueFlag},
		{"BMP", encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, pixels) }), opaqueFlag},
		{"BMP from the top", fromTheTop(encoded(t, func(b *bytes.Buffer) error { return bmp.Encode(b, flipped(pixels)) })), opaqueFlag},
		{"TIFF", encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, pixels, nil) }), opaqueFlag},
		{"grey TIFF", encoded(t, func(b *bytes.Buffer) error { return tiff.Encode(b, drawn(image.NewGray(bounds)), nil) }), greyFlag},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			// GrayModel and the rounding of 16 bits may differ by one.
			test.want.expect(t, square(t, test.source, &Crop{X: 0, Y: 0, Size: 32}, FullSide), 0, 0, 1, 0)
		})
	}
}

// palette is the colors of the flag.
func (f flag) palette() color.Palette {
	var palette color.Palette
	for _, row := range f {
		for _, fill := range row {
			palette = append(palette, fill)
		}
	}
	return palette
}

// in is the flag in the nearest colors of a palette.
func (f flag) in(palette color.Palette) flag {
	for row := range f {
		for column, fill := range f[row] {
			f[row][column] = palette.Convert(fill).(color.NRGBA)
		}
	}
	return f
}

func flipped(pixels *image.NRGBA) *image.NRGBA {
	upsideDown := image.NewNRGBA(pixels.Bounds())
	for y := range flagHeight {
		for x := range flagWidth {
			upsideDown.Set(x, y, pixels.At(x, flagHeight-1-y))
		}
	}
	return upsideDown
}

// fromTheTop makes the height of a BMP negative: its first row is the top one.
func fromTheTop(source []byte) []byte {
	height := source[22:26]
	binary.LittleEndian.PutUint32(height, -binary.LittleEndian.Uint32(height))
	return source
}

func encoded(t testing.TB, encode func(*bytes.Buffer) error) []byte {
	t.Helper()
	var buffer bytes.Buffer
	if err := encode(&buffer); err != nil {
		t.Fatal(err)
	}
	return buffer.Bytes()
}

// Browsers take four inks without Adobe's marker for Adobe's kind.
func TestUnmarkedCMYKIsReadAsAdobeCMYK(t *testing.T) {
	t.Parallel()
	marked := testdata(t, "cmyk.jpg")
	start := bytes.Index(marked, []byte("\xff\xee"))
	end := start + 2 + int(binary.BigEndian.Uint16(marked[start+2:]))
	unmarked := append(bytes.Clone(marked[:start]), marked[end:]...)
	if _, err := jpeg.Decode(bytes.NewReader(unmarked)); err == nil {
		t.Fatal("the decoder reads the picture by itself: decodeJPEG can be simpler")
	}
	opaqueFlag.expect(t, square(t, unmarked, nil, FullSide), 8, 0, 6, 0)
}

func TestLossyWebPReachesBlackAndWhite(t *testing.T) {
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

func expectHeader(t *testing.T, source []byte, format string, width, height int) {
	t.Helper()
	header, err := Check(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header.Format != format || header.Width != width || header.Height != height {
		t.Fatalf("the header tells %s, %d x %d, want %s, %d x %d",
			header.Format, header.Width, header.Height, format, width, height)
	}
}
