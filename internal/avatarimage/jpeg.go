// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/jpeg"
	"io"
	"iter"
)

// Markers of JPEG segments.
const (
	jpegBaselineFrame    = 0xc0
	jpegExtendedFrame    = 0xc1
	jpegProgressiveFrame = 0xc2
	jpegScan             = 0xda
	jpegEXIF             = 0xe1
	jpegAdobe            = 0xee
)

const (
	// jpegStart is what precedes the first segment.
	jpegStart = "\xff\xd8"
	// adobeCMYK is the segment of Adobe that declares CMYK without a color transform.
	adobeCMYK = "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
)

// decodeJPEG decodes a JPEG. Go's decoder rejects CMYK without the segment of Adobe. Browsers and image editors read such
// a file as if it had the segment, so decodeJPEG inserts it.
func decodeJPEG(source *sourceReader) (image.Image, error) {
	if !isUnmarkedCMYK(source.source) {
		return jpeg.Decode(source)
	}
	source.reader.Reset(source.source[len(jpegStart):])
	return jpeg.Decode(io.MultiReader(bytes.NewReader([]byte(jpegStart+adobeCMYK)), source))
}

func isUnmarkedCMYK(source []byte) bool {
	components := byte(0)
	for marker, content := range jpegSegments(source) {
		switch marker {
		case jpegAdobe:
			if bytes.HasPrefix(content, []byte("Adobe")) {
				return false
			}
		case jpegBaselineFrame, jpegExtendedFrame, jpegProgressiveFrame:
			if len(content) > 5 {
				components = content[5]
			}
		}
	}
	return components == 4
}

// jpegOrientation returns the orientation in the EXIF data. It ignores invalid data, which is common, as other programs
// do.
func jpegOrientation(source []byte) orientation {
	for marker, content := range jpegSegments(source) {
		if exif, found := bytes.CutPrefix(content, []byte("Exif\x00\x00")); marker == jpegEXIF && found {
			return tiffOrientation(exif)
		}
	}
	return asStored
}

// jpegSegments iterates over the marker and the content of each segment that precedes the pixels.
func jpegSegments(source []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		rest := source[min(len(source), len(jpegStart)):]
		for len(rest) >= 4 && rest[0] == 0xff {
			marker := rest[1]
			if marker == 0xff { // Any number of fill bytes can precede a segment.
				rest = rest[1:]
				continue
			}
			length := int(binary.BigEndian.Uint16(rest[2:])) // It includes its own two bytes.
			if marker == jpegScan || length < 2 || 2+length > len(rest) {
				return
			}
			if !yield(marker, rest[4:2+length]) {
				return
			}
			rest = rest[2+length:]
		}
	}
}
