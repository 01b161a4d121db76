// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"image"
	"image/jpeg"
	"image/png"
	"path/filepath"
	"runtime"
	"testing"
	"time"
)

func TestFingerprint(t *testing.T) {
	t.Parallel()
	const want = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
	if got := Fingerprint([]byte("abc")); got != want {
		t.Errorf("the fingerprint is %s, want %s", got, want)
	}
}

func TestEmptyAndTooLargeFiles(t *testing.T) {
	t.Parallel()
	for _, source := range [][]byte{nil, {}} {
		_, err := Inspect(source)
		expectError(t, err, ErrEmpty, "The picture is empty, it has no bytes at all. Write or download it again.")
	}

	// Bytes after the end of a picture are common and harmless.
	source := append(testdata(t, "flag.png"), make([]byte, MaxFileBytes)...)
	if _, err := Check(source[:MaxFileBytes], nil); err != nil {
		t.Errorf("a file of just the allowed size: %v", err)
	}
	_, err := Inspect(source[:MaxFileBytes+1])
	expectError(t, err, ErrTooManyBytes,
		"The picture has 52428801 bytes; at most 52428800 are accepted. Scale it down first, Jira keeps at most 500 x 500 pixels.")
}

// Serial, and therefore alone: it counts what the process allocates.
func TestSizesAreRefusedBeforeAnythingIsAllocated(t *testing.T) {
	const message = "The %s is %d x %d pixels, %d in all; at most 100000000 are accepted. " +
		"Scale it down first, Jira keeps at most 500 x 500 pixels."
	for _, test := range []struct {
		name, format  string
		source        []byte
		width, height int64
	}{
		{"PNG", "PNG", pngHeader(60_000, 60_000, 8, 6), 60_000, 60_000},
		{"PNG one pixel too large", "PNG", pngHeader(100_000_001, 1, 8, 0), 100_000_001, 1},
		{"PNG as large as can be", "PNG", pngHeader(1<<28-1, 1<<31-1, 8, 6), 1<<28 - 1, 1<<31 - 1},
		{"JPEG", "JPEG", jpegHeader(65_535, 65_535), 65_535, 65_535},
		{"GIF", "GIF", gifHeader(65_535, 65_535), 65_535, 65_535},
		{"WebP, extended", "WebP", webpExtended(40_000, 40_000), 40_000, 40_000},
		{"WebP, lossless", "WebP", webpLossless(16_384, 16_384), 16_384, 16_384},
		{"WebP, lossy", "WebP", webpLossy(16_383, 16_383), 16_383, 16_383},
		{"BMP", "BMP", bmpHeader(60_000, 60_000), 60_000, 60_000},
		{"BMP from the top", "BMP", bmpHeader(60_000, -60_000), 60_000, 60_000},
		{"BMP, lowest height", "BMP", bmpHeader(1, -1<<31), 1, 1 << 31},
		{"TIFF", "TIFF", tiffHeader(60_000, 60_000), 60_000, 60_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := expectCheap(t, test.source)
			expectError(t, err, ErrTooManyPixels,
				fmt.Sprintf(message, test.format, test.width, test.height, test.width*test.height))
		})
	}

	t.Run("TIFF with tiles wider than itself", func(t *testing.T) {
		err := expectCheap(t, tiffHeader(1, 50_000_000, tiffTagTileWidth, 16, tiffTagTileLength, 50_000_000))
		expectError(t, err, ErrTooManyPixels, "The TIFF has tiles of 16 x 50000000 pixels; at most 100000000 pixels are accepted. "+
			"Open it in an image editor and export it as PNG.")
	})
}

// expectCheap checks a picture, which must fail at once and without memory. The
// time is the best of several tries: the machine may be busy.
func expectCheap(t *testing.T, source []byte) error {
	t.Helper()
	var err error
	best := time.Hour
	for range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err = Check(source, nil)
		best = min(best, time.Since(start))
		runtime.ReadMemStats(&after)
		if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 5<<20 {
			t.Errorf("%d bytes were allocated", allocated)
		}
	}
	if best > 10*time.Millisecond {
		t.Errorf("it took %v", best)
	}
	return err
}

