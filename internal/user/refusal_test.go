// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestReadOnlyDirectoryIsNamed(t *testing.T) {
	made := workspace(t, jirasim.Settings{ReadOnlyDirectory: true})
	made.Jira.AddAccount(somebody())
	made.Configure(robot("other", "Other", "other@example.com"))
	made.Try("apply", "-auto-approve").ExpectError(`create the account "other"`, "all the user directories are read-only.", "HTTP 400")
	made.Configure(robotWith() + importBlock("robot", "username:robot"))
	made.Apply()
	for _, test := range []struct {
		doing, configuration, reason string
	}{
		{`change the account "robot"`, robot("robot", "The Robot", "robot@example.com"), "directory is read only."},
		{`change the account "robot"`, robotWith("active = false"), "directory is read only."},
		{`give the account "robot" another password`, robotWith(`password_wo = "new"`, "password_wo_version = 1"), "directory is read only."},
	} {
		made.Configure(test.configuration)
		made.Try("apply", "-auto-approve").ExpectError("Jira refused to "+test.doing, "Jira says: ", test.reason)
	}
	made.Configure(robotWith(`on_destroy = "delete"`))
	made.Apply()
	made.Try("destroy", "-auto-approve").ExpectError(`delete the account "robot"`, "directory is read-only.")
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
}

// TestProtectedAdministratorsAreNamed: system administrators can be changed by their like only.
func TestProtectedAdministratorsAreNamed(t *testing.T) {
	made := workspace(t)
	account := somebody()
	account.SystemAdministrator = true
	made.Jira.AddAccount(account)
	made.Jira.AddAccount(jirasim.Account{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true, Groups: []string{"jira-administrators"}})
	const login = "  username = \"terraform\"\n  password = \"t\""
	made.ConfigureAs(login, robotWith()+importBlock("robot", "username:robot"))
	made.Apply()
	for _, test := range []struct{ doing, configuration string }{
		{`change the account "robot"`, robot("robot", "The Robot", "robot@example.com")},
		{`give the account "robot" another password`, robotWith(`password_wo = "new"`, "password_wo_version = 1")},
	} {
		made.ConfigureAs(login, test.configuration)
		made.Try("apply", "-auto-approve").ExpectError("Jira refused to "+test.doing, "System Administrators permission")
	}
	made.ConfigureAs(login, robotWith(`on_destroy = "delete_or_deactivate"`))
	made.Apply()
	made.Try("destroy", "-auto-approve").ExpectError(`deactivate the account "robot"`, "System Administrators permission").
		ExpectWarning("could not be deleted either", "System Administrators permission")
	expectAccount(t, made.Jira, "robot", "Robot", "robot@example.com")
}

func TestMissingPermissionIsNamed(t *testing.T) {
	made := workspace(t)
	made.Jira.AddAccount(jirasim.Account{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true})
	made.ConfigureAs("  username = \"terraform\"\n  password = \"t\"", robotWith())
	made.Try("apply", "-auto-approve").ExpectError(`create the account "robot"`, "HTTP 403", "permission to administer Jira")
}
