// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build ignore

// Command generate draws the image files of the demo. They differ in size, format and shape, like the images that users
// have. Run "go run generate.go" in this folder.
package main

import (
	"bytes"
	"cmp"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"log"
	"math"
	"os"
	"slices"
)

func main() {
	for name, encoded := range map[string][]byte{
		"ci-robot.png":       encodePNG(draw(1000, 1000, ciRobot)),
		"release-bot.jpg":    encodeJPEG(draw(640, 480, releaseBot)),
		"backup-bot.gif":     encodeGIF(draw(256, 256, backupBot)),
		"chat-bridge.png":    encodePNG(draw(48, 48, chatBridge)),
		"lookout-bot.jpg":    encodeJPEG(draw(300, 900, lookoutBot)),
		"test-inspector.png": encodePNG(draw(320, 320, testInspector)),
	} {
		if err := os.WriteFile(name, encoded, 0o644); err != nil {
			log.Fatal(err)
		}
	}
}

// The robots. Coordinates run from -1 to 1 along the shorter side of the image, and y points down.

var (
	white = color.NRGBA{0xff, 0xff, 0xff, 0xff}
	ink   = color.NRGBA{0x1d, 0x24, 0x33, 0xff}
)

var ciRobot = []layer{
	{everywhere, hex(0x2f80ed)},
	{circle(0, 0.25, 1.05), hex(0x1c6ad6)},
	{line(0, -0.5, 0, -0.78, 0.035), ink},
	{circle(0, -0.82, 0.09), hex(0xffc83d)},
	{box(0, 0.08, 0.76, 0.2, 0.1), hex(0x9fb3cc)},
	{box(0, 0.05, 0.62, 0.55, 0.18), hex(0xc7d5e6)},
	{box(0, 0.02, 0.62, 0.55, 0.18), hex(0xeaf1f8)},
	{box(0, -0.08, 0.5, 0.27, 0.14), ink},
	{circle(-0.22, -0.08, 0.13), hex(0x4be38a)},
	{circle(0.22, -0.08, 0.13), hex(0x4be38a)},
	{circle(-0.18, -0.12, 0.04), white},
	{circle(0.26, -0.12, 0.04), white},
	{smile(0, 0.2, 0.22, 0.035), ink},
	{box(0, 0.9, 0.5, 0.25, 0.15), hex(0xc7d5e6)},
	{circle(0, 0.86, 0.07), hex(0xeb5757)},
}

var releaseBot = []layer{
	{everywhere, hex(0xff9f43)},
	{circle(-0.95, -0.6, 0.05), white},
	{circle(1.0, -0.35, 0.07), white},
	{circle(0.85, 0.55, 0.04), white},
	{circle(-1.05, 0.35, 0.06), white},
	{line(-0.17, 0.66, -0.17, 0.8, 0.09), hex(0xffe08a)},
	{line(0.17, 0.66, 0.17, 0.8, 0.09), hex(0xffe08a)},
	{line(0, 0.66, 0, 0.88, 0.12), hex(0xff6b3d)},
	{box(0, 0.4, 0.64, 0.22, 0.12), hex(0xd63031)},
	{egg(0, -0.06, 0.5, 0.82), hex(0xdfe6ee)},
	{egg(-0.03, -0.06, 0.46, 0.8), white},
	{above(-0.5, egg(0, -0.06, 0.52, 0.83)), hex(0xd63031)},
	{circle(0, -0.05, 0.3), ink},
	{circle(0, -0.05, 0.25), hex(0x74d3f7)},
	{circle(-0.1, -0.07, 0.06), ink},
	{circle(0.1, -0.07, 0.06), ink},
	{smile(0, 0.0, 0.1, 0.022), ink},
	{box(0, 0.45, 0.16, 0.05, 0.05), hex(0xb2bec3)},
}

var backupBot = []layer{
	{everywhere, hex(0x6c4bd1)},
	{box(0, 0.66, 0.62, 0.24, 0.2), hex(0xb9a7f5)},
	{box(0, 0.62, 0.62, 0.22, 0.2), hex(0xd9cffb)},
	{box(0, 0.14, 0.62, 0.34, 0.2), hex(0xb9a7f5)},
	{box(0, 0.1, 0.62, 0.32, 0.2), hex(0xf1edff)},
	{box(0, -0.45, 0.62, 0.2, 0.2), hex(0xb9a7f5)},
	{box(0, -0.49, 0.62, 0.19, 0.19), hex(0xd9cffb)},
	{smile(-0.25, 0.05, 0.13, 0.035), ink},
	{smile(0.25, 0.05, 0.13, 0.035), ink},
	{box(0, 0.28, 0.08, 0.03, 0.03), ink},
	{circle(0.42, 0.62, 0.06), hex(0x4be38a)},
	{circle(0.24, 0.62, 0.06), hex(0x4be38a)},
	{circle(0.42, -0.49, 0.06), hex(0xffc83d)},
	{line(0.62, -0.82, 0.78, -0.82, 0.025), white},
	{line(0.78, -0.82, 0.62, -0.68, 0.025), white},
	{line(0.62, -0.68, 0.78, -0.68, 0.025), white},
}

