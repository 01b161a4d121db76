// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// prepare returns the environment of a command that uses the Terraform at the path found. It writes the files to which the
// environment refers into the cache.
func prepare(ctx context.Context, caller []string, found, root, cache string) ([]string, error) {
	bin := filepath.Join(cache, "bin")
	if err := os.MkdirAll(bin, 0o750); err != nil {
		return nil, err
	}
	if err := link(found, filepath.Join(bin, "terraform")); err != nil {
		return nil, err
	}
	// The caller's own CLI configuration could override or mirror providers, or need the network.
	configuration := filepath.Join(cache, "empty.tfrc")
	if err := os.WriteFile(configuration, nil, 0o600); err != nil {
		return nil, err
	}

	environment := replace(caller, map[string]string{
		"TERRAFORM":             found,
		"TF_ACC":                "1",
		"TF_ACC_TERRAFORM_PATH": found,
		"TF_CLI_CONFIG_FILE":    configuration,
		"CHECKPOINT_DISABLE":    "1",
		"PATH":                  bin + string(os.PathListSeparator) + os.Getenv("PATH"),
		"PWD":                   root,
	})
	name, err := nameAndVersion(ctx, found, environment)
	if err != nil {
		return nil, err
	}
	if strings.HasPrefix(name, "OpenTofu ") {
		environment = append(environment, "TF_ACC_PROVIDER_HOST=registry.opentofu.org")
	}
	fmt.Fprintf(os.Stderr, "using %s, %s\n", name, found)
	return environment, nil
}

// link creates a symbolic link to target at path. It replaces an earlier link atomically, because another command may use
// it at the same time.
func link(target, path string) error {
	temporary := fmt.Sprintf("%s.%d", path, os.Getpid())
	if err := os.Symlink(target, temporary); err != nil {
		return err
	}
	return os.Rename(temporary, path)
}

// replace returns the caller's environment with our variables instead of the caller's variables of the same name. Each name
// occurs once, because Go programs use the first of two values and other programs the last. Settings of Terraform and of
// the provider are left out, so that a run does not depend on the machine.
func replace(caller []string, ours map[string]string) []string {
	var environment []string
	for _, variable := range caller {
		name, _, _ := strings.Cut(variable, "=")
		if _, replaced := ours[name]; !replaced && !isSetting(name) {
			environment = append(environment, variable)
		}
	}
	for name, value := range ours {
		environment = append(environment, name+"="+value)
	}
	return environment
}

// isSetting reports whether an environment variable configures Terraform or the provider. TF_LOG and similar variables do
// not change results, and JIRA_OPENAPI is read by tests only.
func isSetting(name string) bool {
	terraform := strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "TF_LOG")
	return terraform || (strings.HasPrefix(name, "JIRA_") && name != "JIRA_OPENAPI")
}

// nameAndVersion returns the first line of the version command, such as "Terraform v1.11.4". The name of the file does not
// show whether it is Terraform or OpenTofu.
func nameAndVersion(ctx context.Context, path string, environment []string) (string, error) {
	command := exec.CommandContext(ctx, path, "version")
	command.Env = environment
	output, err := command.Output()
	if err != nil {
		if exit, ok := errors.AsType[*exec.ExitError](err); ok {
			err = fmt.Errorf("%w: %s", err, bytes.TrimSpace(exit.Stderr))
		}
		return "", fmt.Errorf("%s version: %w", path, err)
	}
	lines := bufio.NewScanner(bytes.NewReader(output))
	for lines.Scan() {
		if name := lines.Text(); strings.HasPrefix(name, "Terraform v") || strings.HasPrefix(name, "OpenTofu v") {
			return name, nil
		}
	}
	return "", fmt.Errorf("%s is neither Terraform nor OpenTofu: its version command prints %q", path, output)
}
