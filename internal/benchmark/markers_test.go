// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"os"
	"path/filepath"
	"testing"
)

func TestReplace(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ before, after, failure string }{
		"tables": {
			"# Results\n" + beginMarker + "old\n" + endMarker + "## More\n", "# Results\n" + beginMarker + "\nnew\n\n" + endMarker + "## More\n", "",
		},
		"no end":   {beginMarker + "old\n", beginMarker + "old\n", noMarkers},
		"no begin": {"old\n" + endMarker, "old\n" + endMarker, noMarkers},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			file := filepath.Join(t.TempDir(), "BENCHMARKS.md")
			if err := os.WriteFile(file, []byte(test.before), 0o600); err != nil {
				t.Fatal(err)
			}
			failure := ""
			if err := Replace(file, "new\n"); err != nil {
				failure = err.Error()
			}
			if failure != "" && test.failure != "" {
				failure = failure[len(file):]
			}
			content, err := os.ReadFile(file)
			if err != nil || string(content) != test.after || failure != test.failure {
				t.Errorf("the file is %q, error %q, %v", content, failure, err)
			}
		})
	}
}

const noMarkers = ` does not contain the lines "<!-- make bench: begin -->" and "<!-- make bench: end -->"`

// The file of the repository has the markers.
func TestReplace_benchmarksFile(t *testing.T) {
	t.Parallel()
	content, err := os.ReadFile("../../BENCHMARKS.md")
	if err != nil {
		t.Fatal(err)
	}
	file := filepath.Join(t.TempDir(), "BENCHMARKS.md")
	if err := os.WriteFile(file, content, 0o600); err != nil {
		t.Fatal(err)
	}
	if err := Replace(file, "new\n"); err != nil {
		t.Error(err)
	}
}
