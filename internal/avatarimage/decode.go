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

// decoded is the picture as stored.
func (f *format) decoded(source []byte) (image.Image, error) {
	reader := newSourceReader(source)
	decoded, err := f.decode(reader)
	if err != nil {
		return nil, f.failure(reader, err)
	}
	return decoded, nil
}

func decodePNG(source *sourceReader) (image.Image, error) { return png.Decode(source) }

func decodeBMP(source *sourceReader) (image.Image, error) { return bmp.Decode(source) }

// sourceReader reads the bytes of a file and remembers whether more was wanted
// than there is. The errors of the decoders do not tell that reliably.
type sourceReader struct {
	source     []byte
	reader     *bytes.Reader
	endReached bool
}

func newSourceReader(source []byte) *sourceReader {
	return &sourceReader{source: source, reader: bytes.NewReader(source)}
}

func (r *sourceReader) Read(p []byte) (int, error) {
	n, err := r.reader.Read(p)
	r.endReached = r.endReached || err == io.EOF
	return n, err
}

// ReadAt spares the TIFF decoder a copy of the file.
func (r *sourceReader) ReadAt(p []byte, offset int64) (int, error) {
	n, err := r.reader.ReadAt(p, offset)
	r.endReached = r.endReached || err == io.EOF
	return n, err
}

// failure puts the error of a decoder into words.
func (f *format) failure(reader *sourceReader, err error) error {
	var failure *Error
	switch {
	case isUnsupported(err):
		failure = newError(ErrUnsupported, "The %s uses a feature that cannot be read here (%v). %s", f.name, err, adviceExport)
	case reader.endReached:
		failure = newError(ErrDamaged, "The %s ends early: its %d bytes are not the whole file. Copy or download it again.",
			f.name, len(reader.source))
	default:
		failure = newError(ErrDamaged, "The %s is damaged (%v). Copy or download it again, or open it in an image editor and export it as PNG.", f.name, err)
	}
	failure.Cause = err
	return failure
}

func isUnsupported(err error) bool {
	_, isPNG := errors.AsType[png.UnsupportedError](err)
	_, isJPEG := errors.AsType[jpeg.UnsupportedError](err)
	_, isTIFF := errors.AsType[tiff.UnsupportedError](err)
	return isPNG || isJPEG || isTIFF || errors.Is(err, bmp.ErrUnsupported)
}
