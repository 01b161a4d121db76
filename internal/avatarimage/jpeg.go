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

// Markers of the JPEG segments that matter here.
const (
	jpegBaselineFrame    = 0xc0
	jpegExtendedFrame    = 0xc1
	jpegProgressiveFrame = 0xc2
	jpegScan             = 0xda
	jpegEXIF             = 0xe1
	jpegAdobe            = 0xee
)

const (
	// jpegStart are the bytes before the first segment.
	jpegStart = "\xff\xd8"
	// adobeCMYK is the segment that says: four inks, not transformed.
	adobeCMYK = "\xff\xee\x00\x0eAdobe\x00\x64\x00\x00\x00\x00\x00"
)

// decodeJPEG also reads pictures of four inks without Adobe's marker, which the
// decoder refuses. Browsers and image editors take them for what they are with
// the marker, so it is added.
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

// jpegOrientation reads the orientation from the EXIF data. Data that makes no
// sense is common and is ignored, as by everybody else.
func jpegOrientation(source []byte) orientation {
	for marker, content := range jpegSegments(source) {
		if exif, found := bytes.CutPrefix(content, []byte("Exif\x00\x00")); marker == jpegEXIF && found {
			return tiffOrientation(exif)
		}
	}
	return asStored
}

// jpegSegments goes through the segments before the pixels, as marker and
// content.
func jpegSegments(source []byte) iter.Seq2[byte, []byte] {
	return func(yield func(byte, []byte) bool) {
		rest := source[min(len(source), len(jpegStart)):]
		for len(rest) >= 4 && rest[0] == 0xff {
			marker := rest[1]
			if marker == 0xff { // A fill byte, of which there may be any number.
				rest = rest[1:]
				continue
			}
			length := int(binary.BigEndian.Uint16(rest[2:])) // Of itself and the content.
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
