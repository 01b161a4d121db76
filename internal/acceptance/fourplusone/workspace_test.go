// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package fourplusone_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// Tests of moved state are skipped only if this Terraform really cannot move state from another provider.
func TestAccNeedsMoveState_matchesTerraform(t *testing.T) {
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{})
	workspace.Jira.AddUser(jirasim.User{Name: "robot", DisplayName: "Robot", EmailAddress: "robot@example.com", Active: true})
	const attributes = "  display_name = \"Robot\"\n"
	fourplusone.Manage(workspace, fourplusone.Serve(workspace), "resource \"jira_user\" \"old\" {\n  name  = \"robot\"\n  email = \"robot@example.com\"\n"+attributes+"}\n")
	workspace.Configure("resource \"jira_user\" \"robot\" {\n  username      = \"robot\"\n  email_address = \"robot@example.com\"\n" + attributes +
		"}\n\nmoved {\n  from = jira_user.old\n  to   = jira_user.robot\n}\n")
	moves := workspace.Try("plan").Changes["jira_user.robot"] == "move"
	if want := acceptance.Has(t, versions.MoveState); moves != want {
		t.Errorf("this Terraform moves state from another provider: %t, but %t in the list of features", moves, want)
	}
}
