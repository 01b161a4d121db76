// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"strings"
	"testing"
)

const printed = "\x1b[33m╷\x1b[0m\n│ Warning: Provider development overrides are in effect\n│\n│ More.\n╵\n" + `
Terraform will perform the following actions:

` + "\x1b[1m  # jira_user.robot[\"a\"]\x1b[0m will be created" + `
  + resource "jira_user" "robot" {
      + username = "a"
    }

  # jira_user.robot["b"] will be created
  + resource "jira_user" "robot" {
      + username = "b"
    }

  # jira_user.robot["c"] will be created
  + resource "jira_user" "robot" {
      + username = "c"
    }

  # jira_user.robot["d"] will be updated in-place
  ~ resource "jira_user" "robot" {
      ~ display_name = "D" -> "E"
    }

Plan: 3 to add.
╷
│ Warning: Something else
╵
`

const trimmed = `
Terraform will perform the following actions:

  # jira_user.robot["a"] will be created
  + resource "jira_user" "robot" {
      + username = "a"
    }

  # jira_user.robot["b"] will be created …
  # jira_user.robot["c"] will be created …

  # jira_user.robot["d"] will be updated in-place
  ~ resource "jira_user" "robot" {
      ~ display_name = "D" -> "E"
    }

Plan: 3 to add.
╷
│ Warning: Something else
╵
`

func TestOutputIsTrimmed(t *testing.T) {
	t.Parallel()
	for _, separator := range []string{"\n", "e", ""} { // Output arrives in pieces of any size.
		var shown strings.Builder
		output := &trimmedOutput{to: &shown}
		for _, piece := range strings.SplitAfter(printed, separator) {
			if written, err := output.Write([]byte(piece)); err != nil || written != len(piece) {
				t.Fatal(written, err)
			}
		}
		if shown.String() != trimmed {
			t.Errorf("in pieces that end with %q: shown is\n%s\nwant\n%s", separator, shown.String(), trimmed)
		}
	}
}

func TestOutputKeepsColorsForATerminal(t *testing.T) {
	t.Parallel()
	var shown strings.Builder
	output := &trimmedOutput{to: &shown, coloured: true}
	const line = "\x1b[1mApply complete!\x1b[0m\n"
	if _, err := output.Write([]byte(line)); err != nil || shown.String() != line {
		t.Errorf("shown is %q, %v", shown.String(), err)
	}
}
