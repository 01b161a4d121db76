// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

// subpixels is the number of units of an outline in a pixel, in both directions.
const subpixels = 256

const (
	// fontCapHeight is the height of capital letters in units of the font.
	fontCapHeight = 1480
	// maxHeight is the largest height of what is drawn, in pixels.
	maxHeight = 216
	// grid is the side in pixels of the square that becomes one pixel where Jira shows the avatar at 16 x 16 pixels.
	grid = Side / 16
)

// capHeights are the heights of capital letters in pixels, by the number of characters. They are even multiples of grid: the
// top and the baseline of a centered capital letter are then edges of pixels at 16 x 16 pixels, and not blurred.
var capHeights = [MaxCharacters + 1]int{1: 10 * grid, 2: 8 * grid, 3: 6 * grid}

// maxWidths are the largest widths of what is drawn, in pixels, by the number of characters. With them, the corners of capital
// letters stay inside a circle, because some pages show avatars as circles.
var maxWidths = [MaxCharacters + 1]int{1: 196, 2: 216, 3: 232}

// smallestCapHeight is the limit below which a wide text becomes narrower and not smaller.
const smallestCapHeight = 6 * grid

// ratio is a fraction by which a length in units of the font is multiplied to get subpixels.
type ratio struct{ numerator, denominator int }

// of returns the product, rounded down.
func (r ratio) of(length int) int { return floorDivide(length*r.numerator, r.denominator) }

// shorter returns the smaller ratio.
func (r ratio) shorter(other ratio) ratio {
	if other.numerator*r.denominator < r.numerator*other.denominator {
		return other
	}
	return r
}

// centered returns the outlines in subpixels, centered in the avatar.
func (l *line) centered() []curve {
	horizontal, vertical := l.scale()
	moveX := Side*subpixels/2 - horizontal.of(l.left+l.right)/2
	moveY := l.baseline(vertical)
	move := func(position point) point {
		return point{horizontal.of(position.x) + moveX, vertical.of(position.y) + moveY}
	}
	moved := make([]curve, len(l.curves))
	for i, source := range l.curves {
		moved[i] = curve{move(source.from), move(source.control), move(source.to), source.steps}
	}
	return moved
}

// scale returns the ratios of the two directions. They differ where a text is so wide that it must become narrower.
func (l *line) scale() (horizontal, vertical ratio) {
	width := ratio{maxWidths[l.characters] * subpixels, l.right - l.left}
	height := ratio{maxHeight * subpixels, l.bottom - l.top}
	capHeight := capHeights[l.characters]
	for {
		vertical = ratio{capHeight * subpixels, fontCapHeight}.shorter(height)
		horizontal = vertical.shorter(width)
		// Letters that are narrower than three quarters look worse than smaller ones.
		narrow := 4*horizontal.numerator*vertical.denominator < 3*vertical.numerator*horizontal.denominator
		if !narrow || capHeight <= smallestCapHeight {
			return horizontal, vertical
		}
		capHeight -= 2 * grid
	}
}

// baseline returns the position of the baseline that centers the text, in subpixels. It is the edge of a pixel at 16 x 16
// pixels, unless the text is so high that this would reduce its margin.
func (l *line) baseline(vertical ratio) int {
	exact := Side*subpixels/2 - vertical.of(l.top+l.bottom)/2
	aligned := floorDivide(exact+grid*subpixels/2, grid*subpixels) * grid * subpixels
	const margin = (Side - maxHeight) / 2 * subpixels
	if aligned+vertical.of(l.top) < margin || aligned+vertical.of(l.bottom) > Side*subpixels-margin {
		return exact
	}
	return aligned
}

// floorDivide divides and rounds down, also if the quotient is negative. The divisor is positive.
func floorDivide(dividend, divisor int) int {
	quotient := dividend / divisor
	if dividend%divisor < 0 {
		quotient--
	}
	return quotient
}
