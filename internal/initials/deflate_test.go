// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package initials

import (
	"bytes"
	"compress/zlib"
	"io"
	"math/rand/v2"
	"slices"
	"testing"
)

// TestCompress_readByStandardLibrary decompresses data with many and few repetitions with another implementation.
func TestCompress_readByStandardLibrary(t *testing.T) {
	t.Parallel()
	random := rand.New(rand.NewPCG(1, 2))
	cases := [][]byte{nil, {7}, []byte("abc"), []byte("abcabcabcab"), bytes.Repeat([]byte{0}, 100_000)}
	for length := range 300 {
		cases = append(cases, slices.Repeat([]byte{9}, length), append([]byte("xyz.xyz"), bytes.Repeat([]byte("ab"), length)...))
	}
	for _, symbols := range []int{2, 3, 17, 256} {
		for _, length := range []int{10, 1000, 70_000} {
			data := make([]byte, length)
			for i := range data {
				data[i] = byte(random.IntN(symbols))
			}
			cases = append(cases, data)
		}
	}
	for _, data := range cases {
		reader, err := zlib.NewReader(bytes.NewReader(compress(data)))
		if err != nil {
			t.Fatalf("%d bytes: %v", len(data), err)
		}
		got, err := io.ReadAll(reader)
		if err != nil || !bytes.Equal(got, data) {
			t.Fatalf("%d bytes: decompressed to %d other bytes (%v)", len(data), len(got), err)
		}
	}
}

// TestCodeOf_limit uses frequencies whose Huffman code would be wider than the limit.
func TestCodeOf_limit(t *testing.T) {
	t.Parallel()
	frequencies := []int{1, 1}
	for len(frequencies) < 30 {
		last := len(frequencies) - 1
		frequencies = append(frequencies, frequencies[last]+frequencies[last-1])
	}
	if widest := slices.Max(widthsOf(frequencies)); widest != 29 {
		t.Fatalf("the widest code has %d bits without a limit, want 29", widest)
	}
	sum := 0.0
	for _, symbol := range codeOf(frequencies, maxCodeWidth) {
		if symbol.width < 1 || symbol.width > maxCodeWidth {
			t.Errorf("a code has %d bits", symbol.width)
		}
		sum += 1 / float64(int(1)<<symbol.width)
	}
	if sum != 1 {
		t.Errorf("the code uses %v of its capacity, want all", sum)
	}
}
