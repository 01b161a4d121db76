// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package acceptance

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// A probe is a file and a command that succeeds, and prints a text, only if Terraform has the feature.
type probe struct {
	feature       versions.Feature
	file, content string
	command       []string
	prints        string
}

func probes() []probe {
	const robot = "resource \"jira_user\" \"robot\" {\n  username      = \"robot\"\n  display_name  = \"Robot\"\n  email_address = \"robot@example.com\"\n"
	const variable = "variable \"password\" {\n  type      = string\n  ephemeral = true\n}\n"
	validate, valid := []string{"validate"}, "configuration is valid"
	return []probe{
		{versions.MockProviders, "robot.tftest.hcl", "mock_provider \"jira\" {}\n\nrun \"nothing\" {}\n", []string{"test"}, "1 passed"},
		{versions.ImportForEach, "main.tf", robot + "}\n\nimport {\n  for_each = toset([\"JIRAUSER10100\"])\n  to       = jira_user.robot\n  id       = each.value\n}\n", validate, valid},
		{versions.Removed, "main.tf", "removed {\n  from = jira_user.robot\n  lifecycle {\n    destroy = false\n  }\n}\n", validate, valid},
		{versions.Functions, "main.tf", "output \"id\" {\n  value = provider::jira::avatar_id(\"https://jira.example.com/secure/useravatar?avatarId=10122\")\n}\n", validate, valid},
		{versions.Ephemeral, "main.tf", variable, validate, valid},
		{versions.WriteOnly, "main.tf", robot + "  password_wo         = \"secret\"\n  password_wo_version = 1\n}\n", validate, valid},
		{versions.ImportIdentity, "main.tf", robot + "}\n\nimport {\n  to       = jira_user.robot\n  identity = { key = \"JIRAUSER10100\" }\n}\n", validate, valid},
		{versions.ListResources, "main.tf", "", []string{"query", "-help"}, "query [options]"},
	}
}

// Every feature that a test can be skipped for is tried with the Terraform that runs the tests. So a test is skipped only if
// this Terraform really lacks the feature, and the table in README.md is true.
func TestAccNeeds_matchesTerraform(t *testing.T) {
	t.Parallel()
	tried := map[string]bool{versions.MoveState.Name: true} // The test of package fourplusone tries it.
	for _, probe := range probes() {
		tried[probe.feature.Name] = true
		t.Run(probe.feature.Name, func(t *testing.T) {
			t.Parallel()
			workspace := New(t, jirasim.Settings{})
			if err := os.WriteFile(filepath.Join(workspace.Folder, probe.file), []byte(probe.content), 0o600); err != nil {
				t.Fatal(err)
			}
			output, err := workspace.command(probe.command...).CombinedOutput()
			has := err == nil && strings.Contains(string(output), probe.prints)
			if found := product(t); found.Has(probe.feature) != has {
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
