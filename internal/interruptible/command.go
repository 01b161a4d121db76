// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package interruptible starts programs that must stop the processes that they started before they end, such as Terraform. The
// demo and the benchmark use it. It must not know what a program does.
package interruptible

import (
	"context"
	"os"
	"os/exec"
	"time"
)

// Command returns a command that is interrupted once when the context ends, so that it can stop the processes that it started,
// and Terraform can save its state. A second signal would keep Terraform from doing so; therefore the command does not receive
// the signals of the terminal. It is killed if it has not ended after 30 seconds.
func Command(ctx context.Context, name string, arguments ...string) *exec.Cmd {
	command := exec.CommandContext(ctx, name, arguments...) //nolint:gosec // Running it is the purpose.
	ignoreTerminal(command)
	command.Cancel = func() error { return command.Process.Signal(os.Interrupt) }
	command.WaitDelay = 30 * time.Second
	return command
}
