// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command jirasim serves a simulated Jira Data Center: for demonstrations, benchmarks, and tests that want a process of
// its own. It prints Jira's URL on one line when it is ready and stops on SIGINT or SIGTERM.
package main

import (
	"context"
	"errors"
	"flag"
	"fmt"
	"io"
	"os"
	"os/signal"
	"syscall"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func main() {
	ctx, stop := signal.NotifyContext(context.Background(), os.Interrupt, syscall.SIGTERM)
	defer stop()
	if err := run(ctx, os.Args[1:], os.Stdout); err != nil {
		fmt.Fprintln(os.Stderr, "jirasim:", err)
		os.Exit(1)
	}
}

// run serves until the context ends.
func run(ctx context.Context, arguments []string, output io.Writer) error {
	settings, err := readFlags(arguments)
	if errors.Is(err, flag.ErrHelp) {
		return nil
	}
	if err != nil {
		return err
	}
	server, err := jirasim.Start(settings)
	if err != nil {
		return err
	}
	defer server.Close()
	if _, err := fmt.Fprintln(output, server.URL()); err != nil {
		return fmt.Errorf("print the URL: %w", err)
	}
	<-ctx.Done()
	return nil
}

func readFlags(arguments []string) (jirasim.Settings, error) {
	var settings jirasim.Settings
	flags := flag.NewFlagSet("jirasim", flag.ContinueOnError)
	flags.StringVar(&settings.Listen, "listen", "127.0.0.1:2990", "address to listen on")
	flags.StringVar(&settings.Version, "version", "10.3", "Jira version: 8.20, 9.12, 10.3 or 11.3")
	flags.StringVar(&settings.ContextPath, "context-path", "/jira", "path that Jira is deployed under; / for none")
	flags.StringVar(&settings.ConfiguredBaseURL, "configured-base-url", "", "Jira's own idea of its address (default: the address listened on)")
	flags.StringVar(&settings.AdminUsername, "admin-username", "admin", "the setup administrator's username")
	flags.StringVar(&settings.AdminPassword, "admin-password", "admin", "the setup administrator's password")
	if err := flags.Parse(arguments); err != nil {
		return settings, err
	}
	if flags.NArg() > 0 {
		return settings, fmt.Errorf("unexpected argument %q", flags.Arg(0))
	}
	return settings, nil
}
