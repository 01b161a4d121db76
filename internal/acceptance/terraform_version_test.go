// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A probe is a file and a command that succeeds only if Terraform has the feature.
type probe struct {
	feature       versions.Feature
	file, content string
	command       []string
}

func probes() []probe {
	const robot = "resource \"jira_user\" \"robot\" {\n  username      = \"robot\"\n  display_name  = \"Robot\"\n  email_address = \"robot@example.com\"\n"
	return []probe{
		{versions.MockProviders, "robot.tftest.hcl", "mock_provider \"jira\" {}\n\nrun \"nothing\" {}\n", []string{"test"}},
		{versions.ImportForEach, "main.tf", robot + "}\n\nimport {\n  for_each = toset([\"JIRAUSER10100\"])\n  to       = jira_user.robot\n  id       = each.value\n}\n", []string{"validate"}},
		{versions.Functions, "main.tf", "output \"id\" {\n  value = provider::jira::avatar_id(\"https://jira.example.com/secure/useravatar?avatarId=10122\")\n}\n", []string{"validate"}},
		{versions.WriteOnly, "main.tf", robot + "  password_wo         = \"secret\"\n  password_wo_version = 1\n}\n", []string{"validate"}},
		{versions.ImportIdentity, "main.tf", robot + "}\n\nimport {\n  to       = jira_user.robot\n  identity = { key = \"JIRAUSER10100\" }\n}\n", []string{"validate"}},
		{versions.ListResources, "main.tf", "", []string{"query", "-help"}},
	}
}

// Every feature that a test can be skipped for is tried with the Terraform that runs the tests. So a test is skipped only if
// this Terraform really lacks the feature, and the table in README.md is true.
func TestAccNeeds_matchesTerraform(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{}
	for _, probe := range probes() {
		tried[probe.feature.Name] = true
		t.Run(probe.feature.Name, func(t *testing.T) {
			t.Parallel()
			workspace := New(t, jirasim.Settings{})
			workspace.Write(probe.file, probe.content)
			output, err := workspace.command(probe.command...).CombinedOutput()
			if found := product(t); found.Has(probe.feature) != (err == nil) {
				t.Errorf("%s has %s: %t in the list of features, but terraform %v ends with %v:\n%s",
					found, probe.feature.Name, found.Has(probe.feature), probe.command, err, output)
			}
		})
	}
	for _, feature := range versions.Features() {
		if !tried[feature.Name] {
			t.Errorf("no probe tries %s", feature.Name)
		}
	}
}
