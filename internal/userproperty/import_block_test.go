// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty_test

import (
	"strings"
	"testing"
)

// The import block of the message must be valid HCL, also for a key that HCL would read as an expression.
func TestAccUserProperty_importBlockIsValid(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.SetProperty("robot", `example.${owner}`, `{"team":"other"}`)
	configuration := strings.Replace(property(byUsername, `jsonencode({ team = "ci" })`), "example.owner", "example.$${owner}", 1)
	workspace.Configure(configuration)
	result := workspace.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
	_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
	workspace.Configure(configuration + strings.Replace("import {"+block, "jira_user_property.NAME", "jira_user_property.owner", 1))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}
