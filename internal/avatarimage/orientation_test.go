// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package avatarimage

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"image"
	"testing"
)

func TestEveryOrientationIsTurnedUpright(t *testing.T) {
	t.Parallel()
	for number := 1; number <= 8; number++ {
		t.Run(fmt.Sprintf("JPEG %d", number), func(t *testing.T) {
			t.Parallel()
			source := testdata(t, fmt.Sprintf("orientation-%d.jpg", number))
			expectHeader(t, source, "JPEG", flagWidth, flagHeight)
			opaqueFlag.expect(t, square(t, source, nil, FullSide), 8, 0, 6, 0)
			opaqueFlag.expect(t, square(t, source, &Crop{X: 23, Y: 3, Size: 25}, FullSide), 23, 3, 6, 0)
		})
		t.Run(fmt.Sprintf("TIFF %d", number), func(t *testing.T) {
			t.Parallel()
			source := testdata(t, fmt.Sprintf("orientation-%d.tiff", number))
			expectHeader(t, source, "TIFF", flagWidth, flagHeight)
			opaqueFlag.expect(t, square(t, source, nil, FullSide), 8, 0, 0, 0)
			opaqueFlag.expect(t, square(t, source, &Crop{X: 23, Y: 3, Size: 25}, FullSide), 23, 3, 0, 0)
		})
	}
}

func TestScalingComesOutTheSameInEveryOrientation(t *testing.T) {
	t.Parallel()
	want := square(t, testdata(t, "orientation-1.tiff"), &Crop{X: 5, Y: 2, Size: 30}, 12)
	for number := 2; number <= 8; number++ {
		got := square(t, testdata(t, fmt.Sprintf("orientation-%d.tiff", number)), &Crop{X: 5, Y: 2, Size: 30}, 12)
		for y := range 12 {
			for x := range 12 {
				if !similar(got.NRGBAAt(x, y), want.NRGBAAt(x, y), 1) {
					t.Fatalf("orientation %d: pixel %d, %d is %v, want %v", number, x, y, got.NRGBAAt(x, y), want.NRGBAAt(x, y))
				}
			}
		}
	}
}

func TestOrientationInEXIF(t *testing.T) {
	t.Parallel()
	plain := testdata(t, "progressive.jpg")
	short := func(value uint16) []byte { return binary.LittleEndian.AppendUint16(nil, value) }
	tests := []struct {
		name string
		exif []byte
		want orientation
	}{
		{"none", nil, 1},
		{"little endian", exifData(binary.LittleEndian, 3, 1, 6), 6},
		{"big endian", exifData(binary.BigEndian, 3, 1, 6), 6},
		{"a byte", exifData(binary.LittleEndian, 1, 1, 6), 6},
		{"a long", exifData(binary.BigEndian, 4, 1, 6), 6},
		{"number 0", exifData(binary.LittleEndian, 3, 1, 0), 1},
		{"number 9", exifData(binary.LittleEndian, 3, 1, 9), 1},
		{"text instead of a number", exifData(binary.LittleEndian, 2, 1, 6), 1},
		{"no value", exifData(binary.LittleEndian, 3, 0, 6), 1},
		{"value far outside", exifData(binary.LittleEndian, 3, 9, 1<<31), 1},
		{"directory outside", append([]byte("II*\x00\xff\xff\xff\xff"), short(1)...), 1},
		{"more entries than bytes", append([]byte("II*\x00\x08\x00\x00\x00"), short(500)...), 1},
		{"ends in the directory", []byte("II*\x00\x08\x00\x00\x00\x01"), 1},
		{"no directory", []byte("II*\x00"), 1},
		{"noise", []byte("noise, no structure at all"), 1},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			t.Parallel()
			source := plain
			if test.exif != nil {
				source = withSegment(plain, jpegEXIF, append([]byte("Exif\x00\x00"), test.exif...))
			}
			header, err := Check(source, nil)
			if err != nil {
				t.Fatal(err)
			}
			if header.orientation != test.want {
				t.Errorf("the orientation is %d, want %d", header.orientation, test.want)
			}
		})
	}
}

// EXIF comes after other segments, and another program's data can be in a
// segment of the same kind.
func TestEXIFIsFoundAmongOtherSegments(t *testing.T) {
	t.Parallel()
	source := withSegment(testdata(t, "progressive.jpg"), jpegEXIF, append([]byte("Exif\x00\x00"), exifData(binary.BigEndian, 3, 1, 8)...))
	source = withSegment(source, jpegEXIF, []byte("http://ns.adobe.com/xap/1.0/\x00<x/>"))
	source = bytes.Replace(source, []byte("\xff\xe1"), []byte("\xff\xff\xff\xe1"), 1) // Fill bytes.
	header, err := Check(source, nil)
	if err != nil {
		t.Fatal(err)
	}
	if header.orientation != 8 || header.Width != flagHeight || header.Height != flagWidth {
		t.Errorf("the header is %+v", header)
	}
}

func TestStoredFindsEveryPixelOnce(t *testing.T) {
	t.Parallel()
	for number := orientation(1); number <= 8; number++ {
		upright, stored := image.Pt(5, 3), image.Rect(0, 0, 5, 3)
		if number.sideways() {
			stored = image.Rect(0, 0, 3, 5)
		}
		found := map[image.Point]bool{}
		for y := range upright.Y {
			for x := range upright.X {
				point := number.stored(image.Pt(x, y), 1, upright)
				if !point.In(stored) || found[point] {
					t.Fatalf("orientation %d: pixel %d, %d is looked for at %v", number, x, y, point)
				}
				found[point] = true
			}
		}
	}
}

// exifData is a directory with an orientation of this type, count and value.
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

// withSegment puts a segment at the beginning of a JPEG.
func withSegment(source []byte, marker byte, content []byte) []byte {
	segment := binary.BigEndian.AppendUint16([]byte{0xff, marker}, uint16(len(content)+2))
	return bytes.Join([][]byte{source[:2], segment, content, source[2:]}, nil)
}