func TestThePixelLimitItselfIsAllowed(t *testing.T) {
	t.Parallel()
	header, err := Inspect(pngHeader(10_000, 10_000, 8, 6))
	if err != nil || header.Width != 10_000 || header.Height != 10_000 {
		t.Errorf("%+v, %v", header, err)
	}
}

func TestPicturesWithoutPixels(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		format string
		source []byte
		size   string
	}{
		{"GIF", gifHeader(0, 10), "0 x 10"},
		{"JPEG", jpegHeader(10, 0), "10 x 0"},
		{"WebP", webpLossy(0, 0), "0 x 0"},
		{"BMP", bmpHeader(0, 0), "0 x 0"},
	} {
		_, err := Check(test.source, nil)
		expectError(t, err, ErrDamaged, "The "+test.format+" is damaged, its size is given as "+test.size+
			" pixels. Open it in an image editor and export it as PNG.")
	}
}

// Every prefix of every file fails, and most of them as what they are: cut off.
func TestTruncatedPictures(t *testing.T) {
	t.Parallel()
	for _, file := range []string{
		"flag.png", "interlaced.png", "progressive.jpg", "cmyk.jpg", "interlaced.gif",
		"lossy.webp", "lossless.webp", "lossy-alpha.webp", "24-bit.bmp", "16-bit.tiff", "tiled.tiff",
	} {
		t.Run(file, func(t *testing.T) {
			t.Parallel()
			source := testdata(t, file)
			header, err := Check(source, nil)
			if err != nil {
				t.Fatal(err)
			}
			unneeded := 3
			if header.Format == "TIFF" {
				unneeded = len(source) / 4 // It may end in tags that nobody needs.
			}
			for _, length := range []int{len(source) / 4, len(source) / 2, len(source) * 3 / 4, len(source) - unneeded} {
				_, err := Check(source[:length], nil)
				expectError(t, err, ErrDamaged, fmt.Sprintf(
					"The %s ends early: its %d bytes are not the whole file. Copy or download it again.", header.Format, length))
			}
			for length := range len(source) - unneeded {
				if _, err := Check(source[:length], nil); err == nil {
					t.Errorf("%d of %d bytes are taken for a whole picture", length, len(source))
				}
			}
		})
	}
}

func TestDamagedPictures(t *testing.T) {
	t.Parallel()
	const advice = " Copy or download it again, or open it in an image editor and export it as PNG."
	wrongChecksum := testdata(t, "flag.png")
	wrongChecksum[len(wrongChecksum)-20] ^= 1
	var twice bytes.Buffer
	if err := jpeg.Encode(&twice, image.NewGray(image.Rect(0, 0, 8, 8)), nil); err != nil {
		t.Fatal(err)
	}
	twoFrames := withSegment(twice.Bytes(), jpegBaselineFrame, []byte("\x08\xff\xff\xff\xff\x01\x01\x11\x00"))
	twoFrames = withSegment(twoFrames, 0xe0, []byte("JFIF\x00")) // The first frame is believed.
	binary.BigEndian.PutUint32(twoFrames[bytes.Index(twoFrames, []byte("\xff\xff\xff\xff")):], 8<<16|8)
	largerFrame := testdata(t, "interlaced.gif")
	binary.LittleEndian.PutUint16(largerFrame[6:], 4)

	for _, test := range []struct {
		name   string
		source []byte
		want   string
	}{
		{"PNG checksum", wrongChecksum, "The PNG is damaged (png: invalid format: zlib: invalid checksum)." + advice},
		{"JPEG with two frames", twoFrames, "The JPEG is damaged (invalid JPEG format: multiple SOF markers)." + advice},
		{"GIF frame larger than the screen", largerFrame, "The GIF is damaged (gif: frame bounds larger than image bounds)." + advice},
		{
			"WebP larger than its first header", webpLossless(16_000, 6_000, webpExtendedChunk(10, 10)...),
			"The WebP is damaged (webp: invalid format)." + advice,
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Check(test.source, nil)
			expectError(t, err, ErrDamaged, test.want)
			_, err = Square(test.source, nil, FullSide)
			expectError(t, err, ErrDamaged, test.want)
		})
	}
}

func TestTheDecodersErrorCanBeFound(t *testing.T) {
	t.Parallel()
	_, err := Check(pngHeader(10, 10, 8, 5), nil)
	if _, found := errors.AsType[png.UnsupportedError](err); !found {
		t.Errorf("%v does not wrap the decoder's error", err)
	}
}

