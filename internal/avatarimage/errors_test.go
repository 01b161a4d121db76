// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"errors"
	"fmt"
	"image/png"
	"reflect"
	"testing"
)

func TestErrors_text(t *testing.T) {
	t.Parallel()
	cause := errors.New("invalid checksum")
	for _, test := range []struct {
		err  error
		want string
	}{
		{&EmptyError{}, "the image is empty"},
		{&FileSizeError{Bytes: 52428801, Limit: 52428800}, "the image is 52428801 bytes; the limit is 52428800 bytes"},
		{
			&PixelLimitError{Format: "PNG", Width: 60000, Height: 40000, Limit: 100000000},
			"the PNG is 60000 x 40000 pixels; the limit is 100000000 pixels",
		},
		{
			&PixelLimitError{Format: "TIFF", Width: 16, Height: 50000000, Limit: 100000000, Tile: true},
			"the TIFF has tiles of 16 x 50000000 pixels; the limit is 100000000 pixels",
		},
		{
			&MemoryLimitError{Format: "PNG", Width: 10000, Height: 10000, Bytes: 800000000, Limit: 268435456},
			"the PNG of 10000 x 10000 pixels needs 800000000 bytes of memory; the limit is 268435456 bytes",
		},
		{&UnsupportedFormatError{}, "the file format is unknown"},
		{&UnsupportedFormatError{Kind: ConvertibleFile, Found: "a PDF document"}, "the file is a PDF document"},
		{&UnsupportedFeatureError{Format: "WebP", Animated: true}, "the WebP is animated"},
		{&UnsupportedFeatureError{Format: "BMP", Cause: cause}, "the BMP uses a feature that is not supported: invalid checksum"},
		{&TruncatedError{Format: "GIF", Bytes: 100, Cause: cause}, "the GIF is truncated after 100 bytes"},
		{&DamagedError{Format: "PNG", Cause: cause}, "the PNG is damaged: invalid checksum"},
		{
			&CropError{Crop: Crop{X: 40, Y: 1, Size: 9}, Format: "PNG", Width: 48, Height: 32, LargestSize: 8},
			"the crop of size 9 at x = 40, y = 1 does not lie inside the PNG of 48 x 32 pixels",
		},
	} {
		if got := test.err.Error(); got != test.want {
			t.Errorf("%T: got\n\t%s\nwant\n\t%s", test.err, got, test.want)
		}
	}
}

func TestErrors_unwrapDecoderError(t *testing.T) {
	t.Parallel()
	_, err := new(Cache).Check(pngHeader(10, 10, 8, 5), nil)
	if _, ok := errors.AsType[png.UnsupportedError](err); !ok {
		t.Errorf("%v does not wrap the error of the decoder", err)
	}
	cause := errors.New("invalid checksum")
	for _, err := range []error{
		&UnsupportedFeatureError{Cause: cause}, &TruncatedError{Cause: cause}, &DamagedError{Cause: cause},
	} {
		if !errors.Is(err, cause) {
			t.Errorf("%T does not wrap its cause", err)
		}
	}
}

// expectError fails the test unless err has the type and the facts of want. Causes are compared by their text.
func expectError(t *testing.T, err, want error) {
	t.Helper()
	if got, want := facts(err), facts(want); got != want {
		t.Errorf("the error is\n\t%s\nwant\n\t%s", got, want)
	}
}

// facts returns the type and the fields of an error of this package.
func facts(err error) string {
	value := reflect.ValueOf(err)
	if value.Kind() != reflect.Pointer {
		return fmt.Sprintf("%T: %v", err, err)
	}
	return fmt.Sprintf("%T%+v", err, value.Elem().Interface())
}