var chatBridge = []layer{
	{everywhere, hex(0x27ae60)},
	{line(-0.45, 0.5, -0.62, 0.82, 0.12), white},
	{box(0, -0.05, 0.82, 0.66, 0.3), white},
	{circle(-0.36, -0.12, 0.17), ink},
	{circle(0.36, -0.12, 0.17), ink},
	{smile(0, 0.08, 0.26, 0.07), hex(0x27ae60)},
}

var lookoutBot = []layer{
	{everywhere, hex(0x0f3d4c)},
	{circle(0.6, -2.6, 0.2), hex(0xfff3c4)},
	{circle(0.52, -2.64, 0.18), hex(0x0f3d4c)},
	{circle(-0.75, -2.75, 0.03), white},
	{circle(-0.5, -1.0, 0.03), white},
	{circle(0.7, -0.6, 0.03), white},
	{box(0, 0.4, 0.16, 2.0, 0.1), hex(0xd98a2b)},
	{box(0, -0.6, 0.22, 0.07, 0.07), hex(0xf6c177)},
	{box(0, -0.1, 0.22, 0.07, 0.07), hex(0xf6c177)},
	{box(0, 0.4, 0.22, 0.07, 0.07), hex(0xf6c177)},
	{box(0, 0.9, 0.22, 0.07, 0.07), hex(0xf6c177)},
	{box(0, 2.1, 0.6, 0.8, 0.3), hex(0xd98a2b)},
	{box(0, 2.04, 0.6, 0.78, 0.3), hex(0xf6c177)},
	{circle(0, 1.9, 0.26), ink},
	{circle(0, 1.9, 0.2), hex(0x74d3f7)},
	{line(0, 1.9, 0.1, 1.8, 0.02), ink},
	{box(-0.3, 2.9, 0.2, 0.1, 0.1), hex(0xd98a2b)},
	{box(0.3, 2.9, 0.2, 0.1, 0.1), hex(0xd98a2b)},
	{box(0, -1.5, 0.64, 0.42, 0.22), hex(0xd98a2b)},
	{box(0, -1.54, 0.64, 0.4, 0.22), hex(0xf6c177)},
	{circle(-0.28, -1.6, 0.24), ink},
	{circle(0.28, -1.6, 0.24), ink},
	{circle(-0.28, -1.6, 0.18), hex(0xfff3c4)},
	{circle(0.28, -1.6, 0.18), hex(0xfff3c4)},
	{circle(-0.24, -1.58, 0.08), ink},
	{circle(0.32, -1.58, 0.08), ink},
	{smile(0, -1.36, 0.12, 0.025), ink},
}

var testInspector = []layer{
	{circle(0, 0, 0.96), hex(0xf06595)},
	{line(0.3, 0.36, 0.62, 0.7, 0.09), ink},
	{box(0, 0, 0.6, 0.5, 0.24), hex(0xc9d3dd)},
	{box(0, -0.04, 0.6, 0.5, 0.24), white},
	{circle(-0.64, -0.05, 0.1), hex(0xc9d3dd)},
	{circle(0.64, -0.05, 0.1), hex(0xc9d3dd)},
	{circle(-0.28, -0.08, 0.1), ink},
	{circle(0.2, -0.02, 0.31), ink},
	{circle(0.2, -0.02, 0.25), hex(0xd0f0fd)},
	{circle(0.2, -0.02, 0.14), ink},
	{circle(0.25, -0.07, 0.05), white},
	{smile(-0.22, 0.16, 0.13, 0.03), ink},
	{line(-0.18, -0.5, -0.26, -0.74, 0.03), white},
	{circle(-0.27, -0.78, 0.08), hex(0xffe066)},
}

// An image consists of layers, each with one color. A shape is a signed distance function: it is negative inside the shape
// and zero on its outline. Near the outline, the distance determines how much of a pixel the shape covers.
type (
	layer struct {
		shape shape
		color color.NRGBA
	}
	shape func(x, y float64) float64
)

func draw(width, height int, layers []layer) *image.NRGBA {
	canvas := image.NewNRGBA(image.Rect(0, 0, width, height))
	unit := float64(min(width, height)) / 2
	for row := range height {
		for column := range width {
			x := (float64(column) + 0.5 - float64(width)/2) / unit
			y := (float64(row) + 0.5 - float64(height)/2) / unit
			var pixel color.NRGBA
			for _, layer := range layers {
				pixel = over(pixel, layer.color, 0.5-layer.shape(x, y)*unit)
			}
			canvas.SetNRGBA(column, row, pixel)
		}
	}
	return canvas
}

