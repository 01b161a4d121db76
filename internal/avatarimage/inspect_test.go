// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"errors"
	"fmt"
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

func TestInspect_fileSize(t *testing.T) {
	t.Parallel()
	for _, source := range [][]byte{nil, {}} {
		_, err := Inspect(source)
		expectError(t, err, &EmptyError{})
	}

	// Bytes after the end of an image are common and harmless.
	source := append(testdata(t, "flag.png"), make([]byte, MaxFileBytes)...)
	if _, err := new(Cache).Check(source[:MaxFileBytes], nil); err != nil {
		t.Errorf("an image of the largest accepted size: %v", err)
	}
	_, err := Inspect(source[:MaxFileBytes+1])
	expectError(t, err, &FileSizeError{Bytes: 52428801, Limit: 52428800})
}

// The test does not run in parallel, because it measures what the process allocates.
func TestCheck_pixelLimitWithoutAllocation(t *testing.T) {
	for _, test := range []struct {
		name, format  string
		source        []byte
		width, height int64
	}{
		{"PNG", "PNG", pngHeader(60_000, 60_000, 8, 6), 60_000, 60_000},
		{"PNG one pixel too large", "PNG", pngHeader(100_000_001, 1, 8, 0), 100_000_001, 1},
		{"PNG of the largest possible size", "PNG", pngHeader(1<<28-1, 1<<31-1, 8, 6), 1<<28 - 1, 1<<31 - 1},
		{"JPEG", "JPEG", jpegHeader(65_535, 65_535), 65_535, 65_535},
		{"GIF", "GIF", gifHeader(65_535, 65_535), 65_535, 65_535},
		{"WebP, extended", "WebP", webpExtended(40_000, 40_000), 40_000, 40_000},
		{"WebP, lossless", "WebP", webpLossless(16_384, 16_384), 16_384, 16_384},
		{"WebP, lossy", "WebP", webpLossy(16_383, 16_383), 16_383, 16_383},
		{"BMP", "BMP", bmpHeader(60_000, 60_000), 60_000, 60_000},
		{"BMP with the top row first", "BMP", bmpHeader(60_000, -60_000), 60_000, 60_000},
		{"BMP of the lowest height", "BMP", bmpHeader(1, -1<<31), 1, 1 << 31},
		{"TIFF", "TIFF", tiffHeader(60_000, 60_000), 60_000, 60_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			err := checkWithoutAllocation(t, test.source)
			expectError(t, err, &PixelLimitError{Format: test.format, Width: test.width, Height: test.height, Limit: 100_000_000})
		})
	}

	t.Run("TIFF with tiles wider than the image", func(t *testing.T) {
		err := checkWithoutAllocation(t, tiffHeader(1, 50_000_000, tiffTagTileWidth, 16, tiffTagTileLength, 50_000_000))
		expectError(t, err, &PixelLimitError{Format: "TIFF", Width: 16, Height: 50_000_000, Limit: 100_000_000, Tile: true})
	})
}

// checkWithoutAllocation returns the error of Check, and fails the test if Check is slow or allocates memory. It measures
// the fastest of several runs, because the machine can be busy.
func checkWithoutAllocation(t *testing.T, source []byte) error {
	t.Helper()
	var err error
	fastest := time.Hour
	for range 5 {
		var before, after runtime.MemStats
		runtime.ReadMemStats(&before)
		start := time.Now()
		_, err = new(Cache).Check(source, nil)
		fastest = min(fastest, time.Since(start))
		runtime.ReadMemStats(&after)
		if allocated := after.TotalAlloc - before.TotalAlloc; allocated > 5<<20 {
			t.Errorf("Check allocated %d bytes", allocated)
		}
	}
	if fastest > 10*time.Millisecond {
		t.Errorf("Check took %v", fastest)
	}
	return err
}

