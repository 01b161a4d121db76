// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"
)

// pngHeader returns a PNG without pixels.
func pngHeader(width, height uint32, depth, colorType byte) []byte {
	return pngFile(width, height, depth, colorType, 0)
}

// pngHeaderInterlaced is like pngHeader, for an interlaced PNG.
func pngHeaderInterlaced(width, height uint32, depth, colorType byte) []byte {
	return pngFile(width, height, depth, colorType, 1)
}

func pngFile(width, height uint32, depth, colorType, interlace byte) []byte {
	content := binary.BigEndian.AppendUint32(nil, width)
	content = binary.BigEndian.AppendUint32(content, height)
	return withChunk([]byte("\x89PNG\r\n\x1a\n"), "IHDR", append(content, depth, colorType, 0, 0, interlace))
}

// withChunk appends a chunk to a PNG.
func withChunk(file []byte, kind string, content []byte) []byte {
	file = binary.BigEndian.AppendUint32(file, uint32(len(content)))
	chunk := append([]byte(kind), content...)
	return binary.BigEndian.AppendUint32(append(file, chunk...), crc32.ChecksumIEEE(chunk))
}

// withTransparentColor appends a chunk that declares a gray transparent, after another chunk.
func withTransparentColor(file []byte) []byte {
	return withChunk(withChunk(file, "tEXt", []byte("IDAT")), "tRNS", []byte{0, 0})
}

// asProgressive turns a baseline JPEG into a progressive one.
func asProgressive(source []byte) []byte {
	source[bytes.Index(source, []byte{0xff, jpegBaselineFrame})+1] = jpegProgressiveFrame
	return source
}

// jpegHeader returns a JPEG without pixels.
func jpegHeader(width, height uint16) []byte {
	frame := binary.BigEndian.AppendUint16([]byte{8}, height)
	frame = binary.BigEndian.AppendUint16(frame, width)
	frame = append(frame, 3, 1, 0x22, 0, 2, 0x11, 1, 3, 0x11, 1)
	return withSegment(append([]byte(jpegStart), 0xff, jpegScan, 0, 2), jpegBaselineFrame, frame)
}

// gifHeader returns a GIF without frames.
func gifHeader(width, height uint16) []byte {
	header := binary.LittleEndian.AppendUint16([]byte("GIF89a"), width)
	return append(binary.LittleEndian.AppendUint16(header, height), 0, 0, 0)
}

// webpFile returns a WebP that consists of these chunks.
func webpFile(chunks ...byte) []byte {
	source := binary.LittleEndian.AppendUint32([]byte("RIFF"), uint32(4+len(chunks)))
	return append(append(source, "WEBP"...), chunks...)
}

// webpExtendedChunk returns the chunk that precedes the others in an extended WebP.
func webpExtendedChunk(width, height uint32) []byte {
	chunk := append([]byte("VP8X\x0a\x00\x00\x00"), 0, 0, 0, 0)
	chunk = append(chunk, binary.LittleEndian.AppendUint32(nil, width-1)[:3]...)
	return append(chunk, binary.LittleEndian.AppendUint32(nil, height-1)[:3]...)
}

// webpExtended returns a WebP of an extended header only.
func webpExtended(width, height uint32) []byte { return webpFile(webpExtendedChunk(width, height)...) }

// webpLossless returns a lossless WebP without pixels. Its chunk follows the bytes of before.
func webpLossless(width, height uint32, before ...byte) []byte {
	chunk := append(before, "VP8L\x06\x00\x00\x00\x2f"...)
	chunk = binary.LittleEndian.AppendUint32(chunk, (width-1)|(height-1)<<14)
	return webpFile(append(chunk, 0)...)
}

// webpLossy returns a lossy WebP without pixels.
func webpLossy(width, height uint16) []byte {
	chunk := []byte("VP8 \x0a\x00\x00\x00\x10\x00\x00\x9d\x01\x2a")
	chunk = binary.LittleEndian.AppendUint16(chunk, width)
	return webpFile(binary.LittleEndian.AppendUint16(chunk, height)...)
}

// bmpHeader returns a BMP without pixels. A negative height declares that the first row is the top row.
func bmpHeader(width, height int32) []byte {
	source := append([]byte("BM"), make([]byte, 52)...)
	little := binary.LittleEndian
	little.PutUint32(source[10:], 54)
	little.PutUint32(source[14:], 40)
	little.PutUint32(source[18:], uint32(width))
	little.PutUint32(source[22:], uint32(height))
	little.PutUint16(source[26:], 1)
	little.PutUint16(source[28:], 24)
	return source
}

// tiffHeader returns a gray TIFF without pixels. It has more tags, as pairs of tag and value, in addition to its size.
func tiffHeader(width, height uint32, more ...uint32) []byte {
	tags := append([]uint32{256, width, 257, height, 258, 8, 262, 1}, more...)
	source := []byte("II*\x00\x08\x00\x00\x00")
	source = binary.LittleEndian.AppendUint16(source, uint16(len(tags)/2))
	for i := 0; i < len(tags); i += 2 {
		source = binary.LittleEndian.AppendUint16(source, uint16(tags[i]))
		source = append(source, "\x04\x00\x01\x00\x00\x00"...)
		source = binary.LittleEndian.AppendUint32(source, tags[i+1])
	}
	return source
}
