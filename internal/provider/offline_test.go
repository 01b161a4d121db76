// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// These commands do not configure the provider, so that they work without Jira (DESIGN.md section 3).
func TestAccProvider_offline(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		command []string
		input   string
		want    string
		minor   int
	}{
		"validate":         {[]string{"validate"}, "", "The configuration is valid", 0},
		"providers schema": {[]string{"providers", "schema", "-json"}, "", `"jira_user_avatar"`, 0},
		"console":          {[]string{"console"}, "upper(local.name)\n", "ROBOT", 0},
		"mocked test":      {[]string{"test"}, "", "1 passed, 0 failed", 7},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{})
			if test.minor > 0 {
				acceptance.Needs(t, versions.MockProviders)
				workspace.Write("robot.tftest.hcl", "mock_provider \"jira\" {}\n\nrun \"robot\" {\n  assert {\n    condition     = jira_user.robot.username == \"robot\"\n    error_message = \"another username\"\n  }\n}\n")
			}
			workspace.Write("main.tf", "locals {\n  name = \"robot\"\n}\n"+providerBlock("https://nowhere.invalid")+robot)
			if output := workspace.Run(test.input, test.command...); !strings.Contains(output, test.want) {
				t.Errorf("the output does not contain %q:\n%s", test.want, output)
			}
			if requests := workspace.Jira.Requests(); len(requests) > 0 {
				t.Errorf("%d requests were sent, want 0", len(requests))
			}
		})
	}
}

func TestAccProvider_planWithoutResources(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", providerBlock("https://nowhere.invalid")+"resource \"terraform_data\" \"other\" {}\n")
	workspace.Plan().ExpectChanges("terraform_data.other", "create")
}
