// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"strings"
	"testing"
)

// The import block of the message must be valid HCL, also for a name that HCL would read as an expression.
func TestAccGroup_importBlockIsValid(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Jira.AddGroup(`robots-${x}-%{y}`)
	configuration := group(`robots-$${x}-%%{y}`)
	workspace.Configure(configuration)
	result := workspace.Try("apply", "-auto-approve").ExpectError("already exists", "import {")
	_, block, _ := strings.Cut(result.Diagnostics[0].Detail, "import {")
	workspace.Configure(configuration + strings.Replace("import {"+block, "jira_group.NAME", "jira_group.robots", 1))
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}
