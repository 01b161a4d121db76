// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command terraform prints the path of the Terraform that tests, demo and docs use: the one named by the environment's
// TERRAFORM, else terraform on PATH, else tofu on PATH, else a pinned release that it downloads into .cache/terraform.
//
// With arguments it runs them as a command in the repository's root, with that Terraform first on PATH and nothing of
// the caller's own Terraform settings. It is run in tools/: go run -C tools ./terraform [command [argument ...]].
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

// run returns only when there is no command or it could not be started: a command takes the place of this process, so
// that signals and exit codes are the command's own.
func run(ctx context.Context, command []string) error {
	root, err := filepath.Abs("..")
	if err != nil {
		return err
	}
	// A relative TERRAFORM is meant from where make runs.
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
	err = syscall.Exec(program, command, environment) //nolint:gosec // Running what it is given is its purpose.
	return fmt.Errorf("running %s: %w", program, err)
}
