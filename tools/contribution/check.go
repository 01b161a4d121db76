// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"errors"
	"fmt"
	"regexp"
	"slices"
	"strings"
	"unicode/utf8"
)

// maxSubject is the number of characters that git and GitHub show of a subject.
const maxSubject = 71

// subject is the part that changes, a colon, and what the commit does, without a final period.
var subject = regexp.MustCompile(`^[a-z0-9][a-z0-9_./-]*(, [a-z0-9_./-]+)*: [^ ].*[^.]$`)

// noEntry is the line in a commit message which says that users do not notice the change.
const noEntry = "Changelog: none"

// checkSubjects returns an error for each subject that does not have the form.
func checkSubjects(commits []string) error {
	var problems []error
	for _, commit := range commits {
		first, _, _ := strings.Cut(commit, "\n")
		switch {
		case isAutomatic(first):
		case !subject.MatchString(first):
			problems = append(problems, fmt.Errorf("the subject %q does not have the form \"resource/jira_user: reject usernames "+
				"with control characters\"; see \"Making a change\" in CONTRIBUTING.md", first))
		case utf8.RuneCountInString(first) > maxSubject:
			problems = append(problems, fmt.Errorf("the subject %q has %d characters; write at most %d",
				first, utf8.RuneCountInString(first), maxSubject))
		}
	}
	return errors.Join(problems...)
}

// isAutomatic reports whether git writes the subject itself.
func isAutomatic(first string) bool {
	return strings.HasPrefix(first, "Revert ") || strings.HasPrefix(first, "Merge ")
}

// checkChangelog returns an error if the code of the provider changes and CHANGELOG.md does not.
func checkChangelog(commits, files []string) error {
	if slices.Contains(files, "CHANGELOG.md") || slices.ContainsFunc(commits, saysNoEntry) {
		return nil
	}
	for _, file := range files {
		if isProvider(file) {
			return fmt.Errorf("%s changes, but CHANGELOG.md does not: add an entry to the unreleased version, or the line %q to a "+
				"commit message if users do not notice the change", file, noEntry)
		}
	}
	return nil
}

func saysNoEntry(commit string) bool {
	return slices.Contains(strings.Split(commit, "\n"), noEntry)
}

// isProvider reports whether a file is part of the provider that users run. Tests, the simulator and the acceptance harness
// are not part of it.
func isProvider(file string) bool {
	if strings.HasSuffix(file, "_test.go") || strings.Contains(file, "/testdata/") || strings.Contains(file, "/cmd/") ||
		strings.HasPrefix(file, "internal/jirasim/") || strings.HasPrefix(file, "internal/acceptance/") {
		return false
	}
	return file == "main.go" || strings.HasPrefix(file, "internal/") && strings.HasSuffix(file, ".go")
}
