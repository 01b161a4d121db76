// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const changeInDirectory = "If the user directory is read-only, change the user in that directory. " +
	"To manage only its avatar, remove this resource from state with a removed block, and use jira_user_avatar."

const changePasswordInDirectory = "it needs that permission too.\n\nIf it has these permissions, the user directory is probably read-only: " +
	"change the password in that directory, and remove password_wo and password_wo_version."

func TestAccUser_readOnlyDirectory(t *testing.T) {
	workspace := workspace(t, jirasim.Settings{ReadOnlyDirectory: true})
	workspace.Jira.AddUser(robotUser())
	workspace.Configure(robot("other", "Other", "other@example.com"))
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "other"`,
		"Jira says: Cannot add user, all the user directories are read-only. (POST rest/api/2/user: HTTP 400)\n\n"+
			"If all user directories are read-only, create the user in its directory and import it, or manage only its avatar with jira_user_avatar.")
	workspace.ExpectSentWithQuery("POST user", "GET applicationrole")
	workspace.Jira.Misbehave(jirasim.Fault{Path: "/applicationrole", Kind: jirasim.Redirect})
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "other"`,
		"If no license seat is left, set application_keys = [] to create the user without access to applications, which needs no seat. If all user directories are read-only, ")
	workspace.Jira.Behave()
	workspace.Configure(robotWith() + importBlock("robot", "username:robot"))
	workspace.Apply()
	for _, test := range []struct {
		action, configuration, advice string
	}{
		{`update user "robot"`, robot("robot", "The Robot", "robot@example.com"), changeInDirectory},
		{`update user "robot"`, robotWith("active = false"), changeInDirectory},
		{`change the password of user "robot"`, robotWith(`password_wo = "new"`, "password_wo_version = 1"), changePasswordInDirectory},
	} {
		workspace.Configure(test.configuration)
		workspace.Try("apply", "-auto-approve").ExpectError(test.action, "directory is read only.", test.advice)
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

// A field that Jira names explains the refusal, so nothing else is looked up.
func TestAccUser_refusedFieldRequests(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robot("robot", "Robot", "not-an-address"))
	result := workspace.Try("apply", "-auto-approve").ExpectError("email_address", "valid email address")
	if detail := result.Diagnostics[0].Detail; detail != "Jira says: You must specify a valid email address. (POST rest/api/2/user: HTTP 400)" {
		t.Errorf("the detail is %q", detail)
	}
	workspace.ExpectSentWithQuery("POST user")
}

func TestAccUser_missingPermission(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.AddUser(jirasim.User{Name: "terraform", DisplayName: "T", EmailAddress: "t@example.com", Password: "t", Active: true})
	workspace.ConfigureAs("  username = \"terraform\"\n  password = \"t\"", robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`create user "robot"`, "HTTP 403", "needs the Jira Administrators global permission")
}
