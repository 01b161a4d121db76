// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

func TestAccUser_readOnlyDirectory(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{ReadOnlyDirectory: true})
	workspace.Jira.AddUser(robotUser())
	workspace.Configure(robot("other", "Other", "other@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "other"`, "all the user directories are read-only.", "HTTP 400")
	workspace.Configure(robotWith() + importBlock("robot", "username:robot"))
	workspace.Apply()
	for _, test := range []struct {
		action, configuration, reason string
	}{
		{`update user "robot"`, robot("robot", "The Robot", "robot@example.com"), "directory is read only."},
		{`update user "robot"`, robotWith("active = false"), "directory is read only."},
		{`change the password of user "robot"`, robotWith(`password_wo = "new"`, "password_wo_version = 1"), "directory is read only."},
	} {
		workspace.Configure(test.configuration)
		workspace.Try("apply", "-auto-approve").ExpectError(test.action, test.reason)
	}
	workspace.Configure(robotWith(`on_destroy = "delete"`))
	workspace.Apply()
	workspace.Try("destroy", "-auto-approve").ExpectError(`delete user "robot"`, "directory is read-only.")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

// Only a system administrator can change a system administrator.
func TestAccUser_systemAdministrator(t *testing.T) {
	workspace := workspace(t)
	user := robotUser()
	user.SystemAdministrator = true
	workspace.Jira.AddUser(user)
	workspace.Jira.AddUser(jirasim.User{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true, Groups: []string{"jira-administrators"}})
	const login = "  username = \"terraform\"\n  password = \"t\""
	workspace.ConfigureAs(login, robotWith()+importBlock("robot", "username:robot"))
	workspace.Apply()
	for _, test := range []struct{ action, configuration string }{
		{`update user "robot"`, robot("robot", "The Robot", "robot@example.com")},
		{`change the password of user "robot"`, robotWith(`password_wo = "new"`, "password_wo_version = 1")},
	} {
		workspace.ConfigureAs(login, test.configuration)
		workspace.Try("apply", "-auto-approve").ExpectError(test.action, "System Administrators permission")
	}
	workspace.ConfigureAs(login, robotWith(`on_destroy = "delete_or_deactivate"`))
	workspace.Apply()
	workspace.Try("destroy", "-auto-approve").ExpectError(`deactivate user "robot"`, "System Administrators permission").
		ExpectWarning("was neither deleted nor deactivated", "System Administrators permission")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
}

func TestAccUser_missingPermission(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(jirasim.User{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true})
	workspace.ConfigureAs("  username = \"terraform\"\n  password = \"t\"", robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "robot"`, "HTTP 403", "needs the Jira Administrators global permission")
}
