// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command terraform prints the path of the Terraform that the tests, the demo and the documentation use. This is the program
// that the environment variable TERRAFORM names, or terraform or tofu from PATH, or a pinned release that the command
// downloads into .cache/terraform.
//
// With arguments, it runs them as a command in the root of the repository. That Terraform is first on PATH, and the
// caller's Terraform settings are removed. Usage: go run -C tools ./terraform [command [argument ...]].
package main

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"syscall"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
		os.Exit(1)
	}
}

// run returns only if there is no command or it cannot be started. A command replaces this process, so that it receives
// signals and determines the exit code.
func run(ctx context.Context, command []string) error {
	root, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	// A relative path in TERRAFORM is relative to the root, where make runs.
	if err := os.Chdir(root); err != nil {
		return err
	}
	cache := filepath.Join(root, ".cache", "terraform")

	found, err := find(ctx, func(ctx context.Context) (string, error) { return pinned(ctx, cache, download) })
	if err != nil {
		return err
	}
	if len(command) == 0 {
		fmt.Println(found)
		return nil
	}

	environment, err := prepare(ctx, os.Environ(), found, root, cache)
	if err != nil {
		return err
	}
	program, err := exec.LookPath(command[0])
	if err != nil {
		return err
	}
	err = syscall.Exec(program, command, environment) //nolint:gosec // Running its arguments is its purpose.
	return fmt.Errorf("run %s: %w", program, err)
}
