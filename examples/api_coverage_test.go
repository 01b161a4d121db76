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

// TestCoverage_listsEveryMethod compares the section "API coverage" of CONTRIBUTING.md with Atlassian's OpenAPI files.
func TestCoverage_listsEveryMethod(t *testing.T) {
	t.Parallel()
	folder := os.Getenv("JIRA_OPENAPI")
	if folder == "" {
		t.Skip("JIRA_OPENAPI does not name a folder with Atlassian's OpenAPI files; see CONTRIBUTING.md")
	}
	files, err := filepath.Glob(filepath.Join(folder, "jira-dc-*.json"))
	if err != nil {
		t.Fatal(err)
	}
	if len(files) == 0 {
		t.Fatalf("JIRA_OPENAPI names the folder %s, but it contains no jira-dc-*.json; see CONTRIBUTING.md", folder)
	}
	_, table, _ := strings.Cut(read(t, "../CONTRIBUTING.md"), "\n## API coverage\n")
	for _, file := range files {
		var specification struct {
			Paths map[string]map[string]json.RawMessage `json:"paths"`
		}
		if err := json.Unmarshal([]byte(read(t, file)), &specification); err != nil {
			t.Fatal(err)
		}
		for path, methods := range specification.Paths {
			path, isUser := strings.CutPrefix(path, "/api/2/user")
			if !isUser || strings.HasPrefix(path, "/anonymization/") { // One row covers all of them.
				continue
			}
			for method := range methods {
				if !strings.Contains(table, "`"+strings.ToUpper(method)+" user"+path+"`") && !strings.Contains(table, "`user"+path+"`") {
					t.Errorf("%s: the table has no row for %s user%s", filepath.Base(file), strings.ToUpper(method), path)
				}
			}
		}
	}
}
