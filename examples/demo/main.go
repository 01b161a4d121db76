// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command demo shows what the provider does: it runs the real Terraform with the configuration in this folder against a
// simulated Jira. It prints what to look at, checks every statement that it prints, and fails if one is false. It uses
// Terraform and Jira only from the outside, as their users do, and must not import the provider's code.
//
// Run it with "make demo". With KEEP=1 in the environment, it stops before the destroy step and waits for Ctrl-C.
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
	// SIGHUP is the signal of a terminal that is closed.
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM, syscall.SIGHUP)
	err := run(ctx, os.Getenv("KEEP") != "")
	interrupted := ctx.Err() != nil
	stop()
	switch {
	case err != nil && interrupted:
		fmt.Fprintln(os.Stderr, "\nThe demo was interrupted. The simulated Jira is stopped, and its folder is deleted.")
		os.Exit(1)
	case err != nil:
		fmt.Fprintln(os.Stderr, "\nThe demo failed:", err)
		os.Exit(1)
	}
}

// run starts the simulated Jira and runs the demo in a temporary working directory. It removes both before it returns.
func run(ctx context.Context, keep bool) (err error) {
	jira, err := startJira() //nolint:contextcheck // It runs until Close.
	if err != nil {
		return fmt.Errorf("start the simulated Jira: %w", err)
	}
	defer jira.Close()

	fmt.Printf("This demo needs no Jira. It simulates a Jira Data Center at %s\n"+
		"and runs Terraform with the configuration in examples/demo against it. It checks what it prints.\n"+
		"Building the provider. Building takes a few minutes the first time.\n", jira.URL())
	directory, err := newWorkingDirectory(ctx, jira.URL())
	if err != nil {
		return err
	}
	defer func() {
		if removal := os.RemoveAll(directory.path); err == nil {
			err = removal
		}
	}()

	return (&demo{jira: jira, directory: directory, started: time.Now()}).run(ctx, keep)
}

// startJira starts the simulated Jira at the address that README.md names, or at another port if that port is in use.
func startJira() (*jirasim.Server, error) {
	settings := jirasim.Settings{GravatarOff: true, Listen: "127.0.0.1:2990"}
	jira, err := jirasim.Start(settings)
	if err != nil {
		settings.Listen = ""
		return jirasim.Start(settings)
	}
	return jira, nil
}
