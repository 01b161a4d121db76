// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

// importProviderUser imports the user that the provider authenticates as.
func importProviderUser(t *testing.T, login func(*acceptance.Workspace) string, arguments ...string) *acceptance.Workspace {
	t.Helper()
	workspace := workspace(t)
	workspace.ConfigureAs(login(workspace), administrator("admin", arguments...)+importBlock("robot", "username:admin"))
	workspace.Apply()
	workspace.Jira.ForgetRequests()
	return workspace
}

func administrator(username string, arguments ...string) string {
	return robot(username, "Administrator", "admin@example.com", arguments...)
}

func TestAccUser_providerUserProtected(t *testing.T) {
	for name, login := range map[string]func(*acceptance.Workspace) string{"basic": (*acceptance.Workspace).Administrator, "token": (*acceptance.Workspace).Token} {
		t.Run(name, func(t *testing.T) {
			workspace := importProviderUser(t, login)
			for _, test := range []struct{ configuration, attribute string }{
				{administrator("root"), `username      = "root"`},
				{administrator("admin", "active = false"), "active = false"},
				{administrator("admin", `password_wo = "new"`, "password_wo_version = 1"), "password_wo_version = 1"},
			} {
				workspace.ConfigureAs(login(workspace), test.configuration)
				workspace.Try("plan").ExpectError("user that the provider authenticates as", test.attribute, "lock", "another administrator")
			}
			workspace.ConfigureAs(login(workspace), administrator("admin"))
			workspace.Try("plan", "-destroy").ExpectError("user that the provider authenticates as", `"admin"`, `on_destroy = "keep"`)
			// The next step that the error names.
			workspace.ConfigureAs(login(workspace), administrator("admin", `on_destroy = "keep"`))
			workspace.Apply()
			workspace.Destroy()
			workspace.ExpectOnlyReads()
		})
	}
}

func TestAccUser_providerUserChanged(t *testing.T) {
	workspace := importProviderUser(t, (*acceptance.Workspace).Administrator)
	expectUpdate(t, workspace, robot("ADMIN", "The Administrator", "root@example.com", `on_destroy = "keep"`, "active = true"))
	workspace.ExpectWritten("PUT user?key=JIRAUSER10000")
}
