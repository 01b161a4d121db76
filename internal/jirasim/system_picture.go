// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"image"
	"image/color"
)

// System avatars are a figure on a ground whose color tells them apart. The shapes are given in hundredths of the side.
const (
	headX, headY, headRadius     = 50, 38, 18
	bodyX, bodyY, bodyRX, bodyRY = 50, 92, 34, 34
	smoothing                    = 4 // the picture is drawn this much larger and scaled down
)

func groundColor(id int64) color.RGBA {
	if id == defaultAvatar {
		return color.RGBA{0xc1, 0xc7, 0xd0, 0xff}
	}
	// Multiples of numbers without common divisors: no two of the two dozen come out alike.
	return color.RGBA{uint8(40 + id*67%176), uint8(40 + id*101%176), uint8(40 + id*43%176), 0xff}
}

var figureColor = color.RGBA{0xff, 0xff, 0xff, 0xff}

func systemSVG(id int64) []byte {
	ground := groundColor(id)
	return fmt.Appendf(nil, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"><path fill="#%02x%02x%02x" d="M0 0h100v100H0z"/>`+
		`<g fill="#fff"><circle cx="%d" cy="%d" r="%d"/><ellipse cx="%d" cy="%d" rx="%d" ry="%d"/></g></svg>`,
		ground.R, ground.G, ground.B, headX, headY, headRadius, bodyX, bodyY, bodyRX, bodyRY)
}

// systemPicture is the same figure in pixels.
func systemImage(id int64, side int) *image.RGBA {
	large := side * smoothing
	drawn := image.NewRGBA(image.Rect(0, 0, large, large))
	ground := groundColor(id)
	for y := range large {
		for x := range large {
			paint := ground
			if inFigure(float64(x)*100/float64(large), float64(y)*100/float64(large)) {
				paint = figureColor
			}
			drawn.SetRGBA(x, y, paint)
		}
	}
	return scaled(drawn, drawn.Bounds(), side, side)
}

func inFigure(x, y float64) bool {
	within := func(centreX, centreY, radiusX, radiusY float64) bool {
		dx, dy := (x-centreX)/radiusX, (y-centreY)/radiusY
		return dx*dx+dy*dy <= 1
	}
	return within(headX, headY, headRadius, headRadius) || within(bodyX, bodyY, bodyRX, bodyRY)
}
