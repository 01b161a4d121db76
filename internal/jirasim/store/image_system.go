// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"fmt"
	"image"
	"image/color"
)

// A system avatar is a white figure on a background whose color depends on the ID. Shapes are in hundredths of the side.
const (
	headX, headY, headRadius     = 50, 38, 18
	bodyX, bodyY, bodyRX, bodyRY = 50, 92, 34, 34
	oversampling                 = 4 // the image is drawn this many times larger and scaled down
)

func backgroundColor(id int64) color.RGBA {
	if id == DefaultAvatar {
		return color.RGBA{0xc1, 0xc7, 0xd0, 0xff}
	}
	// The factors have no common divisor with 176, so that no two system avatars have the same color.
	return color.RGBA{uint8(40 + id*67%176), uint8(40 + id*101%176), uint8(40 + id*43%176), 0xff}
}

var figureColor = color.RGBA{0xff, 0xff, 0xff, 0xff}

// SystemAvatarSVG returns a system avatar as SVG, the form in which newer versions serve it (facts 4.7).
func SystemAvatarSVG(id int64) []byte {
	background := backgroundColor(id)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#%02x%02x%02x" d="M0 0h100v100H0z"/>`+
		`<g fill="#fff"><circle cx="%d" cy="%d" r="%d"/><ellipse cx="%d" cy="%d" rx="%d" ry="%d"/></g></svg>`,
		background.R, background.G, background.B, headX, headY, headRadius, bodyX, bodyY, bodyRX, bodyRY)
}

// systemAvatarImage returns the same figure as pixels.
func systemAvatarImage(id int64, side int) *image.RGBA {
	large := side * oversampling
	drawn := image.NewRGBA(image.Rect(0, 0, large, large))
	background := backgroundColor(id)
	for y := range large {
		for x := range large {
			pixel := background
			if inFigure(float64(x)*100/float64(large), float64(y)*100/float64(large)) {
				pixel = figureColor
			}
			drawn.SetRGBA(x, y, pixel)
		}
	}
	return scale(drawn, drawn.Bounds(), side, side)
}

func inFigure(x, y float64) bool {
	within := func(centerX, centerY, radiusX, radiusY float64) bool {
		dx, dy := (x-centerX)/radiusX, (y-centerY)/radiusY
		return dx*dx+dy*dy <= 1
	}
	return within(headX, headY, headRadius, headRadius) || within(bodyX, bodyY, bodyRX, bodyRY)
}
