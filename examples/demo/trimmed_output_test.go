// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"strings"
	"testing"
)

const fullOutput = "\x1b[33m╷\x1b[0m\n│ Warning: Provider development overrides are in effect\n│\n│ More.\n╵\n" + `
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

const wantTrimmed = `
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

func TestTrimmedOutput_leavesOutRepetition(t *testing.T) {
	t.Parallel()
	for _, separator := range []string{"\n", "e", ""} { // Write must accept pieces of any size.
		var written strings.Builder
		output := &trimmedOutput{to: &written}
		for _, piece := range strings.SplitAfter(fullOutput, separator) {
			if n, err := output.Write([]byte(piece)); err != nil || n != len(piece) {
				t.Fatalf("Write(%q) = %d, %v; want %d, nil", piece, n, err, len(piece))
			}
		}
		if written.String() != wantTrimmed {
			t.Errorf("in pieces that end with %q: the output is\n%s\nwant\n%s", separator, written.String(), wantTrimmed)
		}
	}
}

func TestTrimmedOutput_keepsColors(t *testing.T) {
	t.Parallel()
	var written strings.Builder
	output := &trimmedOutput{to: &written, colored: true}
	const line = "\x1b[1mApply complete!\x1b[0m\n"
	if _, err := output.Write([]byte(line)); err != nil || written.String() != line {
		t.Errorf("the output is %q, error %v; want %q", written.String(), err, line)
	}
}
