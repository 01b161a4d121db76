// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import "fmt"

// EmptyError reports an image without any bytes.
type EmptyError struct{}

// Error implements error.
func (*EmptyError) Error() string { return "the image is empty" }

// FileSizeError reports an image that has too many bytes.
type FileSizeError struct {
	// Bytes is the size of the image, Limit the size of the largest accepted one.
	Bytes, Limit int64
}

// Error implements error.
func (e *FileSizeError) Error() string {
	return fmt.Sprintf("the image is %d bytes; the limit is %d bytes", e.Bytes, e.Limit)
}

// PixelLimitError reports an image that has too many pixels.
type PixelLimitError struct {
	// Format is the name of the image format, such as "PNG".
	Format string
	// Width and Height are the size in pixels, as stored in the header.
	Width, Height int64
	// Limit is the largest accepted product of width and height.
	Limit int64
	// Tile reports that the size is that of a tile of a TIFF, which can be larger than the image.
	Tile bool
}

// Error implements error.
func (e *PixelLimitError) Error() string {
	if e.Tile {
		return fmt.Sprintf("the %s has tiles of %d x %d pixels; the limit is %d pixels", e.Format, e.Width, e.Height, e.Limit)
	}
	return fmt.Sprintf("the %s is %d x %d pixels; the limit is %d pixels", e.Format, e.Width, e.Height, e.Limit)
}

// MemoryLimitError reports an image that needs too much memory while it is decoded.
type MemoryLimitError struct {
	// Format is the name of the image format, such as "PNG".
	Format string
	// Width and Height are the size of the upright image, in pixels.
	Width, Height int
	// Bytes is the memory that decoding needs, Limit the most that an accepted image may need.
	Bytes, Limit int64
}

// Error implements error.
func (e *MemoryLimitError) Error() string {
	return fmt.Sprintf("the %s of %d x %d pixels needs %d bytes of memory; the limit is %d bytes", e.Format, e.Width, e.Height, e.Bytes, e.Limit)
}

// UnsupportedFormatError reports a file that is not an image in an accepted format.
type UnsupportedFormatError struct {
	Kind FileKind
	// Found is what the file contains, with an article, such as "a PDF document". It is empty for [UnknownFile].
	Found string
}

// Error implements error.
func (e *UnsupportedFormatError) Error() string {
	if e.Found == "" {
		return "the file format is unknown"
	}
	return "the file is " + e.Found
}

// UnsupportedFeatureError reports an image in an accepted format with a feature that cannot be decoded.
type UnsupportedFeatureError struct {
	// Format is the name of the image format, such as "TIFF".
	Format string
	// Animated reports that the feature is animation. Cause is nil then.
	Animated bool
	// Cause is the error of the decoder.
	Cause error
}

// Error implements error.
func (e *UnsupportedFeatureError) Error() string {
	if e.Animated {
		return fmt.Sprintf("the %s is animated", e.Format)
	}
	return fmt.Sprintf("the %s uses a feature that is not supported: %v", e.Format, e.Cause)
}

// Unwrap returns the error of the decoder.
func (e *UnsupportedFeatureError) Unwrap() error { return e.Cause }

// TruncatedError reports an image that ends before its pixels are complete.
type TruncatedError struct {
	// Format is the name of the image format, such as "PNG".
	Format string
	// Bytes is the size of the incomplete image.
	Bytes int
	// Cause is the error of the decoder.
	Cause error
}

// Error implements error.
func (e *TruncatedError) Error() string {
	return fmt.Sprintf("the %s is truncated after %d bytes", e.Format, e.Bytes)
}

// Unwrap returns the error of the decoder.
func (e *TruncatedError) Unwrap() error { return e.Cause }

// DamagedError reports an image that cannot be decoded.
type DamagedError struct {
	// Format is the name of the image format, such as "PNG".
	Format string
	// Cause says what is damaged. It is the error of the decoder, if the decoder found the damage.
	Cause error
}

// Error implements error.
func (e *DamagedError) Error() string { return fmt.Sprintf("the %s is damaged: %v", e.Format, e.Cause) }

// Unwrap returns the cause.
func (e *DamagedError) Unwrap() error { return e.Cause }

// CropError reports a crop that does not lie inside the image.
type CropError struct {
	Crop Crop
	// Format is the name of the image format, such as "PNG".
	Format string
	// Width and Height are the size of the upright image, in pixels.
	Width, Height int
	// Rotated reports that the image is stored in another orientation than upright. Other programs may show it with
	// width and height exchanged.
	Rotated bool
	// LargestSize is the size of the largest crop that fits at X and Y, in pixels. It is 0 if none fits there.
	LargestSize int
}

// Error implements error.
func (e *CropError) Error() string {
	return fmt.Sprintf("the crop of size %d at x = %d, y = %d does not lie inside the %s of %d x %d pixels",
		e.Crop.Size, e.Crop.X, e.Crop.Y, e.Format, e.Width, e.Height)
}
