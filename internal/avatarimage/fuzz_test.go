// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"errors"
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
			expectWords(t, err)
			return
		}
		if header.Format == "" || header.Width < 1 || header.Height < 1 || header.Width*header.Height > MaxPixels {
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
		const maxPixels = 1 << 14 // Larger pictures only make it slow.
		header, err := Inspect(source)
		if err != nil || header.Width*header.Height > maxPixels {
			return
		}
		crop := &Crop{X: x, Y: y, Size: size}
		if whole {
			crop = nil
		}
		_, checked := Check(source, crop)
		result, err := Square(source, crop, 20)
		if (checked == nil) != (err == nil) {
			t.Fatalf("Check tells %v, Square %v", checked, err)
		}
		if err != nil {
			expectWords(t, err)
			return
		}
		encoded, err := png.DecodeConfig(bytes.NewReader(result.PNG))
		if side := SideOf(header, crop, 20); err != nil || encoded.Width != side || encoded.Height != side || result.Side != side {
			t.Errorf("SideOf tells %d, Square %d, the PNG is %d x %d (%v)", side, result.Side, encoded.Width, encoded.Height, err)
		}
	})
}

func expectWords(t *testing.T, err error) {
	t.Helper()
	if failure, ok := errors.AsType[*Error](err); !ok || failure.Kind == nil || failure.Message == "" {
		t.Errorf("the error %#v is without kind or message", err)
	}
}

// seeds are the files of every format in testdata.
func seeds(f *testing.F) [][]byte {
	f.Helper()
	files, err := filepath.Glob("testdata/*.*")
	if err != nil || len(files) == 0 {
		f.Fatal("there are no seeds: ", err)
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
