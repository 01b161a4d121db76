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
	tiffTagOrientation = 274
	tiffTagTileWidth   = 322
	tiffTagTileLength  = 323
)

func decodeTIFF(source *sourceReader) (image.Image, error) { return tiff.Decode(source) }

// tiffOrientation reads the orientation from a TIFF structure. EXIF data is one
// too.
func tiffOrientation(source []byte) orientation {
	if value := tiffValue(source, tiffTagOrientation); value >= 1 && value <= 8 {
		return orientation(value)
	}
	return asStored
}

// refuseLargeTiles refuses tiles larger than a whole picture may be. They are
// decoded one by one into memory of their own, and a tile may be wider than the
// picture: one of a single column can ask for gigabytes.
func refuseLargeTiles(source []byte) error {
	width, height := tiffValue(source, tiffTagTileWidth), tiffValue(source, tiffTagTileLength)
	if uint64(width)*uint64(height) > MaxPixels {
		return newError(ErrTooManyPixels, "The TIFF has tiles of %d x %d pixels; at most %d pixels are accepted. %s",
			width, height, MaxPixels, adviceExport)
	}
	return nil
}

// tiffValue reads the first value of a tag in the first directory, 0 if there
// is none.
func tiffValue(source []byte, tag uint16) uint32 {
	var order binary.ByteOrder = binary.LittleEndian
	if startsLike(source, "MM") {
		order = binary.BigEndian
	}
	const headerSize, countSize, entrySize = 8, 2, 12
	if len(source) < headerSize {
		return 0
	}
	directory := bytesAt(source, order.Uint32(source[4:]))
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

// tiffEntryValue reads the first value of an entry: its type in bytes 2 and 3,
// the number of values in 4 to 7, and in 8 to 11 the values themselves or, if
// they take more room, where they are.
func tiffEntryValue(source, entry []byte, order binary.ByteOrder) uint32 {
	const typeByte, typeShort, typeLong = 1, 3, 4
	sizes := map[uint16]uint64{typeByte: 1, typeShort: 2, typeLong: 4}

	kind, count, values := order.Uint16(entry[2:]), order.Uint32(entry[4:]), entry[8:]
	if count == 0 {
		return 0
	}
	if uint64(count)*sizes[kind] > uint64(len(values)) {
		values = bytesAt(source, order.Uint32(values))
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

// bytesAt are all bytes from the offset on, none if it lies outside.
func bytesAt(source []byte, offset uint32) []byte {
	return source[min(uint64(offset), uint64(len(source))):]
}
