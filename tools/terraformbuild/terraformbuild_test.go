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

func TestAddPlaceholders(t *testing.T) {
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
	write("go.mod", "module example.com/main\n\ngo 1.24\n\nreplace (\n"+
		"\texample.com/main/internal/backend/remote-state/s3 => ./internal/backend/remote-state/s3\n"+
		"\texample.com/main/internal/legacy => ./internal/legacy\n\texample.com/main/internal/own => ./internal/own\n"+
		"\texample.com/fork => example.com/other v1.0.0\n)\n")
	write("internal/own/go.mod", "module example.com/main/internal/own\n")
	write("internal/backend/remote-state/pg/client.go", "package pg\n")
	write("internal/backend/remote-state/http/backend.go", "package http\n")

	if err := addPlaceholders(source, "example.com/main"); err != nil {
		t.Fatal(err)
	}
	placeholder := func(name string) string {
		return "package backend\n\nimport \"example.com/main/internal/backend\"\n\n" +
			"func New(...any) backend.Backend { panic(\"this build has no backend " + name + "\") }\n"
	}
	for name, want := range map[string]string{
		"internal/backend/remote-state/s3/go.mod":       "module example.com/main/internal/backend/remote-state/s3\n\ngo 1.21\n",
		"internal/backend/remote-state/s3/backend.go":   placeholder("s3"),
		"internal/backend/remote-state/pg/backend.go":   placeholder("pg"),
		"internal/backend/remote-state/pg/client.go":    "",
		"internal/backend/remote-state/pg/go.mod":       "",
		"internal/backend/remote-state/http/backend.go": "package http\n",
		"internal/legacy/go.mod":                        "module example.com/main/internal/legacy\n\ngo 1.21\n",
		"internal/own/go.mod":                           "module example.com/main/internal/own\n",
	} {
		if got, _ := os.ReadFile(filepath.Join(source, name)); string(got) != want {
			t.Errorf("%s contains %q, want %q", name, got, want)
		}
	}
}
