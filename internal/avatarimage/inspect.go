// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"crypto/sha256"
	"encoding/hex"
)

// What is refused before any pixel is allocated.
const (
	// MaxFileBytes is the size of the largest accepted file, in bytes.
	MaxFileBytes = 50 << 20
	// MaxPixels is the largest accepted product of width and height.
	MaxPixels = 100_000_000
)

// Header is what a picture tells about itself before its pixels are decoded.
type Header struct {
	// Format is the name of the picture's format, such as "PNG" or "JPEG".
	Format string
	// Width and Height are those of the upright picture, in pixels.
	Width, Height int

	format      *format
	orientation orientation
}

// Inspect tells format and size of a picture and holds them against the
// limits. It allocates no pixels and does not look at them: what it accepts may
// still turn out to be damaged in [Check] or [Square].
func Inspect(source []byte) (Header, error) {
	if len(source) == 0 {
		return Header{}, newError(ErrEmpty, "The picture is empty, it has no bytes at all. Write or download it again.")
	}
	if len(source) > MaxFileBytes {
		return Header{}, newError(ErrTooManyBytes, "The picture has %d bytes; at most %d are accepted. "+
			"Scale it down first, Jira keeps at most %d x %[3]d pixels.", len(source), MaxFileBytes, FullSide)
	}
	format, err := formatOf(source)
	if err != nil {
		return Header{}, err
	}
	reader := newSourceReader(source)
	config, err := format.config(reader)
	if err != nil {
		return Header{}, format.failure(reader, err)
	}
	if err := format.checkSize(config.Width, config.Height); err != nil {
		return Header{}, err
	}
	if format.refuse != nil {
		if err := format.refuse(source); err != nil {
			return Header{}, err
		}
	}

	header := Header{Format: format.name, Width: config.Width, Height: config.Height, format: format, orientation: asStored}
	if format.orientation != nil {
		header.orientation = format.orientation(source)
	}
	if header.orientation.sideways() {
		header.Width, header.Height = header.Height, header.Width
	}
	return header, nil
}

func (f *format) checkSize(width, height int) error {
	if width <= 0 || height <= 0 {
		return newError(ErrDamaged, "The %s is damaged, its size is given as %d x %d pixels. %s",
			f.name, width, height, adviceExport)
	}
	if pixels := int64(width) * int64(height); pixels > MaxPixels {
		return newError(ErrTooManyPixels, "The %s is %d x %d pixels, %d in all; at most %d are accepted. "+
			"Scale it down first, Jira keeps at most %d x %[6]d pixels.", f.name, width, height, pixels, MaxPixels, FullSide)
	}
	return nil
}

// Check is [Inspect] and also makes sure that the crop lies inside the picture
// (nil always does) and that the pixels can be decoded, so that [Square] will
// succeed. It needs the memory of the decoded picture for a moment.
func Check(source []byte, crop *Crop) (Header, error) {
	header, err := Inspect(source)
	if err != nil {
		return Header{}, err
	}
	if _, err := header.square(crop); err != nil {
		return Header{}, err
	}
	if _, err := header.format.decoded(source); err != nil {
		return Header{}, err
	}
	return header, nil
}

// Fingerprint is the SHA-256 of the bytes, in lower-case hexadecimal digits.
func Fingerprint(source []byte) string {
	sum := sha256.Sum256(source)
	return hex.EncodeToString(sum[:])
}
