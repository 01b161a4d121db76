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

// prepare writes what the environment points at and returns the environment of a command that uses the Terraform found.
func prepare(ctx context.Context, caller []string, found, root, cache string) ([]string, error) {
	bin := filepath.Join(cache, "bin")
	if err := os.MkdirAll(bin, 0o750); err != nil {
		return nil, err
	}
	if err := link(found, filepath.Join(bin, "terraform")); err != nil {
		return nil, err
	}
	// An empty configuration: the caller's own could override providers, mirror them or need the network.
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

// link makes place a symbolic link to target, replacing an earlier one in one step: another command may be using it.
func link(target, place string) error {
	beside := fmt.Sprintf("%s.%d", place, os.Getpid())
	if err := os.Symlink(target, beside); err != nil {
		return err
	}
	return os.Rename(beside, place)
}

// replace puts our variables in the place of the caller's, each once, for of two of one name Go programs read the first
// and others the last. It leaves out what would make a run depend on the machine: the caller's Terraform arguments,
// variables and workspaces, and the Jira of the caller's own that the provider would take from the environment. What
// only makes Terraform say more, TF_LOG and its kind, stays.
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

func isSetting(name string) bool {
	terraform := strings.HasPrefix(name, "TF_") && !strings.HasPrefix(name, "TF_LOG")
	return terraform || strings.HasPrefix(name, "JIRA_")
}

// nameAndVersion asks the program itself, such as "Terraform v1.11.4": its file may have any name.
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
	return "", fmt.Errorf("%s is neither Terraform nor OpenTofu: its version command says %q", path, output)
}
