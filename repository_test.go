// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"
)

// licensed are the names and extensions of the files that carry the license header.
var licensed = []string{".go", ".sh", ".yml", ".yaml", "GNUmakefile", "run", "release"}

const license = "Copyright (c) the terraform-provider-jira authors\nSPDX-License-Identifier: MPL-2.0\n"

var comment = regexp.MustCompile(`(?m)^(//|#) ?`)

func TestRepository_licenseHeader(t *testing.T) {
	checked := 0
	err := filepath.WalkDir(".", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		// Users copy the scripts and workflows of the examples.
		if entry.IsDir() && slices.Contains([]string{".git", ".cache", ".terraform", "bin", "dist"}, entry.Name()) {
			return filepath.SkipDir
		}
		if entry.IsDir() || strings.HasPrefix(filepath.ToSlash(path), "examples/") && filepath.Ext(path) != ".go" || !slices.Contains(licensed, filepath.Ext(path)) && !slices.Contains(licensed, entry.Name()) {
			return nil
		}
		text, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		checked++
		if !hasLicense(string(text)) {
			t.Errorf("%s does not start with the two lines of the license header:\n%s", path, license)
		}
		return nil
	})
	if err != nil || checked < 100 {
		t.Errorf("checked %d files: %v", checked, err)
	}
}

// hasLicense reports whether the header is in the first lines. A script starts with the line that names its interpreter.
func hasLicense(text string) bool {
	if strings.HasPrefix(text, "#!") {
		_, text, _ = strings.Cut(text, "\n")
	}
	return strings.HasPrefix(comment.ReplaceAllString(text, ""), license)
}

func TestHasLicense(t *testing.T) {
	const header = "Copyright (c) the terraform-provider-jira authors\n"
	for text, want := range map[string]bool{
		"// " + header + "// SPDX-License-Identifier: MPL-2.0\n\npackage main\n":             true,
		"#!/usr/bin/env bash\n# " + header + "# SPDX-License-Identifier: MPL-2.0\n#\n# Runs": true,
		"package main\n": false,
		"// " + header + "// SPDX-License-Identifier: MIT\n":                     false,
		"package main\n\n// " + header + "// SPDX-License-Identifier: MPL-2.0\n": false,
	} {
		if got := hasLicense(text); got != want {
			t.Errorf("hasLicense(%q) = %t, want %t", text, got, want)
		}
	}
}

var (
	uses   = regexp.MustCompile(`(?m)^\s*(?:- )?uses: (.*)$`)
	pinned = regexp.MustCompile(`^[\w-]+/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$`)
)

// Every action is pinned by its commit, with the tag as a comment, and has the same commit everywhere. No workflow has
// permissions that a job does not ask for, and two runs of it do not run at the same time.
func TestRepository_workflows(t *testing.T) {
	files, err := filepath.Glob(".github/workflows/*.yml")
	if err != nil || len(files) < 2 {
		t.Fatalf("found the workflows %v: %v", files, err)
	}
	versions := map[string]string{}
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, line := range []string{"\npermissions: {}\n", "\nconcurrency:\n"} {
			if !strings.Contains(string(text), line) {
				t.Errorf("%s does not contain the line %q", file, strings.TrimSpace(line))
			}
		}
		jobs := strings.Count(string(text), "\n    runs-on: ")
		if timeouts := strings.Count(string(text), "\n    timeout-minutes: "); timeouts != jobs {
			t.Errorf("%s has %d jobs, of which %d have a timeout", file, jobs, timeouts)
		}
		for _, match := range uses.FindAllStringSubmatch(string(text), -1) {
			if !pinned.MatchString(match[1]) {
				t.Errorf("%s uses %q; write the commit and the tag: owner/name@0123... # v1.2.3", file, match[1])
				continue
			}
			name, version, _ := strings.Cut(match[1], "@")
			if other, known := versions[name]; known && other != version {
				t.Errorf("%s uses %s at %s, and elsewhere at %s", file, name, version, other)
			}
			versions[name] = version
		}
	}
}
