// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command demo shows the provider's main job to somebody who has never seen it: the real Terraform, the configuration
// beside this file, and a simulated Jira. It says what to look at, checks every claim that it makes, and fails if one is
// not so. It knows Terraform and Jira from outside only, as their users do.
//
// Run it with "make demo". With KEEP=1 in the environment it stops before it destroys anything and waits for Ctrl-C.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"
	"syscall"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	err := run(ctx, os.Getenv("KEEP") != "")
	stop()
	if err != nil {
		fmt.Fprintln(os.Stderr, "\nThe demo failed:", err)
		os.Exit(1)
	}
}

// run leaves nothing behind: neither the simulated Jira nor the folder that Terraform works in.
func run(ctx context.Context, keep bool) (err error) {
	jira, err := jirasim.Start(jirasim.Settings{}) //nolint:contextcheck // It runs until Close.
	if err != nil {
		return fmt.Errorf("starting the simulated Jira: %w", err)
	}
	defer jira.Close()

	place, err := newWorkplace(ctx, jira.URL())
	if err != nil {
		return err
	}
	defer func() {
		if removal := os.RemoveAll(place.directory); err == nil {
			err = removal
		}
	}()

	return tell(ctx, &story{jira: jira, place: place, started: time.Now()}, keep)
}
