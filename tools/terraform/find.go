// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
)

// find returns the absolute path of the Terraform to use. If TERRAFORM names a program that cannot be run, find returns an
// error and does not use another program instead.
func find(ctx context.Context, download func(context.Context) (string, error)) (string, error) {
	if named := os.Getenv("TERRAFORM"); named != "" {
		path, err := exec.LookPath(named)
		if err != nil {
			return "", fmt.Errorf("TERRAFORM=%s does not name a program that can be run: %w", named, err)
		}
		return filepath.Abs(path)
	}
	for _, name := range []string{"terraform", "tofu"} {
		if path, err := exec.LookPath(name); err == nil {
			return filepath.Abs(path)
		}
	}

	path, err := download(ctx)
	if err != nil {
		return "", fmt.Errorf("neither terraform nor tofu is on PATH, and downloading Terraform %s failed: %w\n"+
			"Install Terraform or OpenTofu, or set TERRAFORM: make test TERRAFORM=/path/to/terraform", pinnedVersion, err)
	}
	return path, nil
}
