// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"image/png"
	"os"
	"path/filepath"
	"testing"
)

func FuzzInspect(f *testing.F) {
	for _, source := range seeds(f) {
		f.Add(source)
	}
	f.Fuzz(func(t *testing.T, source []byte) {
		header, err := Inspect(source)
		if err != nil {
			expectTyped(t, err)
			return
		}
		if header.Format == "" || header.Width < 1 || header.Height < 1 || header.Width*header.Height > MaxPixels || header.Memory < 1 || header.Memory > MaxMemory {
			t.Errorf("accepted: %+v", header)
		}
	})
}

func FuzzSquare(f *testing.F) {
	for _, source := range seeds(f) {
		f.Add(source, true, 0, 0, 0)
		f.Add(source, false, 3, 2, 25)
	}
	f.Fuzz(func(t *testing.T, source []byte, whole bool, x, y, size int) {
		const maxPixels = 1 << 14 // Larger images only slow the fuzzing down.
		header, err := Inspect(source)
		if err != nil || header.Width*header.Height > maxPixels {
			return
		}
		crop := &Crop{X: x, Y: y, Size: size}
		if whole {
			crop = nil
		}
		_, checkError := new(Cache).Check(source, crop)
		result, err := new(Cache).Square(source, crop, 20)
		if (checkError == nil) != (err == nil) {
			t.Fatalf("Check returns %v, Square returns %v", checkError, err)
		}
		if err != nil {
			expectTyped(t, err)
			return
		}
		encoded, err := png.DecodeConfig(bytes.NewReader(result.PNG))
		if side := SideOf(header, crop, 20); err != nil || encoded.Width != side || encoded.Height != side || result.Side != side {
			t.Errorf("SideOf returns %d, Square returns %d, the PNG is %d x %d (%v)", side, result.Side, encoded.Width, encoded.Height, err)
		}
	})
}

// expectTyped fails the test unless the error has one of the types of this package, and a text.
func expectTyped(t *testing.T, err error) {
	t.Helper()
	switch err.(type) { //nolint:errorlint // the package returns its errors unwrapped
	case *EmptyError, *FileSizeError, *PixelLimitError, *MemoryLimitError, *UnsupportedFormatError, *UnsupportedFeatureError, *TruncatedError, *DamagedError, *CropError:
	default:
		t.Errorf("the error %#v has none of the types of this package", err)
	}
	if err.Error() == "" {
		t.Errorf("the error %#v has no text", err)
	}
}

// seeds returns the files in testdata, which have every format.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		f.Fatal("testdata has no files: ", err)
	}
	var sources [][]byte
	for _, file := range files {
		source, err := os.ReadFile(file)
		if err != nil {
			f.Fatal(err)
		}
		sources = append(sources, source)
	}
	return sources
}
