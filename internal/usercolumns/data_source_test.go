// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestColumnsOfOneAccountAreGivenToAnother(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, made *acceptance.Workspace, robot jirasim.Account) {
		made.Jira.AddAccount(jirasim.Account{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
		made.Jira.SetColumns("other", "status", "issuekey")
		made.Configure(`
data "jira_user_columns" "other" {
  username = "OTHER"
}

resource "jira_user_columns" "robot" {
  user_key = "` + robot.Key + `"
  columns  = data.jira_user_columns.other.columns
}
`)
		made.Apply().ExpectNoWarnings()
		expectColumns(t, made, "robot", "status", "issuekey")
		state := made.State("data.jira_user_columns.other")
		if labels := fmt.Sprint(state["labels"]); labels != "map[issuekey:Key status:Status]" {
			t.Errorf("the labels are %s", labels)
		}
		made.Jira.ForgetRequests()
		made.ExpectEmptyPlan()
		if sent := made.Sent(); len(sent) != 4 {
			t.Errorf("the plan sent %v", sent)
		}
	})
}

func TestDefaultColumnsAreRead(t *testing.T) {
	made, _ := workspace(t)
	made.Configure("data \"jira_user_columns\" \"robot\" {\n  username = \"robot\"\n}\n")
	made.Apply()
	if ids := made.State("data.jira_user_columns.robot")["columns"].([]any); len(ids) != 11 || ids[0] != "issuetype" {
		t.Errorf("the columns are %v", ids)
	}
}

func TestColumnsOfNobodyAreExplained(t *testing.T) {
	made, _ := workspace(t)
	made.Configure("data \"jira_user_columns\" \"robot\" {\n  username = \"nobody\"\n}\n")
	made.Try("plan").ExpectError("No such account", "username =", `"nobody"`)
}

func TestDataCannotWaitForAnUnknownAddress(t *testing.T) {
	made, _ := workspace(t)
	made.ConfigureUnknown(`
data "jira_user_columns" "robot" {
  username = "robot"
}
`)
	made.Try("plan").ExpectError("base_url is not known before an apply")
}
