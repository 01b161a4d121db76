// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// TestEveryMethodOfTheUserResourceHasARow compares the guide with what Atlassian describes.
func TestEveryMethodOfTheUserResourceHasARow(t *testing.T) {
	t.Parallel()
	guide := read(t, "../templates/guides/coverage.md.tmpl")
	folder := os.Getenv("JIRA_OPENAPI")
	if folder == "" {
		t.Skip("JIRA_OPENAPI is not set. Set it to the folder with Atlassian's OpenAPI files; CONTRIBUTING.md says how to get them.")
	}
	files, err := filepath.Glob(filepath.Join(folder, "jira-dc-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("JIRA_OPENAPI is set to %q, which has no files jira-dc-*.json", folder)
	}
	for _, file := range files {
		var specification struct {
			Paths map[string]map[string]json.RawMessage `json:"paths"`
		}
		if err := json.Unmarshal([]byte(read(t, file)), &specification); err != nil {
			t.Fatal(err)
		}
		for path, methods := range specification.Paths {
			path, isUser := strings.CutPrefix(path, "/api/2/user")
			if !isUser || strings.HasPrefix(path, "/anonymization/") { // one row for all of it
				continue
			}
			for method := range methods {
				if !strings.Contains(guide, "`"+strings.ToUpper(method)+" user"+path+"`") && !strings.Contains(guide, "`user"+path+"`") {
					t.Errorf("%s: no row for %s user%s", filepath.Base(file), strings.ToUpper(method), path)
				}
			}
		}
	}
}