func over(below, above color.NRGBA, coverage float64) color.NRGBA {
	switch {
	case coverage <= 0:
		return below
	case coverage >= 1:
		return above
	case below.A == 0:
		above.A = uint8(coverage * 0xff)
		return above
	}
	mix := func(from, to uint8) uint8 { return uint8(float64(from) + coverage*(float64(to)-float64(from)) + 0.5) }
	return color.NRGBA{mix(below.R, above.R), mix(below.G, above.G), mix(below.B, above.B), mix(below.A, 0xff)}
}

func everywhere(float64, float64) float64 { return -1 }

func circle(centerX, centerY, radius float64) shape {
	return func(x, y float64) float64 { return math.Hypot(x-centerX, y-centerY) - radius }
}

// egg is an ellipse with a pointed top.
func egg(centerX, centerY, halfWidth, halfHeight float64) shape {
	return func(x, y float64) float64 {
		down := (y - centerY) / halfHeight
		across := (x - centerX) / halfWidth
		if down < 0 {
			across *= 1 + down*down
		}
		return (math.Hypot(across, down) - 1) * min(halfWidth, halfHeight)
	}
}

// above is the part of a shape above a y coordinate.
func above(height float64, whole shape) shape {
	return func(x, y float64) float64 { return max(whole(x, y), y-height) }
}

// box is a rectangle with rounded corners.
func box(centerX, centerY, halfWidth, halfHeight, radius float64) shape {
	return func(x, y float64) float64 {
		across := math.Abs(x-centerX) - halfWidth + radius
		down := math.Abs(y-centerY) - halfHeight + radius
		return math.Hypot(max(across, 0), max(down, 0)) + min(max(across, down), 0) - radius
	}
}

// line is a straight line with round ends.
func line(fromX, fromY, toX, toY, radius float64) shape {
	alongX, alongY := toX-fromX, toY-fromY
	return func(x, y float64) float64 {
		share := ((x-fromX)*alongX + (y-fromY)*alongY) / (alongX*alongX + alongY*alongY)
		share = min(max(share, 0), 1)
		return math.Hypot(x-fromX-share*alongX, y-fromY-share*alongY) - radius
	}
}

// smile is the lower part of a ring, with round ends.
func smile(centerX, centerY, radius, thickness float64) shape {
	const corner = 0.35 // The distance from the center down to the ends, in radii.
	endX, endY := radius*math.Sqrt(1-corner*corner), radius*corner
	return func(x, y float64) float64 {
		x, y = math.Abs(x-centerX), y-centerY
		if y > endY {
			return math.Abs(math.Hypot(x, y)-radius) - thickness
		}
		return math.Hypot(x-endX, y-endY) - thickness
	}
}

func hex(rgb uint32) color.NRGBA {
	return color.NRGBA{uint8(rgb >> 16), uint8(rgb >> 8), uint8(rgb), 0xff}
}

func encodePNG(source *image.NRGBA) []byte {
	return encoded(func(b *bytes.Buffer) error {
		return (&png.Encoder{CompressionLevel: png.BestCompression}).Encode(b, source)
	})
}

func encodeJPEG(source *image.NRGBA) []byte {
	return encoded(func(b *bytes.Buffer) error { return jpeg.Encode(b, source, &jpeg.Options{Quality: 85}) })
}

func encodeGIF(source *image.NRGBA) []byte {
	paletted := image.NewPaletted(source.Bounds(), palette(source))
	for i := range paletted.Pix {
		paletted.Pix[i] = uint8(paletted.Palette.Index(source.At(i%paletted.Stride, i/paletted.Stride)))
	}
	return encoded(func(b *bytes.Buffer) error { return gif.Encode(b, paletted, nil) })
}

func encoded(encode func(*bytes.Buffer) error) []byte {
	var b bytes.Buffer
	if err := encode(&b); err != nil {
		log.Fatal(err)
	}
	return b.Bytes()
}

// palette returns the 256 most frequent colors of an image.
func palette(source *image.NRGBA) color.Palette {
	count := map[color.NRGBA]int{}
	for i := 0; i < len(source.Pix); i += 4 {
		count[color.NRGBA{source.Pix[i], source.Pix[i+1], source.Pix[i+2], source.Pix[i+3]}]++
	}
	var colors color.Palette
	for c := range count {
		colors = append(colors, c)
	}
	slices.SortFunc(colors, func(a, b color.Color) int {
		one, other := a.(color.NRGBA), b.(color.NRGBA)
		return cmp.Or(count[other]-count[one], bytes.Compare(
			[]byte{one.R, one.G, one.B, one.A}, []byte{other.R, other.G, other.B, other.A}))
	})
	return colors[:min(len(colors), 256)]
}
