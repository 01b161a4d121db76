// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"math"
	"sync"
	"unicode"

	"golang.org/x/image/font"
	"golang.org/x/image/font/gofont/gobold"
	"golang.org/x/image/font/sfnt"
	"golang.org/x/image/math/fixed"
)

// boldFont returns the font. Its letters have thick stems, which stay visible at 16 pixels.
var boldFont = sync.OnceValue(func() *sfnt.Font {
	parsed, err := sfnt.Parse(gobold.TTF)
	if err != nil {
		panic("the embedded font is damaged: " + err.Error())
	}
	return parsed
})

// unitsPerEm is the size that makes the outlines of glyphs have the integers of the font file, before any scaling.
func unitsPerEm() fixed.Int26_6 { return fixed.Int26_6(boldFont().UnitsPerEm()) }

// point is a position. In a line it is in units of the font, in an outline in subpixels. Y points downward.
type point struct{ x, y int }

// curve is a quadratic curve that is drawn as a number of straight lines. A straight line is a curve of one step.
type curve struct {
	from, control, to point
	steps             int
}

// curveSteps is the number of straight lines of a curve. The largest curve then deviates by less than half a subpixel.
const curveSteps = 32

// at returns a point of the curve, from step 0 to the number of steps.
func (c curve) at(step int) point {
	rest := c.steps - step
	along := func(from, control, to int) int {
		return floorDivide(from*rest*rest+2*control*rest*step+to*step*step, c.steps*c.steps)
	}
	return point{along(c.from.x, c.control.x, c.to.x), along(c.from.y, c.control.y, c.to.y)}
}

// line is a text as curves in units of the font, with the baseline at y = 0.
type line struct {
	curves []curve
	// characters is the number of characters.
	characters int
	// left, top, right and bottom are the bounds of what is drawn.
	left, top, right, bottom int
}

// lineOf returns the outlines of a text.
func lineOf(text string) (*line, error) {
	result := &line{}
	var buffer sfnt.Buffer
	pen := 0
	for _, character := range text {
		glyph, err := boldFont().GlyphIndex(&buffer, character)
		if err != nil || glyph == 0 { // Glyph 0 stands for all characters that the font does not have.
			return nil, &CharacterError{Character: character, Blank: isBlank(character)}
		}
		outline, err := boldFont().LoadGlyph(&buffer, glyph, unitsPerEm(), nil)
		if err != nil {
			return nil, &CharacterError{Character: character}
		}
		if len(outline) == 0 {
			return nil, &CharacterError{Character: character, Blank: true}
		}
		result.add(outline, pen)
		advance, err := boldFont().GlyphAdvance(&buffer, glyph, unitsPerEm(), font.HintingNone)
		if err != nil {
			return nil, &CharacterError{Character: character}
		}
		pen += int(advance)
		result.characters++
	}
	result.measure()
	return result, nil
}

// add appends the outline of a glyph, which starts at x = pen.
func (l *line) add(outline sfnt.Segments, pen int) {
	var current point
	for _, segment := range outline {
		end := at(segment.Args[0], pen)
		switch segment.Op {
		case sfnt.SegmentOpLineTo:
			l.curves = append(l.curves, curve{current, end, end, 1})
		case sfnt.SegmentOpQuadTo:
			control := end
			end = at(segment.Args[1], pen)
			l.curves = append(l.curves, curve{current, control, end, curveSteps})
		default: // SegmentOpMoveTo. TrueType fonts have no cubic curves.
		}
		current = end
	}
}

// measure computes the bounds.
func (l *line) measure() {
	l.left, l.top, l.right, l.bottom = math.MaxInt, math.MaxInt, math.MinInt, math.MinInt
	for _, drawn := range l.curves {
		for step := range drawn.steps + 1 {
			position := drawn.at(step)
			l.left, l.top = min(l.left, position.x), min(l.top, position.y)
			l.right, l.bottom = max(l.right, position.x), max(l.bottom, position.y)
		}
	}
}

func at(position fixed.Point26_6, pen int) point {
	return point{int(position.X) + pen, int(position.Y)}
}

// isBlank reports whether a character that the font does not have would draw nothing in any font.
func isBlank(character rune) bool {
	return unicode.IsSpace(character) || unicode.In(character, unicode.Cc, unicode.Cf)
}
