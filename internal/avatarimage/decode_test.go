// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"image"
	"image/jpeg"
	"testing"
)

// Every prefix of every file is rejected, and most are reported as truncated.
func TestCheck_truncated(t *testing.T) {
	t.Parallel()
	for _, file := range []string{
		"flag.png", "interlaced.png", "progressive.jpg", "cmyk.jpg", "interlaced.gif",
		"lossy.webp", "lossless.webp", "lossy-alpha.webp", "24-bit.bmp", "16-bit.tiff", "tiled.tiff",
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			source := testdata(t, file)
			header, err := new(Cache).Check(source, nil)
			if err != nil {
				t.Fatal(err)
			}
			unneeded := 3
			if header.Format == "TIFF" {
				unneeded = len(source) / 4 // The file ends with tags that the decoder does not read.
			}
			for _, length := range []int{len(source) / 4, len(source) / 2, len(source) * 3 / 4, len(source) - unneeded} {
				_, err := new(Cache).Check(source[:length], nil)
				truncated, ok := errors.AsType[*TruncatedError](err)
				if !ok || truncated.Format != header.Format || truncated.Bytes != length || truncated.Cause == nil {
					t.Errorf("%d of %d bytes: the error is %v", length, len(source), err)
				}
			}
			for length := range len(source) - unneeded {
				if _, err := new(Cache).Check(source[:length], nil); err == nil {
					t.Errorf("%d of %d bytes are accepted", length, len(source))
				}
			}
		})
	}
}

func TestCheck_damaged(t *testing.T) {
	t.Parallel()
	wrongChecksum := testdata(t, "flag.png")
	wrongChecksum[len(wrongChecksum)-20] ^= 1
	oneFrame := encode(t, func(buffer *bytes.Buffer) error {
		return jpeg.Encode(buffer, image.NewGray(image.Rect(0, 0, 8, 8)), nil)
	})
	twoFrames := withSegment(oneFrame, jpegBaselineFrame, []byte("\x08\xff\xff\xff\xff\x01\x01\x11\x00"))
	twoFrames = withSegment(twoFrames, 0xe0, []byte("JFIF\x00")) // The header is read from the first frame.
	binary.BigEndian.PutUint32(twoFrames[bytes.Index(twoFrames, []byte("\xff\xff\xff\xff")):], 8<<16|8)
	largerFrame := testdata(t, "interlaced.gif")
	binary.LittleEndian.PutUint16(largerFrame[6:], 4)

	for _, test := range []struct {
		name   string
		source []byte
		format string
		cause  string
	}{
		{"PNG checksum", wrongChecksum, "PNG", "png: invalid format: zlib: invalid checksum"},
		{"JPEG with two frames", twoFrames, "JPEG", "invalid JPEG format: multiple SOF markers"},
		{"GIF frame larger than the screen", largerFrame, "GIF", "gif: frame bounds larger than image bounds"},
		{"WebP larger than its first header", webpLossless(16_000, 6_000, webpExtendedChunk(10, 10)...), "WebP", "webp: invalid format"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			want := &DamagedError{Format: test.format, Cause: errors.New(test.cause)}
			_, err := new(Cache).Check(test.source, nil)
			expectError(t, err, want)
			_, err = new(Cache).Square(test.source, nil, FullSide)
			expectError(t, err, want)
		})
	}
}

func TestCheck_unsupportedFeature(t *testing.T) {
	t.Parallel()
	arithmetic := []byte("\xff\xd8\xff\xc9\x00\x0b\x08\x00\x10\x00\x10\x01\x01\x11\x00")
	compressedBMP := testdata(t, "palette.bmp")
	compressedBMP[30] = 1 // Run-length encoding.
	for _, test := range []struct {
		name   string
		source []byte
		format string
		cause  string
	}{
		{"CMYK TIFF", testdata(t, "cmyk.tiff"), "TIFF", "tiff: unsupported feature: color model"},
		{"arithmetic JPEG", arithmetic, "JPEG", "unsupported JPEG feature: unknown marker"},
		{"compressed BMP", compressedBMP, "BMP", "bmp: unsupported BMP image"},
		{"PNG with an unknown color type", pngHeader(10, 10, 8, 5), "PNG", "png: unsupported feature: bit depth 8, color type 5"},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := new(Cache).Check(test.source, nil)
			expectError(t, err, &UnsupportedFeatureError{Format: test.format, Cause: errors.New(test.cause)})
		})
	}
}
