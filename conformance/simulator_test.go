// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package conformance

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/png"
	"net/http"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"testing"
)

// simulatedVersions are all versions that the simulator knows.
var simulatedVersions = []string{"8.2", "8.20", "9.12", "10.3", "11.3"}

// simulatorProgram is the path of the simulator, which TestMain builds.
var simulatorProgram string

func TestMain(m *testing.M) {
	os.Exit(buildAndRun(m))
}

func buildAndRun(m *testing.M) int {
	directory, err := os.MkdirTemp("", "conformance")
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		return 1
	}
	defer func() { _ = os.RemoveAll(directory) }()
	simulatorProgram = filepath.Join(directory, "jirasim")
	if runtime.GOOS == "windows" {
		simulatorProgram += ".exe"
	}
	build := exec.CommandContext(context.Background(), "go", "build", "-C", "..", "-o", simulatorProgram, "./internal/jirasim/cmd/jirasim")
	if output, err := build.CombinedOutput(); err != nil {
		fmt.Fprintf(os.Stderr, "build the simulator: %v\n%s", err, output)
		return 1
	}
	return m.Run()
}

// jira is a simulated Jira that runs as a process.
type jira struct {
	t       *testing.T
	version string
	url     string // with context path
}

// startJira runs a simulator until the end of the test.
func startJira(t *testing.T, version string, flags ...string) jira {
	t.Helper()
	command := exec.CommandContext(t.Context(), simulatorProgram, append([]string{"-listen", "127.0.0.1:0", "-version", version}, flags...)...)
	command.Stderr = os.Stderr
	output, err := command.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := command.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() {
		_ = command.Process.Kill()
		_ = command.Wait()
	})
	line, err := bufio.NewReader(output).ReadString('\n')
	if err != nil {
		t.Fatalf("the simulator printed no URL: %v", err)
	}
	return jira{t, version, strings.TrimSpace(line)}
}

// control sends a request to the simulator itself, next to Jira, and decodes the JSON response into the target, if any.
func (j jira) control(method, path, body string, into any) {
	j.t.Helper()
	address := strings.TrimSuffix(j.url, "/jira") + "/simulator/" + path
	request, err := http.NewRequestWithContext(j.t.Context(), method, address, strings.NewReader(body))
	if err != nil {
		j.t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		j.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	if response.StatusCode >= 300 {
		j.t.Fatalf("%s %s responded %d", method, path, response.StatusCode)
	}
	if into != nil {
		if err := json.NewDecoder(response.Body).Decode(into); err != nil {
			j.t.Fatal(err)
		}
	}
}

// shownAvatar returns the pixels of the avatar that a user shows, with a side in pixels.
func (j jira) shownAvatar(userKey string, side int) image.Image {
	j.t.Helper()
	address := fmt.Sprintf("%s/simulator/avatar?userKey=%s&side=%d", strings.TrimSuffix(j.url, "/jira"), userKey, side)
	request, err := http.NewRequestWithContext(j.t.Context(), http.MethodGet, address, nil)
	if err != nil {
		j.t.Fatal(err)
	}
	response, err := http.DefaultTransport.RoundTrip(request)
	if err != nil {
		j.t.Fatal(err)
	}
	defer func() { _ = response.Body.Close() }()
	pixels, err := png.Decode(response.Body)
	if err != nil {
		j.t.Fatalf("status %d: %v", response.StatusCode, err)
	}
	return pixels
}

var (
	red  = color.NRGBA{0xff, 0, 0, 0xff}
	blue = color.NRGBA{0, 0, 0xff, 0xff}
)

// twoColors returns a PNG whose left half is red and whose right half is blue.
func twoColors(t *testing.T, side int) []byte {
	t.Helper()
	pixels := image.NewNRGBA(image.Rect(0, 0, side, side))
	for y := range side {
		for x := range side {
			pixels.SetNRGBA(x, y, red)
			if x >= side/2 {
				pixels.SetNRGBA(x, y, blue)
			}
		}
	}
	var encoded bytes.Buffer
	if err := png.Encode(&encoded, pixels); err != nil {
		t.Fatal(err)
	}
	return encoded.Bytes()
}

func isColor(got color.Color, want color.NRGBA) bool {
	return color.NRGBAModel.Convert(got) == want
}
