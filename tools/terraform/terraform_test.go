// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// writeProgram writes a program that prints a version, and returns its path. Tests that run it are not parallel: a program
// cannot start while the fork of another goroutine still has it open for writing.
func writeProgram(t *testing.T, directory, name, version string) string {
	t.Helper()
	path := filepath.Join(directory, name)
	script := "#!/bin/sh\necho '" + version + "'\n"
	if err := os.WriteFile(path, []byte(script), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFind_precedence(t *testing.T) {
	named, terraform, tofu := t.TempDir(), t.TempDir(), t.TempDir()
	namedPath := writeProgram(t, named, "terraform-1.17", "Terraform v1.17.0")
	terraformPath := writeProgram(t, terraform, "terraform", "Terraform v1.11.4")
	tofuPath := writeProgram(t, tofu, "tofu", "OpenTofu v1.12.0")
	downloaded := "/cache/terraform"

	for name, test := range map[string]struct {
		environment string
		path        []string
		want        string
	}{
		"named":              {namedPath, []string{tofu, terraform}, namedPath},
		"named, on PATH":     {"terraform-1.17", []string{named, terraform}, namedPath},
		"terraform":          {"", []string{terraform}, terraformPath},
		"terraform and tofu": {"", []string{tofu, terraform}, terraformPath},
		"tofu":               {"", []string{tofu}, tofuPath},
		"neither":            {"", []string{named}, downloaded},
	} {
		t.Run(name, func(t *testing.T) {
			t.Setenv("TERRAFORM", test.environment)
			t.Setenv("PATH", strings.Join(test.path, string(os.PathListSeparator)))
			got, err := find(t.Context(), func(context.Context) (string, error) { return downloaded, nil })
			if err != nil {
				t.Fatal(err)
			}
			if got != test.want {
				t.Errorf("find() = %s, want %s", got, test.want)
			}
		})
	}
}

func TestFind_namedProgramMissing(t *testing.T) {
	directory := t.TempDir()
	writeProgram(t, directory, "terraform", "Terraform v1.11.4")
	t.Setenv("PATH", directory)
	t.Setenv("TERRAFORM", "/nowhere/terraform")

	if got, err := find(t.Context(), nil); err == nil || !strings.Contains(err.Error(), "TERRAFORM=/nowhere/terraform") {
		t.Errorf("find() = %q, %v; want an error that names TERRAFORM", got, err)
	}
}

func TestFind_downloadFails(t *testing.T) {
	t.Setenv("PATH", t.TempDir())
	t.Setenv("TERRAFORM", "")
	offline := errors.New("no route to host")

	_, err := find(t.Context(), func(context.Context) (string, error) { return "", offline })
	if !errors.Is(err, offline) || !strings.Contains(err.Error(), "make test TERRAFORM=/path/to/terraform") {
		t.Errorf("find() error = %v; want its cause and how to set TERRAFORM", err)
	}
}

func TestPinned_installsOnce(t *testing.T) {
	cache, installs := filepath.Join(t.TempDir(), "cache"), 0
	install := func(_ context.Context, directory string) error {
		installs++
		writeProgram(t, directory, "terraform", "Terraform v"+pinnedVersion)
		return nil
	}

	for range 2 {
		path, err := pinned(t.Context(), cache, install)
		if err != nil {
			t.Fatal(err)
		}
		if name, err := nameAndVersion(t.Context(), path, nil); err != nil || name != "Terraform v"+pinnedVersion {
			t.Errorf("the version of %s is %q, error %v; want Terraform v%s", path, name, err, pinnedVersion)
		}
	}
	if installs != 1 {
		t.Errorf("installed %d times, want once", installs)
	}
}

func TestPinned_interruptedInstall(t *testing.T) {
	cache, interrupted := t.TempDir(), errors.New("connection reset")
	_, err := pinned(t.Context(), cache, func(_ context.Context, directory string) error {
		writeProgram(t, directory, "terraform", "incomplete")
		return interrupted
	})
	if !errors.Is(err, interrupted) {
		t.Errorf("pinned() error = %v, want %v", err, interrupted)
	}
	if left, _ := os.ReadDir(cache); len(left) != 0 {
		t.Errorf("the cache contains %v, want nothing", left)
	}
}

func TestPrepare_removesCallerSettings(t *testing.T) {
	root, cache := t.TempDir(), t.TempDir()
	found := writeProgram(t, root, "tf", "Terraform v1.11.4")
	caller := []string{
		"HOME=/home/robot", "PATH=/caller", "PWD=/caller", "TERRAFORM=tf", "TF_LOG=TRACE",
		"TF_CLI_ARGS=-lock=false", "TF_VAR_name=x", "TF_WORKSPACE=x", "TF_ACC_TERRAFORM_VERSION=0.12.0", "TF_CLI_CONFIG_FILE=/caller/rc",
		"JIRA_BASE_URL=https://jira.example.com", "JIRA_PASSWORD=secret", "JIRA_OPENAPI=/openapi",
	}

	environment, err := prepare(t.Context(), caller, found, root, cache)
	if err != nil {
		t.Fatal(err)
	}
	values := map[string]string{}
	for _, variable := range environment {
		name, value, _ := strings.Cut(variable, "=")
		if _, twice := values[name]; twice {
			t.Errorf("%s is set twice", name)
		}
		values[name] = value
	}
	for _, removed := range []string{"TF_CLI_ARGS", "TF_VAR_name", "TF_WORKSPACE", "TF_ACC_TERRAFORM_VERSION", "TF_ACC_PROVIDER_HOST", "JIRA_BASE_URL", "JIRA_PASSWORD"} {
		if value, set := values[removed]; set {
			t.Errorf("%s is %q, want it removed", removed, value)
		}
	}
	for name, want := range map[string]string{
		"HOME": "/home/robot", "TF_LOG": "TRACE", "JIRA_OPENAPI": "/openapi", "PWD": root,
		"TERRAFORM": found, "TF_ACC_TERRAFORM_PATH": found, "TF_ACC": "1",
	} {
		if values[name] != want {
			t.Errorf("%s is %q, want %q", name, values[name], want)
		}
	}
	if content, err := os.ReadFile(values["TF_CLI_CONFIG_FILE"]); err != nil || len(content) != 0 {
		t.Errorf("the CLI configuration is %q, %v; want an empty file", content, err)
	}
	first, _, _ := strings.Cut(values["PATH"], string(os.PathListSeparator))
	if target, err := os.Readlink(filepath.Join(first, "terraform")); err != nil || target != found {
		t.Errorf("terraform on PATH is %q, %v; want %s", target, err, found)
	}
}

func TestPrepare_openTofuRegistry(t *testing.T) {
	root, cache := t.TempDir(), t.TempDir()
	found := writeProgram(t, root, "tf", "OpenTofu v1.12.0")

	for range 2 { // The second run replaces the link of the first one.
		environment, err := prepare(t.Context(), nil, found, root, cache)
		if err != nil {
			t.Fatal(err)
		}
		if !slices.Contains(environment, "TF_ACC_PROVIDER_HOST=registry.opentofu.org") {
			t.Errorf("the environment %v does not contain OpenTofu's registry", environment)
		}
	}
}

func TestPrepare_otherProgram(t *testing.T) {
	root := t.TempDir()
	found := writeProgram(t, root, "terraform", "a version manager without a version")

	if _, err := prepare(t.Context(), nil, found, root, t.TempDir()); err == nil || !strings.Contains(err.Error(), "neither Terraform nor OpenTofu") {
		t.Errorf("prepare() error = %v, want one that says what the program is not", err)
	}
}
