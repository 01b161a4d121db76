// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package serve_test

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
	"github.com/jira-robots/terraform-provider-jira/internal/provider"
)

// The programs that the tests build and compare.
const (
	theProvider = "../.."                // this provider
	unchanged   = "./testdata/unchanged" // this provider, served as the plugin SDK serves it
	crash       = "./testdata/crash"     // a provider that crashes
)

const robot = `
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
`

// recorded is a workspace whose provider writes its standard error output into a file. Terraform reads nothing.
type recorded struct {
	*acceptance.Workspace
	t    *testing.T
	file string
}

// record returns a workspace with this program as its provider.
func record(t *testing.T, program string) recorded {
	t.Helper()
	workspace := recorded{acceptance.New(t, jirasim.Settings{}), t, filepath.Join(t.TempDir(), "stderr")}
	workspace.use(fmt.Sprintf("#!/bin/sh\nexec %q \"$@\" 2>>%q\n", build(t, program), workspace.file))
	return workspace
}

// use makes Terraform start this script as the provider.
func (w recorded) use(script string) {
	w.t.Helper()
	folder := w.t.TempDir()
	if err := os.WriteFile(filepath.Join(folder, "terraform-provider-jira"), []byte(script), 0o700); err != nil {
		w.t.Fatal(err)
	}
	w.Unset("TF_REATTACH_PROVIDERS")
	w.Set("TF_CLI_CONFIG_FILE", w.Write("terraform.rc",
		fmt.Sprintf("provider_installation {\n  dev_overrides {\n    %q = %q\n  }\n  direct {}\n}\n", provider.Address, folder)))
	w.Configure(robot)
}

// written returns what the provider wrote, line by line and sorted, without what differs between two runs.
func (w recorded) written() []string {
	w.t.Helper()
	content, err := os.ReadFile(w.file)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		w.t.Fatal(err)
	}
	return normalized(content)
}

// normalized returns the lines of a log, sorted, without what differs between two runs: the time and generated names.
func normalized(content []byte) []string {
	var lines []string
	for line := range strings.Lines(string(content)) {
		var fields map[string]any
		if json.Unmarshal([]byte(line), &fields) == nil {
			for _, varying := range []string{"@timestamp", "timestamp", "tf_req_id", "tf_req_duration_ms", "tf_proto_data_file", "milliseconds", "address"} {
				delete(fields, varying)
			}
			encoded, _ := json.Marshal(fields)
			line = string(encoded)
		}
		lines = append(lines, strings.TrimSpace(line))
	}
	slices.Sort(lines)
	return lines
}

// build builds a program and returns its path.
func build(t *testing.T, program string) string {
	t.Helper()
	binary := filepath.Join(t.TempDir(), "program")
	var errors bytes.Buffer
	command := exec.CommandContext(t.Context(), "go", "build", "-o", binary, program)
	command.Stderr = &errors
	if err := command.Run(); err != nil {
		t.Fatalf("building %s: %v\n%s", program, err, errors.String())
	}
	return binary
}
