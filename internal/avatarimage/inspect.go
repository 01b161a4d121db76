// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
)

// The limits of an image, together with MaxMemory. They are checked before memory for pixels is allocated.
const (
	// MaxFileBytes is the size of the largest accepted image, in bytes.
	MaxFileBytes = 50 << 20
	// MaxPixels is the largest accepted product of width and height.
	MaxPixels = 100_000_000
)

// Header is what the header of an image contains.
type Header struct {
	// Format is the name of the image format, such as "PNG" or "JPEG".
	Format string
	// Width and Height are the size of the upright image, in pixels.
	Width, Height int
	// Memory is the memory that decoding the image needs, in bytes, computed from the header.
	Memory int64

	format      *format
	orientation orientation
}

// Inspect reads the header of an image and checks the limits. It does not decode pixels, so [Cache.Check] and
// [Cache.Square] can still find the image damaged.
func Inspect(source []byte) (Header, error) {
	if len(source) == 0 {
		return Header{}, &EmptyError{}
	}
	if len(source) > MaxFileBytes {
		return Header{}, &FileSizeError{Bytes: int64(len(source)), Limit: MaxFileBytes}
	}
	format, err := formatOf(source)
	if err != nil {
		return Header{}, err
	}
	reader := newSourceReader(source)
	config, err := format.config(reader)
	if err != nil {
		return Header{}, format.decodeError(reader, err)
	}
	if err := format.checkSize(config.Width, config.Height); err != nil {
		return Header{}, err
	}
	if format.reject != nil {
		if err := format.reject(source); err != nil {
			return Header{}, err
		}
	}

	header := Header{Format: format.name, Width: config.Width, Height: config.Height, format: format, orientation: asStored}
	if format.orientation != nil {
		header.orientation = format.orientation(source)
	}
	if header.orientation.isSideways() {
		header.Width, header.Height = header.Height, header.Width
	}
	header.Memory = format.memory(source, config)
	if header.Memory > MaxMemory {
		return Header{}, &MemoryLimitError{
			Format: header.Format, Width: header.Width, Height: header.Height, Bytes: header.Memory, Limit: MaxMemory,
		}
	}
	return header, nil
}

func (f *format) checkSize(width, height int) error {
	if width <= 0 || height <= 0 {
		return &DamagedError{Format: f.name, Cause: fmt.Errorf("its header has a size of %d x %d pixels", width, height)}
	}
	if int64(width)*int64(height) > MaxPixels {
		return &PixelLimitError{Format: f.name, Width: int64(width), Height: int64(height), Limit: MaxPixels}
	}
	return nil
}

// Check reads the header like [Inspect], checks that the crop lies inside the image (nil always does), and decodes the
// pixels. If it returns no error, [Cache.Square] succeeds. While it runs, it needs the memory in the header.
func (c *Cache) Check(source []byte, crop *Crop) (Header, error) {
	header, err := Inspect(source)
	if err != nil {
		return Header{}, err
	}
	if _, err := header.square(crop); err != nil {
		return Header{}, err
	}
	defer header.collectGarbage()
	if _, err := c.decoded(header, source); err != nil {
		return Header{}, err
	}
	return header, nil
}

// Fingerprint returns the SHA-256 of the bytes in lowercase hexadecimal digits.
func Fingerprint(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}
