// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package examples_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const robotUser = `
resource "jira_user" "robot" {
  username      = "robot"
  display_name  = "Robot"
  email_address = "robot@example.com"
  %s
}
`

// configurations are the resources and data sources that the table "Permissions" names, with the permission that a plan
// needs. Users with less are in lesser.
var configurations = map[string]struct{ hcl, plan string }{
	"jira_user":                          {fmt.Sprintf(robotUser, ""), "browser"},
	"jira_user with applications":        {fmt.Sprintf(robotUser, `application_keys = ["jira-software"]`), "browser"},
	"jira_user with groups":              {fmt.Sprintf(robotUser, `groups = ["robots"]`), "administrator"},
	"jira_user_avatar":                   {ofOther("jira_user_avatar", `content_base64 = filebase64("robot.png")`), "browser"},
	"jira_user_columns":                  {ofOther("jira_user_columns", `columns = ["issuekey"]`), "administrator"},
	"jira_user_property":                 {ofOther("jira_user_property", "property_key = \"team\"\n  value = jsonencode(\"ci\")"), "administrator"},
	"jira_group_membership":              {ofOther("jira_group_membership", `group = "robots"`), "browser"},
	"jira_group":                         {"resource \"jira_group\" \"ci\" {\n  name = \"ci\"\n}\n", "administrator"},
	"data jira_user":                     {data("jira_user", `username = "other"`), "browser"},
	"data jira_user_avatars":             {data("jira_user_avatars", `username = "other"`), "browser"},
	"data jira_user_picker":              {data("jira_user_picker", `query = "oth"`), "anyone"},
	"data jira_user_columns":             {data("jira_user_columns", `username = "other"`), "administrator"},
	"data jira_users query":              {data("jira_users", `query = "oth"`), "anyone"},
	"data jira_users all":                {data("jira_users", `all = true`), "anyone"},
	"data jira_users assignable":         {data("jira_users", `assignable = { project_keys = ["CI"] }`), "anyone"},
	"data jira_users browse permission":  {data("jira_users", `with_browse_permission = { project_key = "CI", query = "oth" }`), "anyone"},
	"data jira_users with permissions":   {data("jira_users", `with_permissions = { project_key = "CI", permissions = ["CREATE_ISSUES"] }`), "project administrator"},
	"data jira_users all without a list": {data("jira_users", `all = true`), "administrator"},
}

// lesser are the users that have less than a permission, each with the next one. The simulated Jira does not check Browse Users
// in searches, because it is unknown what Jira responds there.
var lesser = map[string]string{"anyone": "", "browser": "anyone", "project administrator": "browser", "administrator": "project administrator"}

func ofOther(resource, arguments string) string {
	return fmt.Sprintf("resource %q \"other\" {\n  username = \"other\"\n  %s\n}\n", resource, arguments)
}

func data(source, arguments string) string {
	return fmt.Sprintf("data %q \"example\" {\n  %s\n}\n", source, arguments)
}

// withPermissions returns a workspace whose Jira has a user for each permission. Password and username are the same.
func withPermissions(t *testing.T, version string) *acceptance.Workspace {
	t.Helper()
	workspace := acceptance.New(t, jirasim.Settings{Version: version, BrowseUsers: []string{"browser", "project administrator"}})
	groups := map[string][]string{"administrator": {"jira-administrators"}}
	for _, name := range []string{"anyone", "browser", "project administrator", "administrator", "other"} {
		workspace.Jira.AddUser(jirasim.User{
			Name: name, DisplayName: name, EmailAddress: strings.ReplaceAll(name, " ", "-") + "@example.com", Password: name, Active: true, Groups: groups[name],
		})
	}
	workspace.Jira.AddGroup("robots")
	workspace.Jira.AddProject(jirasim.Project{Key: "CI", Permissions: map[string][]string{"ADMINISTER_PROJECTS": {"project administrator"}}})
	workspace.Write("robot.png", read(t, "resources/jira_user_avatar/robot.png"))
	return workspace
}

func as(workspace *acceptance.Workspace, username, hcl string) {
	workspace.ConfigureAs(fmt.Sprintf("  username = %q\n  password = %[1]q", username), hcl)
}

// TestAccPermissions_plan plans everything that the administrator applied, once with the permission that the plan needs and
// once with the next lesser one.
func TestAccPermissions_plan(t *testing.T) {
	t.Parallel()
	for name, configuration := range configurations {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			version := "11.3"
			if strings.Contains(name, "without a list") {
				version = "9.12"
			}
			workspace := withPermissions(t, version)
			as(workspace, "administrator", configuration.hcl)
			workspace.Apply()
			as(workspace, configuration.plan, configuration.hcl)
			workspace.ExpectEmptyPlan()
			if less := lesser[configuration.plan]; less != "" {
				as(workspace, less, configuration.hcl)
				workspace.Try("plan").ExpectError("HTTP 40")
			}
		})
	}
}

// TestAccPermissions_apply creates every resource with and without the permission Jira Administrators.
func TestAccPermissions_apply(t *testing.T) {
	t.Parallel()
	for name, configuration := range configurations {
		if strings.HasPrefix(name, "data ") {
			continue
		}
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := withPermissions(t, "11.3")
			as(workspace, "project administrator", configuration.hcl)
			workspace.Try("apply", "-auto-approve").ExpectError("HTTP 40")
			as(workspace, "administrator", configuration.hcl)
			workspace.Apply()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccPermissions_ownUser(t *testing.T) {
	t.Parallel()
	for _, name := range []string{"jira_user_avatar", "jira_user_columns", "jira_user_property"} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := withPermissions(t, "11.3")
			as(workspace, "anyone", configurations[name].hcl)
			workspace.Try("apply", "-auto-approve").ExpectError("HTTP 40")
			as(workspace, "other", configurations[name].hcl)
			workspace.Apply()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccPermissions_systemAdministrator(t *testing.T) {
	t.Parallel()
	for username, permitted := range map[string]bool{"administrator": false, "admin": true} {
		t.Run(username, func(t *testing.T) {
			t.Parallel()
			workspace := withPermissions(t, "11.3")
			hcl := fmt.Sprintf(robotUser, "")
			as(workspace, username, hcl)
			workspace.Apply()
			workspace.Jira.ChangeUser("robot", func(robot *jirasim.User) { robot.SystemAdministrator = true })
			as(workspace, username, strings.Replace(hcl, `"Robot"`, `"Bob"`, 1))
			result := workspace.Try("apply", "-auto-approve")
			if permitted && result.ExitCode != 0 {
				t.Error(result.Diagnostics)
			}
			if !permitted {
				result.ExpectError("System Administrators")
			}
		})
	}
}

// TestPermissions_table checks that the table names every resource and data source that the other tests try.
func TestPermissions_table(t *testing.T) {
	t.Parallel()
	page := read(t, "../templates/index.md.tmpl")
	_, table, _ := strings.Cut(page, "## Permissions")
	table, _, _ = strings.Cut(table, "\n## ")
	for name := range configurations {
		words := strings.Fields(strings.TrimPrefix(name, "data "))
		if !strings.Contains(table, "`"+words[0]+"`") {
			t.Errorf("the table does not contain %s", words[0])
		}
	}
}
