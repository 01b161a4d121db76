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
	if _, err := Check(source[:MaxFileBytes], nil); err != nil {
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
		_, err = Check(source, nil)
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

func TestInspect_largestSize(t *testing.T) {
	t.Parallel()
	header, err := Inspect(pngHeader(10_000, 10_000, 8, 6))
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
		_, err := Check(test.source, nil)
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
		_, checkError := Check(source, nil)
		_, squareError := Square(source, nil, FullSide)
		if fmt.Sprint(checkError) != fmt.Sprint(squareError) {
			t.Errorf("%s: Check returns %v, Square returns %v", file, checkError, squareError)
		}
	}
}
