// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
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

func TestAccountIsCreatedWithOneRequestAndPlansEmpty(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Configure(robot)
	workspace.Apply().ExpectChanges("jira_user.robot", "create").ExpectNoWarnings()
	for _, request := range workspace.Jira.Requests() {
		t.Log(request.Method, request.Path, request.Query, request.Status)
	}
	workspace.ExpectEmptyPlan()
}
