// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package release_test

import (
	"archive/zip"
	"bytes"
	"encoding/json"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"testing"
	"time"
)

const project = "terraform-provider-jira"

// Two snapshots of one commit are equal, although they are built in other folders, in other time zones, and the second one
// without any compiled package of the first.
func TestSnapshot_reproducible(t *testing.T) {
	first := snapshot(t, "TZ=UTC")
	second := snapshot(t, "TZ=Asia/Tokyo", "RELEASE_GOCACHE="+t.TempDir())

	sums := read(t, the(t, first, "*_SHA256SUMS"))
	if other := read(t, the(t, second, "*_SHA256SUMS")); !bytes.Equal(sums, other) {
		t.Errorf("the checksums of two builds differ:\n%s\n%s", sums, other)
	}
	checkNames(t, first, sums)
	commit, date := git(t, first, "%H"), git(t, first, "%cI")
	committed, err := time.Parse(time.RFC3339, date)
	if err != nil {
		t.Fatal(err)
	}
	archives := find(t, first, "*.zip")
	for _, archive := range archives {
		checkArchive(t, archive, committed)
	}
	checkVersion(t, first, commit, committed)
	for _, document := range find(t, first, "*.cdx.json") {
		checkMaterials(t, document)
	}
}

// snapshot clones the repository into a new folder, builds a snapshot there and returns the folder of the files.
func snapshot(t *testing.T, environment ...string) string {
	t.Helper()
	clone := filepath.Join(t.TempDir(), "clone")
	if output, err := exec.CommandContext(t.Context(), "git", "clone", "--quiet", "../..", clone).CombinedOutput(); err != nil {
		t.Fatalf("cloning: %v\n%s", err, output)
	}
	// A clone has a remote. A new repository does not.
	if output, err := exec.CommandContext(t.Context(), "git", "-C", clone, "remote", "remove", "origin").CombinedOutput(); err != nil {
		t.Fatalf("removing the remote: %v\n%s", err, output)
	}
	command := exec.CommandContext(t.Context(), "make", "release-snapshot")
	command.Dir = clone
	command.Env = append(os.Environ(), environment...)
	if output, err := command.CombinedOutput(); err != nil {
		t.Fatalf("building a snapshot: %v\n%s", err, output)
	}
	return filepath.Join(clone, "dist")
}

// checkNames checks that there is an archive and a bill of materials for each platform, and that all have a checksum.
func checkNames(t *testing.T, dist string, sums []byte) {
	t.Helper()
	var want []string
	version := versionOf(t, dist)
	for _, platform := range []string{"darwin_amd64", "darwin_arm64", "linux_amd64", "linux_arm64", "windows_amd64", "windows_arm64"} {
		name := project + "_" + version + "_" + platform
		want = append(want, name+".cdx.json", name+".zip")
	}
	want = append(want, project+"_"+version+"_manifest.json")
	var got []string
	for line := range strings.Lines(string(sums)) {
		got = append(got, strings.Fields(line)[1])
	}
	slices.Sort(want)
	slices.Sort(got)
	if !slices.Equal(got, want) {
		t.Errorf("the checksums are of\n%q, want\n%q", got, want)
	}
}

// checkArchive checks the names, the times and the modes of the files in an archive.
func checkArchive(t *testing.T, path string, committed time.Time) {
	t.Helper()
	archive, err := zip.OpenReader(path)
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	binary := 0
	for _, file := range archive.File {
		if strings.HasPrefix(file.Name, project+"_v") {
			binary++
		} else if !slices.Contains([]string{"LICENSE", "README.md", "CHANGELOG.md"}, file.Name) {
			t.Errorf("%s contains %s", filepath.Base(path), file.Name)
		}
		if !file.Modified.Equal(committed) {
			t.Errorf("%s: %s has the time %s, want that of the commit, %s", filepath.Base(path), file.Name, file.Modified, committed)
		}
	}
	if binary != 1 || len(archive.File) != 4 {
		t.Errorf("%s contains %d files and %d binaries, want 4 and 1", filepath.Base(path), len(archive.File), binary)
	}
}

// checkVersion runs the binary for this platform.
func checkVersion(t *testing.T, dist, commit string, committed time.Time) {
	t.Helper()
	archive, err := zip.OpenReader(the(t, dist, "*_"+runtime.GOOS+"_"+runtime.GOARCH+".zip"))
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = archive.Close() }()
	program := filepath.Join(t.TempDir(), project)
	for _, file := range archive.File {
		if strings.HasPrefix(file.Name, project+"_v") {
			extract(t, file, program)
		}
	}
	got, err := exec.CommandContext(t.Context(), program, "-version").Output()
	want := project + " " + versionOf(t, dist) + "\ncommit: " + commit + "\ndate: " + committed.UTC().Format(time.RFC3339) + "\n"
	if err != nil || !strings.HasPrefix(string(got), want) {
		t.Errorf("-version prints %q, %v; want %q", got, err, want)
	}
}

func extract(t *testing.T, file *zip.File, path string) {
	t.Helper()
	source, err := file.Open()
	if err != nil {
		t.Fatal(err)
	}
	content, err := io.ReadAll(source)
	if err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(path, content, 0o700); err != nil {
		t.Fatal(err)
	}
}

// checkMaterials checks that a bill of materials names the modules of the binary.
func checkMaterials(t *testing.T, path string) {
	t.Helper()
	var document struct {
		BOMFormat  string `json:"bomFormat"`
		Components []struct {
			Name string `json:"name"`
		} `json:"components"`
	}
	if err := json.Unmarshal(read(t, path), &document); err != nil {
		t.Fatal(err)
	}
	for _, component := range document.Components {
		if document.BOMFormat == "CycloneDX" && component.Name == "github.com/hashicorp/terraform-plugin-framework" {
			return
		}
	}
	t.Errorf("%s has the format %q and %d components, without the plugin framework", path, document.BOMFormat, len(document.Components))
}

func versionOf(t *testing.T, dist string) string {
	t.Helper()
	name := filepath.Base(the(t, dist, "*_SHA256SUMS"))
	return strings.TrimSuffix(strings.TrimPrefix(name, project+"_"), "_SHA256SUMS")
}

func git(t *testing.T, folder, format string) string {
	t.Helper()
	output, err := exec.CommandContext(t.Context(), "git", "-C", folder, "log", "-1", "--format="+format).Output()
	if err != nil {
		t.Fatal(err)
	}
	return strings.TrimSpace(string(output))
}

// the returns the only file that matches.
func the(t *testing.T, folder, pattern string) string {
	t.Helper()
	files := find(t, folder, pattern)
	if len(files) != 1 {
		t.Fatalf("%s matches %q, want one file", pattern, files)
	}
	return files[0]
}

func find(t *testing.T, folder, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(folder, pattern))
	if err != nil || len(files) == 0 {
		t.Fatalf("%s matches %q in %s: %v", pattern, files, folder, err)
	}
	return files
}

func read(t *testing.T, path string) []byte {
	t.Helper()
	text, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
