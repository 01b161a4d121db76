// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import "math/bits"

// bitWriter collects bits in the order of deflate: the lowest bit of a byte first.
type bitWriter struct {
	bytes   []byte
	pending uint32
	count   int
}

// write appends a number, its lowest bit first.
func (w *bitWriter) write(value uint32, width int) {
	w.pending |= value << w.count
	for w.count += width; w.count >= 8; w.count -= 8 {
		w.bytes = append(w.bytes, byte(w.pending))
		w.pending >>= 8
	}
}

// symbol appends the code of a symbol.
func (w *bitWriter) symbol(assigned code, symbol int) {
	w.write(assigned[symbol].bits, assigned[symbol].width)
}

// Constants of RFC 1951, section 3.2.
const (
	endOfBlock      = 256
	literalSymbols  = 286 // Bytes, the end of the block, and lengths.
	distanceSymbols = 30
	minMatch        = 3
	maxMatch        = 258
	maxCodeWidth    = 15
)

// token is a byte, or a match: the bytes at a distance are repeated. A byte has the length 0.
type token struct{ literal, distance, length int }

// lengthSymbol returns the symbol of a length, and its extra bits. From 11, four symbols share a number of extra bits.
func lengthSymbol(length int) (symbol int, extra uint32, width int) {
	const first = 257
	if length == maxMatch {
		return literalSymbols - 1, 0, 0
	}
	offset := length - minMatch
	width = max(0, bits.Len(uint(offset))-3)
	return first + 4*width + offset>>width, uint32(offset & (1<<width - 1)), width
}

// distanceSymbol returns the symbol of a distance, and its extra bits. From 5, two symbols share a number of extra bits.
func distanceSymbol(distance int) (symbol int, extra uint32, width int) {
	offset := distance - 1
	width = max(0, bits.Len(uint(offset))-2)
	return 2*width + offset>>width, uint32(offset & (1<<width - 1)), width
}

// deflate compresses data as one block with Huffman codes of its own (RFC 1951).
func deflate(data []byte) []byte {
	tokens := tokensOf(data)
	literals, distances := make([]int, literalSymbols), make([]int, distanceSymbols)
	literals[endOfBlock] = 1
	for _, each := range tokens {
		if each.length == 0 {
			literals[each.literal]++
			continue
		}
		symbol, _, _ := lengthSymbol(each.length)
		literals[symbol]++
		symbol, _, _ = distanceSymbol(each.distance)
		distances[symbol]++
	}
	var writer bitWriter
	literalCode, distanceCode := codeOf(literals, maxCodeWidth), codeOf(distances, maxCodeWidth)
	writer.header(literalCode, distanceCode)
	for _, each := range tokens {
		writer.token(each, literalCode, distanceCode)
	}
	writer.symbol(literalCode, endOfBlock)
	writer.write(0, 7) // Fills the last byte.
	return writer.bytes
}

func (w *bitWriter) token(next token, literalCode, distanceCode code) {
	if next.length == 0 {
		w.symbol(literalCode, next.literal)
		return
	}
	symbol, extra, width := lengthSymbol(next.length)
	w.symbol(literalCode, symbol)
	w.write(extra, width)
	symbol, extra, width = distanceSymbol(next.distance)
	w.symbol(distanceCode, symbol)
	w.write(extra, width)
}

// maxCandidates limits how many earlier positions are tried for a match.
const maxCandidates = 256

// tokensOf replaces repeated bytes with matches.
func tokensOf(data []byte) []token {
	var tokens []token
	before := search{data: data, earlier: make([]int, len(data))}
	for position := 0; position < len(data); {
		next := before.longestMatch(position)
		if next.length < minMatch {
			next = token{literal: int(data[position])}
		}
		tokens = append(tokens, next)
		for range max(1, next.length) {
			before.add(position)
			position++
		}
	}
	return tokens
}

// search finds matches.
type search struct {
	data []byte
	// latest has 1 + the last position of bytes with this hash. earlier has the same of the one before, by position.
	latest  [1 << hashBits]int
	earlier []int
}

const hashBits = 12

// hashAt returns a hash of the next bytes, on which matches begin. Other bytes with the same hash are compared in vain.
func (s *search) hashAt(position int) uint32 {
	next := uint32(s.data[position])<<16 | uint32(s.data[position+1])<<8 | uint32(s.data[position+2])
	const multiplier = 0x9E3779B1
	return next * multiplier >> (32 - hashBits)
}

func (s *search) add(position int) {
	if position+minMatch <= len(s.data) {
		hash := s.hashAt(position)
		s.earlier[position] = s.latest[hash]
		s.latest[hash] = position + 1
	}
}

// longestMatch returns the longest match with one of the last positions that have the same hash. Of two matches with the same
// length, it returns the nearest one.
func (s *search) longestMatch(position int) (longest token) {
	const window = 32 << 10
	if position+minMatch > len(s.data) {
		return token{}
	}
	following := s.data[position:min(position+maxMatch, len(s.data))]
	next := s.latest[s.hashAt(position)]
	for range maxCandidates {
		if next == 0 || position-(next-1) > window || longest.length == len(following) {
			break
		}
		candidate := next - 1
		if length := commonLength(s.data[candidate:], following); length > longest.length {
			longest = token{distance: position - candidate, length: length}
		}
		next = s.earlier[candidate]
	}
	return longest
}

// commonLength returns how many bytes at the beginning are the same. The second slice is not longer than the first.
func commonLength(data, following []byte) int {
	for i := range following {
		if data[i] != following[i] {
			return i
		}
	}
	return len(following)
}
