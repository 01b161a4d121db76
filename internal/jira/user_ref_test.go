// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestSameUsername(t *testing.T) {
	t.Parallel()
	for names, want := range map[[2]string]bool{
		{"robot", "robot"}: true, {"Robot", "rOBOT"}: true, {"Übung", "üBUNG"}: true,
		{"robot", "robot "}: false, {"ſam", "sam"}: false, {"robot", "robots"}: false, {"strasse", "straße"}: false,
	} {
		if got := jira.SameUsername(names[0], names[1]); got != want {
			t.Errorf("SameUsername(%q, %q) = %t, want %t", names[0], names[1], got, want)
		}
	}
}

func TestUserRef_string(t *testing.T) {
	t.Parallel()
	for ref, want := range map[jira.UserRef]string{
		jira.ByKey("JIRAUSER10100"):      `user with key JIRAUSER10100`,
		jira.ByUsername("JIRAUSER10100"): `user "JIRAUSER10100"`,
	} {
		if got := ref.String(); got != want {
			t.Errorf("String() = %s, want %s", got, want)
		}
	}
}
