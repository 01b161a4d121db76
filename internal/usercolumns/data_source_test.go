// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns_test

import (
	"fmt"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUserColumnsDataSource_copied(t *testing.T) {
	acceptance.OnEveryJira(t, func(t *testing.T, workspace *acceptance.Workspace, robot jirasim.User) {
		workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "o@example.com", Active: true})
		workspace.Jira.SetColumns("other", "status", "issuekey")
		workspace.Configure(`
data "jira_user_columns" "other" {
  username = "OTHER"
}

resource "jira_user_columns" "robot" {
  user_key = "` + robot.Key + `"
  columns  = data.jira_user_columns.other.columns
}
`)
		workspace.Apply().ExpectNoWarnings()
		expectColumns(t, workspace, "robot", "status", "issuekey")
		state := workspace.State("data.jira_user_columns.other")
		if labels := fmt.Sprint(state["labels"]); labels != "map[issuekey:Key status:Status]" {
			t.Errorf("labels are %s", labels)
		}
		workspace.Jira.ForgetRequests()
		workspace.ExpectEmptyPlan()
		if sent := workspace.Sent(); len(sent) != 4 {
			t.Errorf("the plan sent %v, want 4 requests", sent)
		}
	})
}

func TestAccUserColumnsDataSource_default(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure("data \"jira_user_columns\" \"robot\" {\n  username = \"robot\"\n}\n")
	workspace.Apply()
	if ids := workspace.State("data.jira_user_columns.robot")["columns"].([]any); len(ids) != 11 || ids[0] != "issuetype" {
		t.Errorf("columns are %v, want the 11 system default columns", ids)
	}
}

func TestAccUserColumnsDataSource_userNotFound(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure("data \"jira_user_columns\" \"robot\" {\n  username = \"ghost\"\n}\n")
	workspace.Try("plan").ExpectError(`User "ghost" not found`, "username =")
}

func TestAccUserColumnsDataSource_unknownURL(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.ConfigureUnknown(`
data "jira_user_columns" "robot" {
  username = "robot"
}
`)
	workspace.Try("plan").ExpectError("base_url is not known before an apply")
}

func TestAccUserColumnsDataSource_twoUsers(t *testing.T) {
	workspace, _ := workspace(t)
	workspace.Configure("data \"jira_user_columns\" \"robot\" {\n  username = \"robot\"\n  user_key = \"robot\"\n}\n")
	workspace.Try("plan").ExpectError("Exactly one of these attributes must be configured: [user_key,username]", `user_key = "robot"`)
}
