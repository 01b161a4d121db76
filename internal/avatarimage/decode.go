// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"errors"
	"image"
	"image/jpeg"
	"image/png"
	"io"

	"golang.org/x/image/bmp"
	"golang.org/x/image/tiff"
)

// decoded returns the image as stored, before its orientation is applied.
func (f *format) decoded(source []byte) (image.Image, error) {
	reader := newSourceReader(source)
	decoded, err := f.decode(reader)
	if err != nil {
		return nil, f.decodeError(reader, err)
	}
	return decoded, nil
}

func decodeBMP(source *sourceReader) (image.Image, error) { return bmp.Decode(source) }

// sourceReader reads the bytes of an image and records whether the decoder tried to read past the end. The errors of the
// decoders do not say so reliably.
type sourceReader struct {
	source     []byte
	reader     *bytes.Reader
	endReached bool
}

func newSourceReader(source []byte) *sourceReader {
	return &sourceReader{source: source, reader: bytes.NewReader(source)}
}

// Read implements io.Reader.
func (r *sourceReader) Read(p []byte) (int, error) {
	n, err := r.reader.Read(p)
	r.endReached = r.endReached || err == io.EOF
	return n, err
}

// ReadAt implements io.ReaderAt. Without it, the TIFF decoder copies the whole file.
func (r *sourceReader) ReadAt(p []byte, offset int64) (int, error) {
	n, err := r.reader.ReadAt(p, offset)
	r.endReached = r.endReached || err == io.EOF
	return n, err
}

// decodeError returns the error of this package for an error of a decoder.
func (f *format) decodeError(reader *sourceReader, err error) error {
	switch {
	case isUnsupported(err):
		return &UnsupportedFeatureError{Format: f.name, Cause: err}
	case reader.endReached:
		return &TruncatedError{Format: f.name, Bytes: len(reader.source), Cause: err}
	default:
		return &DamagedError{Format: f.name, Cause: err}
	}
}

func isUnsupported(err error) bool {
	_, isPNG := errors.AsType[png.UnsupportedError](err)
	_, isJPEG := errors.AsType[jpeg.UnsupportedError](err)
	_, isTIFF := errors.AsType[tiff.UnsupportedError](err)
	return isPNG || isJPEG || isTIFF || errors.Is(err, bmp.ErrUnsupported)
}
