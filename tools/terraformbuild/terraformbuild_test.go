// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"os"
	"path/filepath"
	"strings"
	"testing"
)

func TestRun_invalidArguments(t *testing.T) {
	for arguments, want := range map[string]string{
		"":                       "usage: make terraform VERSION=1.5.7, or make tofu VERSION=1.10.10",
		"terraform":              "usage: make terraform VERSION=1.5.7, or make tofu VERSION=1.10.10",
		"packer 1.5.7":           `"packer" is neither terraform nor tofu`,
		"terraform latest":       "VERSION=latest is not a version such as 1.5.7",
		"tofu v1.10.10":          "VERSION=v1.10.10 is not a version such as 1.5.7",
		"terraform 1.5.7 1.11.4": "usage: make terraform VERSION=1.5.7, or make tofu VERSION=1.10.10",
	} {
		if err := run(t.Context(), strings.Fields(arguments)); err == nil || err.Error() != want {
			t.Errorf("run(%q) = %v, want %s", arguments, err, want)
		}
	}
}

func TestAddMissingModules(t *testing.T) {
	source := t.TempDir()
	write := func(name, text string) {
		t.Helper()
		if err := os.MkdirAll(filepath.Dir(filepath.Join(source, name)), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(filepath.Join(source, name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("go.mod", "module example.com/main\n\ngo 1.24\n\nreplace (\n\texample.com/main/s3 => ./internal/s3\n"+
		"\texample.com/main/http => ./internal/http\n\texample.com/fork => example.com/other v1.0.0\n)\n")
	write("internal/http/go.mod", "module example.com/main/http\n")

	if err := addMissingModules(source); err != nil {
		t.Fatal(err)
	}
	for name, want := range map[string]string{
		"internal/s3/go.mod": "module example.com/main/s3\n\ngo 1.21\n",
		"internal/s3/backend.go": "package backend\n\nimport \"example.com/main/internal/backend\"\n\n" +
			"func New() backend.Backend { panic(\"this build has no backend s3\") }\n",
		"internal/http/go.mod": "module example.com/main/http\n",
	} {
		if got, err := os.ReadFile(filepath.Join(source, name)); err != nil || string(got) != want {
			t.Errorf("%s contains %q, %v; want %q", name, got, err, want)
		}
	}
	if exists(filepath.Join(source, "internal", "http", "backend.go")) {
		t.Error("a module that was there was changed")
	}
}
