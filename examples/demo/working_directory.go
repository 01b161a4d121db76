// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bytes"
	"context"
	"embed"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

//go:embed *.tf images/*.png images/*.jpg images/*.gif
var configuration embed.FS

// workingDirectory is a temporary folder with a copy of the configuration, so that Terraform's state does not end up in
// the checkout.
type workingDirectory struct {
	path string
	// environment has the form NAME=value. It points Terraform at the provider, and the provider at Jira.
	environment []string
}

func newWorkingDirectory(ctx context.Context, jiraURL string) (*workingDirectory, error) {
	path, err := os.MkdirTemp("", "jira-robots-")
	if err != nil {
		return nil, err
	}
	directory := &workingDirectory{path: path, environment: []string{
		"TF_CLI_CONFIG_FILE=" + filepath.Join(path, "terraform.rc"),
		"JIRA_BASE_URL=" + jiraURL,
		"JIRA_USERNAME=admin",
		"JIRA_PASSWORD=admin",
	}}
	if err := directory.fill(ctx); err != nil {
		_ = os.RemoveAll(path)
		return nil, err
	}
	return directory, nil
}

// fill writes the configuration, the provider and Terraform's CLI configuration.
func (w *workingDirectory) fill(ctx context.Context) error {
	if err := os.CopyFS(w.path, configuration); err != nil {
		return err
	}
	bin := filepath.Join(w.path, "bin")
	if err := os.Mkdir(bin, 0o750); err != nil {
		return err
	}
	if err := buildProvider(ctx, bin); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(w.path, "terraform.rc"), []byte(developmentOverride(bin)), 0o600)
}

// developmentOverride returns a CLI configuration that makes Terraform use the provider in a folder without "terraform
// init". It names two addresses, because OpenTofu resolves the short address in main.tf to its own registry.
func developmentOverride(directory string) string {
	return fmt.Sprintf(`provider_installation {
  dev_overrides {
    "registry.terraform.io/jira-robots/jira" = %[1]q
    "registry.opentofu.org/jira-robots/jira" = %[1]q
  }
}
`, directory)
}

func buildProvider(ctx context.Context, directory string) error {
	module, err := exec.CommandContext(ctx, "go", "list", "-m", "-f", "{{.Dir}}").Output()
	if err != nil {
		return fmt.Errorf("find the provider's source code (run the demo inside the repository): %w", err)
	}
	build := interruptible(ctx, "go", "build", "-o", directory, ".")
	build.Dir = string(bytes.TrimSpace(module))
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("build the provider: %w\n%s", err, output)
	}
	return nil
}

// exports returns the environment as shell commands, one on each line.
func (w *workingDirectory) exports() string {
	return "export " + strings.Join(w.environment, "\nexport ")
}
