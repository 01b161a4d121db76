// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"cmp"
	"slices"
)

const (
	// levels is the number of colors from the background to the text: 4 bits for each pixel.
	levels = 16
	// scanlines is the number of horizontal lines through a row of pixels on which the covered length is measured.
	scanlines = 16
)

// crossing is a position where an outline crosses a scanline, in subpixels. Direction is 1 downward and -1 upward.
type crossing struct{ x, direction int }

// crossings are those of every scanline of the avatar.
type crossings [Side * scanlines][]crossing

// fill returns the level of every pixel, row by row. A point is covered if the outlines turn around it, as in TrueType fonts.
func fill(outlines []curve) []uint8 {
	var all crossings
	for _, outline := range outlines {
		all.addCurve(outline)
	}
	pixels := make([]uint8, 0, Side*Side)
	for y := range Side {
		var covered [Side]int
		for _, onLine := range all[y*scanlines : (y+1)*scanlines] {
			addCovered(&covered, onLine)
		}
		const whole = subpixels * scanlines
		for _, area := range &covered {
			pixels = append(pixels, uint8((area*(levels-1)+whole/2)/whole))
		}
	}
	return pixels
}

// addCurve adds the crossings of the straight lines of a curve.
func (c *crossings) addCurve(drawn curve) {
	for step := range drawn.steps {
		c.addLine(drawn.at(step), drawn.at(step+1))
	}
}

// addLine adds the crossings of a straight line. It includes its upper end and excludes its lower end, so that a scanline
// through the common end of two lines crosses one of them.
func (c *crossings) addLine(from, to point) {
	direction := 1
	if from.y > to.y {
		from, to, direction = to, from, -1
	}
	const distance = subpixels / scanlines
	for scanline := floorDivide(from.y+distance/2-1, distance); scanline < len(c); scanline++ {
		y := scanline*distance + distance/2
		if y >= to.y {
			return
		}
		// The product does not fit into 32 bits, which an int has on some processors.
		x := int64(to.x-from.x) * int64(y-from.y) / int64(to.y-from.y)
		c[scanline] = append(c[scanline], crossing{from.x + int(x), direction})
	}
}

// addCovered adds the covered length of a scanline to every pixel, in subpixels.
func addCovered(covered *[Side]int, onLine []crossing) {
	slices.SortFunc(onLine, func(a, b crossing) int { return cmp.Or(cmp.Compare(a.x, b.x), cmp.Compare(a.direction, b.direction)) })
	winding, start := 0, 0
	for _, next := range onLine {
		if winding == 0 {
			start = next.x
		}
		winding += next.direction
		if winding == 0 {
			addSpan(covered, start, next.x)
		}
	}
}

func addSpan(covered *[Side]int, start, end int) {
	for x := start / subpixels; x*subpixels < end; x++ {
		covered[x] += min(end, (x+1)*subpixels) - max(start, x*subpixels)
	}
}
