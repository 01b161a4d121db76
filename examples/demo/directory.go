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

//go:embed *.tf pictures/*.png pictures/*.jpg pictures/*.gif
var configuration embed.FS

// A workplace is a folder with a copy of the configuration, where Terraform can leave its state without touching the
// checkout, and the settings that lead Terraform to the provider and the provider to Jira.
type workplace struct {
	directory string
	// settings are environment variables as a user would export them.
	settings []string
}

func newWorkplace(ctx context.Context, jiraURL string) (*workplace, error) {
	directory, err := os.MkdirTemp("", "jira-robots-")
	if err != nil {
		return nil, err
	}
	place := &workplace{directory: directory, settings: []string{
		"TF_CLI_CONFIG_FILE=" + filepath.Join(directory, "terraform.rc"),
		"JIRA_BASE_URL=" + jiraURL,
		"JIRA_USERNAME=admin",
		"JIRA_PASSWORD=admin",
	}}
	if err := place.furnish(ctx); err != nil {
		_ = os.RemoveAll(directory)
		return nil, err
	}
	return place, nil
}

func (p *workplace) furnish(ctx context.Context) error {
	if err := os.CopyFS(p.directory, configuration); err != nil {
		return err
	}
	bin := filepath.Join(p.directory, "bin")
	if err := os.Mkdir(bin, 0o750); err != nil {
		return err
	}
	if err := buildProvider(ctx, bin); err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(p.directory, "terraform.rc"), []byte(developmentOverride(bin)), 0o600)
}

// developmentOverride tells Terraform to take the provider from a folder, which makes "terraform init" unnecessary. The
// configuration's short address means a registry of its own to OpenTofu.
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
		return fmt.Errorf("finding the provider's code, which the demo must be run in: %w", err)
	}
	build := exec.CommandContext(ctx, "go", "build", "-o", directory, ".") //nolint:gosec // The folder is our own.
	build.Dir = string(bytes.TrimSpace(module))
	if output, err := build.CombinedOutput(); err != nil {
		return fmt.Errorf("building the provider: %w\n%s", err, output)
	}
	return nil
}

// exports is the settings as lines for a shell.
func (p *workplace) exports() string {
	return "export " + strings.Join(p.settings, "\nexport ")
}
