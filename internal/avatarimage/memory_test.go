// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build !race

// The race detector makes this test many times slower, and the test has a single goroutine.

package avatarimage

import (
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strconv"
	"strings"
	"testing"
)

// memoryTestFile is the environment variable with the path of the image that the child process reads.
const memoryTestFile = "AVATARIMAGE_MEMORY_TEST_FILE"

// A child process measures the memory that one image needs: the memory that the Go runtime obtained from the operating
// system never shrinks, so it is the peak.
func TestSquare_memoryFor40Megapixels(t *testing.T) {
	if file := os.Getenv(memoryTestFile); file != "" {
		squareOnce(t, file)
		return
	}
	if testing.Short() {
		t.Skip("encodes an image of 40 megapixels")
	}
	t.Parallel()
	file := filepath.Join(t.TempDir(), "large.jpg")
	if err := os.WriteFile(file, photo(t, 8000, 5000), 0o600); err != nil {
		t.Fatal(err)
	}
	child := exec.CommandContext(t.Context(), os.Args[0], "-test.run=^"+t.Name()+"$")
	child.Env = append(os.Environ(), memoryTestFile+"="+file)
	output, err := child.Output()
	if err != nil {
		t.Fatalf("%v\n%s", err, output)
	}
	_, number, _ := strings.Cut(string(output), "peak bytes: ")
	number, _, _ = strings.Cut(number, "\n")
	peak, err := strconv.Atoi(number)
	if err != nil {
		t.Fatalf("the child process prints no peak: %s", output)
	}
	t.Logf("peak: %d MB", peak>>20)
	if peak > 400<<20 {
		t.Errorf("the peak is %d bytes, more than 400 MB", peak)
	}
}

// squareOnce runs in the child process. It calls Square and prints the memory that the process needed.
func squareOnce(t *testing.T, file string) {
	source, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := Square(source, nil, FullSide); err != nil {
		t.Fatal(err)
	}
	var memory runtime.MemStats
	runtime.ReadMemStats(&memory)
	os.Stdout.WriteString("peak bytes: " + strconv.FormatUint(memory.Sys, 10) + "\n")
}
