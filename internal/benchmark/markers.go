// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

//go:build unix

package benchmark

import (
	"fmt"
	"os"
	"strings"
)

// The lines between which Replace replaces the text of a file.
const (
	beginMarker = "<!-- make bench: begin -->\n"
	endMarker   = "<!-- make bench: end -->\n"
)

// Replace replaces the text between the markers of a Markdown file.
func Replace(file, text string) error {
	content, err := os.ReadFile(file)
	if err != nil {
		return err
	}
	before, rest, begins := strings.Cut(string(content), beginMarker)
	_, after, ends := strings.Cut(rest, endMarker)
	if !begins || !ends {
		return fmt.Errorf("%s does not contain the lines %q and %q", file, strings.TrimSpace(beginMarker), strings.TrimSpace(endMarker))
	}
	return os.WriteFile(file, []byte(before+beginMarker+"\n"+text+"\n"+endMarker+after), 0o600)
}
