// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"encoding/binary"
	"image"

	"golang.org/x/image/tiff"
)

// Tags of a TIFF directory.
const (
	tiffTagOrientation  = 274
	tiffTagRowsPerStrip = 278
	tiffTagTileWidth    = 322
	tiffTagTileLength   = 323
)

func decodeTIFF(source *sourceReader) (image.Image, error) { return tiff.Decode(source) }

// tiffMemory returns the memory that the decoder needs. It decompresses each strip or tile into a buffer that grows to up to
// twice its content, and is copied each time.
func tiffMemory(source []byte, config image.Config) int64 {
	width, height := int64(config.Width), int64(config.Height)
	if tileWidth := tiffValue(source, tiffTagTileWidth); tileWidth > 0 {
		width, height = int64(tileWidth), int64(tiffValue(source, tiffTagTileLength))
	} else if rows := int64(tiffValue(source, tiffTagRowsPerStrip)); rows > 0 {
		height = min(height, rows)
	}
	return pixelMemory(source, config) + 3*width*height*bytesPerPixel(config.ColorModel)
}

// tiffOrientation returns the orientation in a TIFF structure. EXIF data is a TIFF structure, too.
func tiffOrientation(source []byte) orientation {
	if value := tiffValue(source, tiffTagOrientation); value >= 1 && value <= 8 {
		return orientation(value)
	}
	return asStored
}

// rejectLargeTiles rejects tiles with more than MaxPixels. The decoder allocates memory for each tile, and a tile can be
// wider than its image: an image of one column can need gigabytes.
func rejectLargeTiles(source []byte) error {
	width, height := tiffValue(source, tiffTagTileWidth), tiffValue(source, tiffTagTileLength)
	if uint64(width)*uint64(height) > MaxPixels {
		return &PixelLimitError{Format: "TIFF", Width: int64(width), Height: int64(height), Limit: MaxPixels, Tile: true}
	}
	return nil
}

// tiffValue returns the first value of a tag in the first directory, or 0 if the directory does not have the tag.
func tiffValue(source []byte, tag uint16) uint32 {
	var order binary.ByteOrder = binary.LittleEndian
	if hasSignature(source, "MM") {
		order = binary.BigEndian
	}
	const headerSize, countSize, entrySize = 8, 2, 12
	if len(source) < headerSize {
		return 0
	}
	directory := bytesFrom(source, order.Uint32(source[4:]))
	if len(directory) < countSize {
		return 0
	}
	entries := directory[countSize:]
	for range order.Uint16(directory) {
		if len(entries) < entrySize {
			return 0
		}
		if order.Uint16(entries) == tag {
			return tiffEntryValue(source, entries[:entrySize], order)
		}
		entries = entries[entrySize:]
	}
	return 0
}

// tiffEntryValue returns the first value of an entry. Bytes 2 and 3 of an entry are its type and bytes 4 to 7 the number
// of values. Bytes 8 to 11 are the values or, if those need more than 4 bytes, their offset in the file.
func tiffEntryValue(source, entry []byte, order binary.ByteOrder) uint32 {
	const typeByte, typeShort, typeLong = 1, 3, 4
	sizes := map[uint16]uint64{typeByte: 1, typeShort: 2, typeLong: 4}

	kind, count, values := order.Uint16(entry[2:]), order.Uint32(entry[4:]), entry[8:]
	if count == 0 {
		return 0
	}
	if uint64(count)*sizes[kind] > uint64(len(values)) {
		values = bytesFrom(source, order.Uint32(values))
	}
	switch {
	case uint64(len(values)) < sizes[kind]:
		return 0
	case kind == typeByte:
		return uint32(values[0])
	case kind == typeShort:
		return uint32(order.Uint16(values))
	case kind == typeLong:
		return order.Uint32(values)
	}
	return 0
}

// bytesFrom returns all bytes from the offset on. It returns none if the offset is past the end.
func bytesFrom(source []byte, offset uint32) []byte {
	return source[min(uint64(offset), uint64(len(source))):]
}
