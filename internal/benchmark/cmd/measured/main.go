// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

// Command measured is what Terraform starts as the provider in a benchmark. It runs the provider and records what it used.
package main

import (
	"context"
	"fmt"
	"os"
	"os/signal"

	"github.com/jira-robots/terraform-provider-jira/internal/benchmark/usage"
)

func main() {
	// As a provider does, it ends when Terraform says so, and not when the user interrupts Terraform.
	signal.Ignore(os.Interrupt)
	exitCode, err := usage.Record(context.Background(), os.Args[1:])
	if err != nil {
		fmt.Fprintln(os.Stderr, "Error:", err)
	}
	os.Exit(exitCode)
}
