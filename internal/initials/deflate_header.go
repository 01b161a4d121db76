// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

// Symbols for the widths of codes (RFC 1951, section 3.2.7). The symbols below 16 are widths.
const (
	fewZeros      = 17 // 3 to 10 symbols of width 0
	manyZeros     = 18 // 11 to 138
	widthSymbols  = 19
	maxWidthWidth = 7 // The largest width of these symbols themselves.
)

// widthOrder is the order in which the widths of these symbols are written.
var widthOrder = [widthSymbols]int{16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15}

// widthToken is a width, or a number of widths that are 0.
type widthToken struct {
	symbol int
	extra  uint32
	width  int // of extra
}

// header appends the beginning of the block: the widths of both codes, from which a reader derives the codes.
func (w *bitWriter) header(literalCode, distanceCode code) {
	const lastBlock, ownCodes = 1, 2
	w.write(lastBlock, 1)
	w.write(ownCodes, 2)
	w.write(literalSymbols-257, 5)
	w.write(distanceSymbols-1, 5)
	w.write(widthSymbols-4, 4)
	var widths []int
	for _, assigned := range []code{literalCode, distanceCode} {
		for _, symbol := range assigned {
			widths = append(widths, symbol.width)
		}
	}
	tokens := widthTokens(widths)
	frequencies := make([]int, widthSymbols)
	for _, each := range tokens {
		frequencies[each.symbol]++
	}
	widthCode := codeOf(frequencies, maxWidthWidth)
	for _, symbol := range widthOrder {
		w.write(uint32(widthCode[symbol].width), 3)
	}
	for _, each := range tokens {
		w.symbol(widthCode, each.symbol)
		w.write(each.extra, each.width)
	}
}

func widthTokens(widths []int) []widthToken {
	const minFew, minMany, maxMany = 3, 11, 138
	var tokens []widthToken
	for position := 0; position < len(widths); {
		zeros := 0
		for position+zeros < len(widths) && widths[position+zeros] == 0 && zeros < maxMany {
			zeros++
		}
		switch {
		case zeros >= minMany:
			tokens = append(tokens, widthToken{manyZeros, uint32(zeros - minMany), 7})
		case zeros >= minFew:
			tokens = append(tokens, widthToken{fewZeros, uint32(zeros - minFew), 3})
		default:
			zeros = 1
			tokens = append(tokens, widthToken{symbol: widths[position]})
		}
		position += zeros
	}
	return tokens
}
