// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Command contribution checks the commits between a base and HEAD: their subjects have the form that CONTRIBUTING.md
// describes, and a change that users notice has an entry in CHANGELOG.md. It knows only what git reports about the commits.
// Usage: go run -C tools ./contribution BASE.
package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"strings"
)

func main() {
	if err := run(context.Background(), os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
}

func run(ctx context.Context, arguments []string) error {
	if len(arguments) != 1 {
		return errors.New("usage: go run -C tools ./contribution BASE")
	}
	base := arguments[0]
	messages, err := git(ctx, "log", "--no-merges", "--format=%B%x00", base+"..HEAD")
	if err != nil {
		return err
	}
	files, err := git(ctx, "diff", "--name-only", base+"...HEAD")
	if err != nil {
		return err
	}
	var commits []string
	for commit := range strings.SplitSeq(messages, "\x00") {
		if commit = strings.TrimSpace(commit); commit != "" {
			commits = append(commits, commit)
		}
	}
	return errors.Join(checkSubjects(commits), checkChangelog(commits, strings.Fields(files)))
}

// git runs a git command in the root of the repository.
func git(ctx context.Context, arguments ...string) (string, error) {
	command := exec.CommandContext(ctx, "git", append([]string{"-C", ".."}, arguments...)...) //nolint:gosec // git reads only.
	command.Stderr = os.Stderr
	output, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("git %s: %w", strings.Join(arguments, " "), err)
	}
	return string(output), nil
}