func TestInspect_memoryLimit(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name          string
		source        []byte
		format        string
		width, height int
		bytes         int64
	}{
		{"PNG, RGBA with 16 bits", pngHeader(10_000, 10_000, 16, 6), "PNG", 10_000, 10_000, 800_000_000},
		{"PNG, one row too many", pngHeader(8192, 8193, 8, 6), "PNG", 8192, 8193, 268_468_224},
		{"PNG, interlaced", pngHeaderInterlaced(8192, 4097, 8, 2), "PNG", 8192, 4097, 268_500_992},
		{"PNG, gray with a transparent color", withTransparentColor(pngHeader(8192, 8193, 8, 0)), "PNG", 8192, 8193, 268_468_224},
		{"JPEG, progressive", asProgressive(jpegHeader(6_000, 6_000)), "JPEG", 6_000, 6_000, 270_000_000},
		{"JPEG, RGB", withSegment(jpegHeader(7_000, 7_000), jpegAdobe, []byte("Adobe\x00\x64\x00\x00\x00\x00\x00")), "JPEG", 7_000, 7_000, 269_668_096},
		{"WebP, lossless", webpLossless(16_000, 3_000), "WebP", 16_000, 3_000, 288_768_000},
		{"WebP, extended", webpExtended(8_000, 4_000), "WebP", 8_000, 4_000, 272_000_000},
		{"BMP", bmpHeader(8192, 8193), "BMP", 8192, 8193, 268_468_224},
		{"TIFF in one strip", tiffHeader(8192, 8193), "TIFF", 8192, 8193, 268_468_224},
		{"TIFF in one tile", tiffHeader(9_000, 9_000, tiffTagTileWidth, 9_008, tiffTagTileLength, 9_008), "TIFF", 9_000, 9_000, 324_432_192},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			_, err := Inspect(test.source)
			expectError(t, err, &MemoryLimitError{Format: test.format, Width: test.width, Height: test.height, Bytes: test.bytes, Limit: 268_435_456})
		})
	}
}

func TestInspect_memoryAccepted(t *testing.T) {
	t.Parallel()
	for _, test := range []struct {
		name   string
		source []byte
		bytes  int64
	}{
		{"PNG, RGBA", pngHeader(8192, 8192, 8, 6), 268_435_456},
		{"PNG, gray", pngHeader(10_000, 10_000, 8, 0), 100_000_000},
		{"PNG, gray with 16 bits", pngHeader(10_000, 10_000, 16, 0), 200_000_000},
		{"JPEG", jpegHeader(10_000, 10_000), 150_000_000},
		{"JPEG of partial blocks", jpegHeader(17, 1), 2 * 16 * 16 * 3 / 2},
		{"GIF", gifHeader(10_000, 10_000), 200_000_000},
		{"WebP, lossy", webpLossy(10_000, 10_000), 150_000_000},
		{"TIFF in strips", tiffHeader(10_000, 10_000, tiffTagRowsPerStrip, 100), 103_000_000},
	} {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			header, err := Inspect(test.source)
			if err != nil || header.Memory != test.bytes {
				t.Errorf("the memory is %d bytes, want %d (%v)", header.Memory, test.bytes, err)
			}
		})
	}
}

func TestInspect_largestSize(t *testing.T) {
	t.Parallel()
	header, err := Inspect(pngHeader(10_000, 10_000, 16, 0))
	if err != nil || header.Width != 10_000 || header.Height != 10_000 {
		t.Errorf("%+v, %v", header, err)
	}
}

func TestCheck_noPixels(t *testing.T) {
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
		_, err := new(Cache).Check(test.source, nil)
		expectError(t, err, &DamagedError{Format: test.format, Cause: errors.New("its header has a size of " + test.size + " pixels")})
	}
}

// Check and Square accept the same images, and return the same errors for the others.
func TestCheck_agreesWithSquare(t *testing.T) {
	t.Parallel()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		t.Fatal(files, err)
	}
	for _, file := range files {
		source := testdata(t, filepath.Base(file))
		_, checkError := new(Cache).Check(source, nil)
		_, squareError := new(Cache).Square(source, nil, FullSide)
		if fmt.Sprint(checkError) != fmt.Sprint(squareError) {
			t.Errorf("%s: Check returns %v, Square returns %v", file, checkError, squareError)
		}
	}
}
