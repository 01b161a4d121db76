// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command versiontable writes the table of the tested versions of Terraform and OpenTofu into a document, usually README.md.
// It must not know what the table contains.
package main

import (
	"errors"
	"fmt"
	"os"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
)

func main() {
	if err := run(os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, "versiontable:", err)
		os.Exit(1)
	}
}

func run(arguments []string) error {
	if len(arguments) != 1 {
		return errors.New("usage: versiontable README.md")
	}
	path := arguments[0]
	before, err := os.ReadFile(path)
	if err != nil {
		return err
	}
	after, err := versions.Insert(string(before))
	if err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	return os.WriteFile(path, []byte(after), 0o644)
}
