// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"cmp"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strings"
)

// terraform shows a command as a user would type it, runs it, shows what it prints, and returns that without colors
// and its exit code.
func (p *workplace) terraform(ctx context.Context, arguments ...string) (printed string, exitCode int, err error) {
	fmt.Printf("\n$ terraform %s\n", strings.Join(arguments, " "))
	var whole strings.Builder
	output := io.MultiWriter(&whole, &trimmedOutput{to: os.Stdout, coloured: isTerminal(os.Stdout)})
	command := p.command(ctx, arguments...)
	command.Stdout, command.Stderr = output, output
	err = command.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); exited && ctx.Err() == nil {
		err = nil
	}
	return escape.ReplaceAllString(whole.String(), ""), command.ProcessState.ExitCode(), cmp.Or(context.Cause(ctx), err)
}

// command is not ended with the context: Ctrl-C reaches Terraform by itself, and a second signal would stop it from
// saving what it did.
func (p *workplace) command(ctx context.Context, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(context.WithoutCancel(ctx), program(), arguments...) //nolint:gosec // The user's own.
	command.Dir = p.directory
	command.Env = append(os.Environ(), "TF_INPUT=0", "CHECKPOINT_DISABLE=1")
	command.Env = append(command.Env, p.settings...)
	return command
}

func program() string { return cmp.Or(os.Getenv("TERRAFORM"), "terraform") }

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