// What Check accepts Square makes, and what it refuses Square refuses alike.
func TestCheckAgreesWithSquare(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		source := testdata(t, filepath.Base(file))
		_, checked := Check(source, nil)
		_, squared := Square(source, nil, FullSide)
		if fmt.Sprint(checked) != fmt.Sprint(squared) {
			t.Errorf("%s: Check tells %v, Square %v", file, checked, squared)
		}
	}
}

// pngHeader is a PNG up to its first pixels.
func pngHeader(width, height uint32, depth, colorType byte) []byte {
	chunk := binary.BigEndian.AppendUint32([]byte("IHDR"), width)
	chunk = binary.BigEndian.AppendUint32(chunk, height)
	chunk = append(chunk, depth, colorType, 0, 0, 0)
	header := append([]byte("\x89PNG\r\n\x1a\n\x00\x00\x00\x0d"), chunk...)
	return binary.BigEndian.AppendUint32(header, crc32.ChecksumIEEE(chunk))
}

// jpegHeader is a JPEG up to the beginning of its pixels.
func jpegHeader(width, height uint16) []byte {
	frame := binary.BigEndian.AppendUint16([]byte{8}, height)
	frame = binary.BigEndian.AppendUint16(frame, width)
	frame = append(frame, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
	return withSegment(append([]byte(jpegStart), 0xff, jpegScan, 0, 2), jpegBaselineFrame, frame)
}

func gifHeader(width, height uint16) []byte {
	header := binary.LittleEndian.AppendUint16([]byte("GIF89a"), width)
	return append(binary.LittleEndian.AppendUint16(header, height), 0, 0, 0)
}

// webpFile wraps chunks in the frame of a WebP.
func webpFile(chunks ...byte) []byte {
	source := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(chunks)))
	return append(append(source, "WEBP"...), chunks...)
}

func webpExtendedChunk(width, height uint32) []byte {
	chunk := append([]byte("VP8X\x0a\x00\x00\x00"), 0, 0, 0, 0)
	chunk = append(chunk, binary.LittleEndian.AppendUint32(nil, width-1)[:3]...)
	return append(chunk, binary.LittleEndian.AppendUint32(nil, height-1)[:3]...)
}

func webpExtended(width, height uint32) []byte { return webpFile(webpExtendedChunk(width, height)...) }

func webpLossless(width, height uint32, before ...byte) []byte {
	chunk := append(before, "VP8L\x06\x00\x00\x00\x2f"...)
	chunk = binary.LittleEndian.AppendUint32(chunk, (width-1)|(height-1)<<14)
	return webpFile(append(chunk, 0)...)
}

func webpLossy(width, height uint16) []byte {
	chunk := []byte("VP8 \x0a\x00\x00\x00\x10\x00\x00\x9d\x01\x2a")
	chunk = binary.LittleEndian.AppendUint16(chunk, width)
	return webpFile(binary.LittleEndian.AppendUint16(chunk, height)...)
}

func bmpHeader(width, height int32) []byte {
	source := append([]byte("BM"), make([]byte, 52)...)
	little := binary.LittleEndian
	little.PutUint32(source[10:], 54)
	little.PutUint32(source[14:], 40)
	little.PutUint32(source[18:], uint32(width))
	little.PutUint32(source[22:], uint32(height))
	little.PutUint16(source[26:], 1)
	little.PutUint16(source[28:], 24)
	return source
}

// tiffHeader is a grey TIFF with these tags and values besides its size.
func tiffHeader(width, height uint32, more ...uint32) []byte {
	tags := append([]uint32{256, width, 257, height, 258, 8, 262, 1}, more...)
	source := []byte("II*\x00\x08\x00\x00\x00")
	source = binary.LittleEndian.AppendUint16(source, uint16(len(tags)/2))
	for i := 0; i < len(tags); i += 2 {
		source = binary.LittleEndian.AppendUint16(source, uint16(tags[i]))
		source = append(source, "\x04\x00\x01\x00\x00\x00"...)
		source = binary.LittleEndian.AppendUint32(source, tags[i+1])
	}
	return source
}
