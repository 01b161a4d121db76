// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package main

import (
	"strings"
	"testing"
)

func TestCheckSubjects(t *testing.T) {
	const form, long = "does not have the form", "characters; write at most 71"
	for commit, want := range map[string]string{
		"resource/jira_user: reject usernames with control characters":                   "",
		"jira: wait before a user counts as deleted\n\nThe body may say more. And more.": "",
		"docs: generate": "",
		"resource/jira_user, data-source/jira_user: read the group list": "",
		"build(deps): bump golang.org/x/net from 0.58.0 to 0.59.0":       form,
		"go: bump golang.org/x/net from 0.58.0 to 0.59.0":                "",
		"Revert \"jira: wait before a user counts as deleted\"":          "",
		"Fix the build":                    form,
		"jira:no space":                    form,
		"jira: ends with a period.":        form,
		"Resource/jira_user: upper case":   form,
		"jira: " + strings.Repeat("a", 66): long,
		"jira: " + strings.Repeat("a", 65): "",
	} {
		got := ""
		if err := checkSubjects([]string{"docs: generate", commit}); err != nil {
			got = err.Error()
		}
		if (want == "") != (got == "") || !strings.Contains(got, want) {
			t.Errorf("checkSubjects(%q) = %q, want %q", commit, got, want)
		}
	}
}

func TestCheckChangelog(t *testing.T) {
	for name, test := range map[string]struct {
		commit string
		files  []string
		want   string
	}{
		"an entry":       {"jira: wait", []string{"internal/jira/wait.go", "CHANGELOG.md"}, ""},
		"no entry":       {"jira: wait", []string{"README.md", "internal/jira/wait.go"}, "internal/jira/wait.go changes, but CHANGELOG.md does not"},
		"main":           {"provider: print the commit", []string{"main.go"}, "main.go changes"},
		"not noticed":    {"jira: rename wait\n\nOnly a name.\n\nChangelog: none", []string{"internal/jira/wait.go"}, ""},
		"in a sentence":  {"jira: rename wait\n\nWithout Changelog: none", []string{"internal/jira/wait.go"}, "CHANGELOG.md does not"},
		"tests":          {"tests: wait", []string{"internal/jira/wait_test.go", "internal/jira/testdata/a.go"}, ""},
		"simulator":      {"jirasim: wait", []string{"internal/jirasim/wait.go", "internal/acceptance/wait.go"}, ""},
		"documentation":  {"docs: describe", []string{"README.md", "templates/index.md.tmpl", ".github/workflows/test.yml"}, ""},
		"a tool":         {"provider: schema", []string{"internal/provider/cmd/schema/main.go"}, ""},
		"nothing at all": {"docs: describe", nil, ""},
	} {
		t.Run(name, func(t *testing.T) {
			got := ""
			if err := checkChangelog([]string{test.commit}, test.files); err != nil {
				got = err.Error()
			}
			if (test.want == "") != (got == "") || !strings.Contains(got, test.want) {
				t.Errorf("checkChangelog() = %q, want %q", got, test.want)
			}
		})
	}
}
