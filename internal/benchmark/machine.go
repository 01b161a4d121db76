// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"runtime"
	"strings"
)

// Version returns the name and the version of Terraform or OpenTofu, such as "Terraform v1.11.4".
func Version(ctx context.Context, terraform string) (string, error) {
	output, err := exec.CommandContext(ctx, terraform, "version").Output()
	if err != nil {
		return "", fmt.Errorf("%s version: %w", terraform, err)
	}
	name, _, _ := strings.Cut(string(output), "\n")
	return name, nil
}

// Machine describes the machine that the benchmark runs on.
func Machine() string {
	processor := runtime.GOARCH
	if information, err := os.ReadFile("/proc/cpuinfo"); err == nil {
		if _, after, found := strings.Cut(string(information), "model name"); found {
			model, _, _ := strings.Cut(strings.TrimLeft(after, "\t :"), "\n")
			processor = model
		}
	}
	return fmt.Sprintf("%s, %d processors (%s), %s", runtime.GOOS, runtime.NumCPU(), processor, runtime.Version())
}
