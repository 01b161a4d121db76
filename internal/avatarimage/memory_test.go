// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build linux && !race

// The race detector makes this test many times slower, and the test has a single goroutine. Linux reports the peak memory
// of a process.

package avatarimage

import (
	"bytes"
	"compress/zlib"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"testing"
)

// memoryTestFile is the environment variable with the path of the image that the child process reads.
const memoryTestFile = "AVATARIMAGE_MEMORY_TEST_FILE"

// A child process does with an image what a plan and an apply do, and prints the most memory that it had at any time.
func TestSquare_memory(t *testing.T) {
	if file := os.Getenv(memoryTestFile); file != "" {
		planAndApply(t, file)
		return
	}
	if testing.Short() {
		t.Skip("decodes images of up to 67 megapixels")
	}
	t.Parallel()
	for name, write := range map[string]func(*testing.T, string){
		"JPEG of 40 megapixels": func(t *testing.T, file string) {
			t.Helper()
			writeFile(t, file, photo(t, 8000, 5000))
		},
		"largest accepted PNG": writeLargestPNG,
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "large")
			write(t, file)
			peak := peakOf(t, file)
			t.Logf("peak: %d MB", peak>>10)
			if peak > 400<<10 {
				t.Errorf("the peak is %d kB, more than 400 MB", peak)
			}
		})
	}
}

// peakOf returns the peak memory of the child process, in kB.
func peakOf(t *testing.T, file string) int {
	t.Helper()
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^TestSquare_memory$")
	child.Env = append(os.Environ(), memoryTestFile+"="+file)
	output, err := child.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	_, rest, _ := strings.Cut(string(output), "VmHWM:")
	number, _, _ := strings.Cut(strings.TrimSpace(rest), " ")
	peak, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("the child process prints no peak: %s", output)
	}
	return peak
}

// planAndApply runs in the child process. It prints the status of the process, which contains its peak memory.
func planAndApply(t *testing.T, file string) {
	t.Helper()
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var images Cache
	if _, err := images.Check(source, nil); err != nil {
		t.Fatal(err)
	}
	if _, err := images.Square(source, nil, FullSide); err != nil {
		t.Fatal(err)
	}
	status, err := os.ReadFile("/proc/self/status")
	if err != nil {
		t.Fatal(err)
	}
	os.Stdout.Write(status)
}

// writeLargestPNG writes a PNG of 8192 x 8192 transparent pixels, which needs exactly MaxMemory. It writes row by row.
func writeLargestPNG(t *testing.T, file string) {
	t.Helper()
	const side = 8192
	var pixels bytes.Buffer
	compressor := zlib.NewWriter(&pixels)
	row := make([]byte, 1+4*side)
	for range side {
		if _, err := compressor.Write(row); err != nil {
			t.Fatal(err)
		}
	}
	if err := compressor.Close(); err != nil {
		t.Fatal(err)
	}
	writeFile(t, file, withChunk(withChunk(pngHeader(side, side, 8, 6), "IDAT", pixels.Bytes()), "IEND", nil))
}

func writeFile(t *testing.T, file string, content []byte) {
	t.Helper()
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
}
