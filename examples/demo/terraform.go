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
	"time"
)

// terraform prints a command as a user would type it, runs it, and prints its output. It returns the output without
// colors, and the exit code. An exit code other than 0 is not an error.
func (w *workingDirectory) terraform(ctx context.Context, arguments ...string) (printed string, exitCode int, err error) {
	fmt.Printf("\n$ terraform %s\n", strings.Join(arguments, " "))
	var all strings.Builder
	output := io.MultiWriter(&all, &trimmedOutput{to: os.Stdout, colored: isTerminal(os.Stdout)})
	command := w.command(ctx, arguments...)
	command.Stdout, command.Stderr = output, output
	err = command.Run()
	if _, exited := errors.AsType[*exec.ExitError](err); exited && ctx.Err() == nil {
		err = nil
	}
	return escape.ReplaceAllString(all.String(), ""), command.ProcessState.ExitCode(), cmp.Or(context.Cause(ctx), err)
}

// command returns a Terraform command. When the context ends, Terraform is interrupted once, and saves its state. A second
// signal would keep it from doing so; therefore it does not receive the signals of the terminal.
func (w *workingDirectory) command(ctx context.Context, arguments ...string) *exec.Cmd {
	command := interruptible(ctx, program(), arguments...)
	ignoreTerminal(command)
	command.Dir = w.path
	command.Env = append(os.Environ(), "TF_INPUT=0", "CHECKPOINT_DISABLE=1")
	command.Env = append(command.Env, w.environment...)
	return command
}

// interruptible returns a command that is interrupted when the context ends, so that it can stop the processes that it
// started. It is killed if it has not ended after 30 seconds.
func interruptible(ctx context.Context, name string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, name, arguments...) //nolint:gosec // The user chose it.
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 30 * time.Second
	return command
}

// program returns the name or path of Terraform.
func program() string { return cmp.Or(os.Getenv("TERRAFORM"), "terraform") }

func isTerminal(file *os.File) bool {
	info, err := file.Stat()
	return err == nil && info.Mode()&os.ModeCharDevice != 0
}
