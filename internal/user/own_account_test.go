// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
)

// own is the account that the provider logs in with, imported.
func own(t *testing.T, login func(*acceptance.Workspace) string, arguments ...string) *acceptance.Workspace {
	t.Helper()
	made := workspace(t)
	made.ConfigureAs(login(made), administrator("admin", arguments...)+importBlock("robot", "username:admin"))
	made.Apply()
	made.Jira.ForgetRequests()
	return made
}

func administrator(username string, arguments ...string) string {
	return robot(username, "Administrator", "admin@example.com", arguments...)
}

func TestOwnAccountIsNotLockedOut(t *testing.T) {
	for name, login := range map[string]func(*acceptance.Workspace) string{"basic": (*acceptance.Workspace).Administrator, "token": (*acceptance.Workspace).Token} {
		t.Run(name, func(t *testing.T) {
			made := own(t, login)
			for _, test := range []struct{ configuration, attribute string }{
				{administrator("root"), `username      = "root"`},
				{administrator("admin", "active = false"), "active = false"},
				{administrator("admin", `password_wo = "new"`, "password_wo_version = 1"), "password_wo_version = 1"},
			} {
				made.ConfigureAs(login(made), test.configuration)
				made.Try("plan").ExpectError("That is the provider's own account", test.attribute, "lock", "another administrator")
			}
			made.ConfigureAs(login(made), administrator("admin"))
			made.Try("plan", "-destroy").ExpectError("That is the provider's own account", `"admin"`, `on_destroy = "keep"`)
			// The way out that it names.
			made.ConfigureAs(login(made), administrator("admin", `on_destroy = "keep"`))
			made.Apply()
			made.Destroy()
			expectNothingWritten(t, made)
		})
	}
}

func TestOwnAccountMayBeChangedOtherwise(t *testing.T) {
	made := own(t, (*acceptance.Workspace).Administrator)
	expectUpdate(t, made, robot("ADMIN", "The Administrator", "root@example.com", `on_destroy = "keep"`, "active = true"))
	expectSent(t, writes(made), "PUT user?key=JIRAUSER10000")
}
