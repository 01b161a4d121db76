// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"cmp"
	"math/bits"
	"slices"
)

// code is a Huffman code by symbol. Symbols that do not occur have the width 0.
type code []struct {
	bits  uint32 // Reversed: deflate writes the highest bit of a code first.
	width int
}

// codeOf returns the Huffman code for these frequencies, with at most limit bits for each symbol.
func codeOf(frequencies []int, limit int) code {
	widths := widthsOf(frequencies)
	for slices.Max(widths) > limit {
		// Frequencies that differ less make the longest codes shorter.
		flatter := make([]int, len(frequencies))
		for symbol, frequency := range frequencies {
			flatter[symbol] = (frequency + 1) / 2
		}
		frequencies = flatter
		widths = widthsOf(frequencies)
	}
	return assign(widths)
}

// widthsOf returns the width of the Huffman code of every symbol.
func widthsOf(frequencies []int) []int {
	type node struct {
		frequency int
		symbols   []int
	}
	var nodes []node
	for symbol, frequency := range frequencies {
		if frequency > 0 {
			nodes = append(nodes, node{frequency, []int{symbol}})
		}
	}
	widths := make([]int, len(frequencies))
	if len(nodes) == 1 {
		widths[nodes[0].symbols[0]] = 1
	}
	for len(nodes) > 1 {
		// The first symbol of equal frequencies decides, so that the code is always the same.
		slices.SortFunc(nodes, func(a, b node) int {
			return cmp.Or(cmp.Compare(a.frequency, b.frequency), cmp.Compare(a.symbols[0], b.symbols[0]))
		})
		joined := node{nodes[0].frequency + nodes[1].frequency, slices.Concat(nodes[0].symbols, nodes[1].symbols)}
		for _, symbol := range joined.symbols {
			widths[symbol]++
		}
		nodes = append(nodes[2:], joined)
	}
	return widths
}

// assign returns the codes that RFC 1951, section 3.2.2, assigns to these widths.
func assign(widths []int) code {
	assigned := make(code, len(widths))
	var next uint32
	for width := 1; width <= slices.Max(widths); width++ {
		next <<= 1
		for symbol := range widths {
			if widths[symbol] == width {
				assigned[symbol].bits = bits.Reverse32(next) >> (32 - width)
				assigned[symbol].width = width
				next++
			}
		}
	}
	return assigned
}
