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
	frame := jpegFrameOf(source)
	return frame.components == 4 && !frame.hasAdobe
}

// jpegFrame is what the segments before the pixels say about the components of a JPEG.
type jpegFrame struct {
	// components is 0 if no segment describes the frame. identifiers has the identifier of each component.
	components  int
	identifiers string
	progressive bool
	// blocks is the number of blocks of 8 x 8 samples in a unit of maxH x maxV blocks, which covers 8*maxH x 8*maxV pixels.
	blocks, maxH, maxV int64
	// hasAdobe reports a segment of Adobe, and adobeRGB that it declares components that are not transformed to YCbCr.
	hasAdobe, adobeRGB bool
}

func jpegFrameOf(source []byte) jpegFrame {
	var frame jpegFrame
	for marker, content := range jpegSegments(source) {
		switch marker {
		case jpegAdobe:
			if bytes.HasPrefix(content, []byte("Adobe")) {
				const transform = 11
				frame.hasAdobe = true
				frame.adobeRGB = len(content) > transform && content[transform] == 0
			}
		case jpegBaselineFrame, jpegExtendedFrame, jpegProgressiveFrame:
			frame.progressive = marker == jpegProgressiveFrame
			frame.readComponents(content)
		}
	}
	return frame
}

// readComponents reads the number of components in byte 5 of the frame and the 3 bytes of each: its identifier, its
// sampling factors, and its quantization table.
func (f *jpegFrame) readComponents(content []byte) {
	const header, perComponent = 6, 3
	if len(content) < header || len(content) < header+perComponent*int(content[5]) {
		return
	}
	f.components, f.identifiers, f.blocks, f.maxH, f.maxV = int(content[5]), "", 0, 1, 1
	for i := range f.components {
		component := content[header+perComponent*i:]
		horizontal, vertical := int64(component[1]>>4), int64(component[1]&0xf)
		f.identifiers += string(component[:1])
		f.blocks += horizontal * vertical
		f.maxH, f.maxV = max(f.maxH, horizontal), max(f.maxV, vertical)
	}
}

// jpegMemory returns the memory that the decoder needs: one byte for each sample of each component, four more for its
// coefficient if the JPEG is progressive, and four for each pixel if the components are converted to RGB or CMYK.
func jpegMemory(source []byte, config image.Config) int64 {
	width, height := int64(config.Width), int64(config.Height)
	frame := jpegFrameOf(source)
	if frame.components == 0 { // The decoder found a frame behind invalid bytes. Assume the most that a frame can need.
		return width * height * (4 + 4*4 + 4)
	}
	units := roundUp(width, 8*frame.maxH) * roundUp(height, 8*frame.maxV) / (8 * frame.maxH * 8 * frame.maxV)
	memory := units * frame.blocks * 8 * 8
	if frame.progressive {
		memory *= 1 + 4
	}
	if frame.components == 4 || frame.components == 3 && (frame.adobeRGB || frame.identifiers == "RGB") {
		memory += 4 * width * height
	}
	return memory
}

func roundUp(value, multiple int64) int64 { return (value + multiple - 1) / multiple * multiple }

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
