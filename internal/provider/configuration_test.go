// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const robot = `
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
}
`

func workspace(t *testing.T) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	return acceptance.New(t, jirasim.Settings{})
}

func TestConfigurationErrorsAreReportedAtTheirArgument(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct{ block, expected string }{
		"no scheme":           {`base_url = "jira.example.com"`, "must begin with https://"},
		"other scheme":        {`base_url = "ftp://jira.example.com"`, "must begin with https://"},
		"no host":             {`base_url = "https:///jira"`, "has no host name"},
		"empty":               {`base_url = ""`, "base_url is empty"},
		"a query":             {`base_url = "https://jira.example.com/?a=b"`, "without a ? or # part"},
		"credentials inside":  {`base_url = "https://me:secret@jira.example.com"`, "contains a username or password"},
		"the REST API inside": {`base_url = "https://example.com/jira/rest/api/2"`, "https://example.com/jira"},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			workspace.Write("main.tf", "provider \"jira\" {\n  "+test.block+"\n  username = \"admin\"\n  password = \"admin\"\n}\n"+robot)
			result := workspace.Try("plan").ExpectError("base_url", test.expected)
			if strings.Contains(result.Output, "secret") && !strings.Contains(test.block, "secret") {
				t.Error("the password is in the output")
			}
		})
	}
}

func TestEverythingThatIsMissingIsReportedAtOnce(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", "provider \"jira\" {}\n"+robot)
	workspace.Try("plan").
		ExpectError("Missing base_url", "JIRA_BASE_URL").
		ExpectError("Missing username", "JIRA_USERNAME").
		ExpectError("Missing password", "JIRA_PASSWORD")
}

func TestEnvironmentStandsBehindTheConfiguration(t *testing.T) {
	t.Parallel()
	workspace := acceptance.NewWithBinary(t, jirasim.Settings{})
	workspace.Write("main.tf", "provider \"jira\" {}\n"+robot)
	workspace.Apply()
	// HCL beats the environment.
	workspace.Set("JIRA_BASE_URL", "https://nowhere.invalid")
	workspace.Set("JIRA_PASSWORD", "wrong")
	workspace.Configure(robot)
	workspace.ExpectEmptyPlan()
	if failed := workspace.Jira.FailedLogins(); failed != 0 {
		t.Errorf("%d failed logins", failed)
	}
}

func TestContextPathAndTrailingSlashDoNotMatter(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]jirasim.Settings{"none": {ContextPath: "/"}, "one": {ContextPath: "/jira"}, "two": {ContextPath: "/a/b"}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, settings)
			workspace.Write("main.tf", fmt.Sprintf("provider \"jira\" {\n  base_url = %q\n%s\n}\n", strings.TrimSuffix(workspace.Jira.URL(), "/")+"/", workspace.Administrator())+robot)
			workspace.Apply()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestPlainHTTPToAnotherHostWarns(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", "provider \"jira\" {\n  base_url = \"http://jira.example.com\"\n  username = \"admin\"\n  password = \"admin\"\n}\n"+robot)
	workspace.Plan().ExpectWarning("base_url", "jira.example.com", "Use https")
}

// unknownBaseURL comes from what only an apply makes.
const unknownBaseURL = `
resource "terraform_data" "address" {
  input = "%s"
}

provider "jira" {
  base_url = terraform_data.address.output
  username = "admin"
  password = "admin"
}
`

func TestUnknownAddressPlansWithoutRequestsAndAppliesInOneGo(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL(), 1)+robot)
	workspace.Plan().ExpectChanges("terraform_data.address", "create", "jira_user.robot", "create")
	if requests := workspace.Jira.Requests(); len(requests) > 0 {
		t.Errorf("the plan sent %d requests", len(requests))
	}
	workspace.Apply()
	workspace.ExpectEmptyPlan()

	// A new address that is not known yet keeps what the state has.
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL()+"/", 1)+robot)
	workspace.Plan().ExpectChanges("terraform_data.address", "update")
}

func TestImportCannotWaitForAnUnknownAddress(t *testing.T) {
	workspace := workspace(t)
	workspace.Write("main.tf", strings.Replace(unknownBaseURL, "%s", workspace.Jira.URL(), 1)+robot+"import {\n  to = jira_user.robot\n  id = \"JIRAUSER10100\"\n}\n")
	workspace.Try("plan").ExpectError("base_url is not known before an apply", "Apply what base_url comes from first")
}
