// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"image/jpeg"
	"testing"
)

func TestDecodeJPEG_unmarkedCMYK(t *testing.T) {
	t.Parallel()
	marked := testdata(t, "cmyk.jpg")
	start := bytes.Index(marked, []byte("\xff\xee"))
	end := start + 2 + int(binary.BigEndian.Uint16(marked[start+2:]))
	unmarked := append(bytes.Clone(marked[:start]), marked[end:]...)
	if _, err := jpeg.Decode(bytes.NewReader(unmarked)); err == nil {
		t.Fatal("Go's decoder reads the image: decodeJPEG can be simplified")
	}
	opaqueFlag.expect(t, square(t, unmarked, nil, FullSide), 8, 0, 6, 0)
}

func TestJPEGOrientation_data(t *testing.T) {
	t.Parallel()
	plain := testdata(t, "progressive.jpg")
	short := func(value uint16) []byte { return binary.LittleEndian.AppendUint16(nil, value) }
	tests := []struct {
		name string
		exif []byte
		want orientation
	}{
		{"no EXIF data", nil, 1},
		{"little endian", exifData(binary.LittleEndian, 3, 1, 6), 6},
		{"big endian", exifData(binary.BigEndian, 3, 1, 6), 6},
		{"value of type byte", exifData(binary.LittleEndian, 1, 1, 6), 6},
		{"value of type long", exifData(binary.BigEndian, 4, 1, 6), 6},
		{"orientation 0", exifData(binary.LittleEndian, 3, 1, 0), 1},
		{"orientation 9", exifData(binary.LittleEndian, 3, 1, 9), 1},
		{"value of type text", exifData(binary.LittleEndian, 2, 1, 6), 1},
		{"no value", exifData(binary.LittleEndian, 3, 0, 6), 1},
		{"value past the end", exifData(binary.LittleEndian, 3, 9, 1<<31), 1},
		{"directory past the end", append([]byte("II*\x00\xff\xff\xff\xff"), short(1)...), 1},
		{"more entries than bytes", append([]byte("II*\x00\x08\x00\x00\x00"), short(500)...), 1},
		{"truncated directory", []byte("II*\x00\x08\x00\x00\x00\x01"), 1},
		{"no directory", []byte("II*\x00"), 1},
		{"not a TIFF structure", []byte("noise, no structure at all"), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := plain
			if test.exif != nil {
				source = withSegment(plain, jpegEXIF, append([]byte("Exif\x00\x00"), test.exif...))
			}
			header, err := new(Cache).Check(source, nil)
			if err != nil {
				t.Fatal(err)
			}
			if header.orientation != test.want {
				t.Errorf("the orientation is %d, want %d", header.orientation, test.want)
			}
		})
	}
}

// The EXIF segment can follow other segments, some of which have the same marker.
func TestJPEGOrientation_otherSegments(t *testing.T) {
	t.Parallel()
	source := withSegment(testdata(t, "progressive.jpg"), jpegEXIF, append([]byte("Exif\x00\x00"), exifData(binary.BigEndian, 3, 1, 8)...))
	source = withSegment(source, jpegEXIF, []byte("http://ns.adobe.com/xap/1.0/\x00<x/>"))
	source = bytes.Replace(source, []byte("\xff\xe1"), []byte("\xff\xff\xff\xe1"), 1) // Fill bytes.
	header, err := new(Cache).Check(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header.orientation != 8 || header.Width != flagHeight || header.Height != flagWidth {
		t.Errorf("the header is %+v", header)
	}
}

// exifData returns EXIF data that contains an orientation of this type, count and value.
func exifData(order binary.AppendByteOrder, kind uint16, count, value uint32) []byte {
	data := []byte("II*\x00\x08\x00\x00\x00")
	if order == binary.AppendByteOrder(binary.BigEndian) {
		data = []byte("MM\x00*\x00\x00\x00\x08")
	}
	data = order.AppendUint16(data, 2)
	data = append(data, make([]byte, 12)...) // Another entry.
	data = order.AppendUint16(data, tiffTagOrientation)
	data = order.AppendUint16(data, kind)
	data = order.AppendUint32(data, count)
	switch {
	case kind == 1:
		return append(data, byte(value), 0, 0, 0)
	case kind == 3 && count == 1:
		return append(order.AppendUint16(data, uint16(value)), 0, 0)
	}
	return order.AppendUint32(data, value)
}

// withSegment inserts a segment at the beginning of a JPEG.
func withSegment(source []byte, marker byte, content []byte) []byte {
	segment := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(content)+2))
	return bytes.Join([][]byte{source[:2], segment, content, source[2:]}, nil)
}
