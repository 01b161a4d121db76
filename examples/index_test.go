// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const indexPage = "templates/index.md.tmpl"

// TestIndex_listsEveryGuide also checks that the link has the title of the guide.
func TestIndex_listsEveryGuide(t *testing.T) {
	t.Parallel()
	index := read(t, "../"+indexPage)
	guides, err := filepath.Glob("../templates/guides/*.tmpl")
	if err != nil || len(guides) < 3 {
		t.Fatalf("found the guides %v, %v", guides, err)
	}
	for _, guide := range guides {
		_, title, _ := strings.Cut(read(t, guide), "page_title: \"")
		title, _, _ = strings.Cut(title, "\"")
		if link := "[" + title + "](guides/" + strings.TrimSuffix(filepath.Base(guide), ".tmpl") + ")"; !strings.Contains(index, link) {
			t.Errorf("the index does not contain %s", link)
		}
	}
}

// TestAccIndex_mockProvider runs the test of the section "Tests Without Jira", without Jira, credentials and image files.
func TestAccIndex_mockProvider(t *testing.T) {
	t.Parallel()
	acceptance.Needs(t, versions.MockProviders)
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	for _, variable := range []string{"JIRA_BASE_URL", "JIRA_USERNAME", "JIRA_PASSWORD"} {
		workspace.Unset(variable)
	}
	workspace.Write("main.tf", read(t, "guides/leaving/robots.tf"))
	workspace.Write("robots.tftest.hcl", openPage(t, indexPage).take("terraform", "mock_provider"))
	if output := workspace.Run("", "test", "-no-color"); !strings.Contains(output, "1 passed, 0 failed") {
		t.Errorf("terraform test printed\n%s", output)
	}
	if requests := workspace.Jira.Requests(); len(requests) > 0 {
		t.Errorf("%d requests were sent, want 0", len(requests))
	}
}

// TestAccIndex_rateLimiting checks that waits after a response with status 429 do not count as retries.
func TestAccIndex_rateLimiting(t *testing.T) {
	t.Parallel()
	for _, retries := range []int{0, 1} {
		t.Run(fmt.Sprintf("max_retries = %d", retries), func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			workspace.ConfigureAs(fmt.Sprintf("%s\n  max_retries = %d", workspace.Administrator(), retries), fmt.Sprintf(robotUser, ""))
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Kind: jirasim.TooManyRequests, RetryAfter: "1", Times: 3})
			workspace.Apply()
			workspace.ExpectWritten("POST user", "POST user", "POST user", "POST user")
		})
	}
}
