// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestReadOnlyDirectoryIsNamed(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{ReadOnlyDirectory: true})
	workspace.Jira.AddUser(somebody())
	workspace.Configure(robot("other", "Other", "other@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError(`create the user "other"`, "all the user directories are read-only.", "HTTP 400")
	workspace.Configure(robotWith() + importBlock("robot", "username:robot"))
	workspace.Apply()
	for _, test := range []struct {
		doing, configuration, reason string
	}{
		{`change the user "robot"`, robot("robot", "The Robot", "robot@example.com"), "directory is read only."},
		{`change the user "robot"`, robotWith("active = false"), "directory is read only."},
		{`give the user "robot" another password`, robotWith(`password_wo = "new"`, "password_wo_version = 1"), "directory is read only."},
	} {
		workspace.Configure(test.configuration)
		workspace.Try("apply", "-auto-approve").ExpectError("Jira refused to "+test.doing, "Jira says: ", test.reason)
	}
	workspace.Configure(robotWith(`on_destroy = "delete"`))
	workspace.Apply()
	workspace.Try("destroy", "-auto-approve").ExpectError(`delete the user "robot"`, "directory is read-only.")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

// TestProtectedAdministratorsAreNamed: system administrators can be changed by their like only.
func TestProtectedAdministratorsAreNamed(t *testing.T) {
	workspace := workspace(t)
	user := somebody()
	user.SystemAdministrator = true
	workspace.Jira.AddUser(user)
	workspace.Jira.AddUser(jirasim.User{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true, Groups: []string{"jira-administrators"}})
	const login = "  username = \"terraform\"\n  password = \"t\""
	workspace.ConfigureAs(login, robotWith()+importBlock("robot", "username:robot"))
	workspace.Apply()
	for _, test := range []struct{ doing, configuration string }{
		{`change the user "robot"`, robot("robot", "The Robot", "robot@example.com")},
		{`give the user "robot" another password`, robotWith(`password_wo = "new"`, "password_wo_version = 1")},
	} {
		workspace.ConfigureAs(login, test.configuration)
		workspace.Try("apply", "-auto-approve").ExpectError("Jira refused to "+test.doing, "System Administrators permission")
	}
	workspace.ConfigureAs(login, robotWith(`on_destroy = "delete_or_deactivate"`))
	workspace.Apply()
	workspace.Try("destroy", "-auto-approve").ExpectError(`deactivate the user "robot"`, "System Administrators permission").
		ExpectWarning("could not be deleted either", "System Administrators permission")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

func TestMissingPermissionIsNamed(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(jirasim.User{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true})
	workspace.ConfigureAs("  username = \"terraform\"\n  password = \"t\"", robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`create the user "robot"`, "HTTP 403", "permission to administer Jira")
}
