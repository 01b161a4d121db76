// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// administrators grants jira-software and the permissions of an administrator, as in a new installation (facts 12.3).
const administrators = "jira-administrators"

func leaveGroup(workspace *acceptance.Workspace, group string) {
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) {
		user.Groups = slices.DeleteFunc(slices.Clone(user.Groups), func(name string) bool { return name == group })
	})
}

// A group that is no longer named is left, even if it grants a managed application. The application stays.
func TestAccUser_administratorsRemoved(t *testing.T) {
	for name, test := range map[string]struct {
		arguments, written, left []string
		prepare                  func(*acceptance.Workspace)
	}{
		"application through its default group": {
			[]string{applications("jira-software")},
			[]string{membership("DELETE", administrators)},
			[]string{"bots", "jira-software-users"},
			func(*acceptance.Workspace) {},
		},
		"application through the group": {
			[]string{applications("jira-software")},
			[]string{membership("DELETE", administrators), application("POST", "jira-software")},
			[]string{"bots", "jira-software-users"},
			func(workspace *acceptance.Workspace) { leaveGroup(workspace, "jira-software-users") },
		},
		"application not managed": {
			nil,
			[]string{membership("DELETE", administrators)},
			[]string{"bots"},
			func(workspace *acceptance.Workspace) { leaveGroup(workspace, "jira-software-users") },
		},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := withGroups(t)
			applyFirst(t, workspace, append([]string{groups("bots", administrators)}, test.arguments...)...)
			test.prepare(workspace)
			expectUpdate(t, workspace, robotWith(append([]string{groups("bots")}, test.arguments...)...))
			workspace.ExpectWritten(test.written...)
			expectGroups(t, workspace, test.left...)
		})
	}
}

// A group that the argument names is tracked, whatever it grants.
func TestAccUser_administratorsDrift(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", administrators), applications("jira-software"))
	leaveGroup(workspace, administrators)
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	workspace.ExpectWritten(membership("POST", administrators))
	expectGroups(t, workspace, "bots", administrators, "jira-software-users")
	workspace.ExpectEmptyPlan()
}

// The application cannot be granted again. State has what Jira has, and the next apply grants it.
func TestAccUser_applicationNotGrantedAgain(t *testing.T) {
	workspace := withGroups(t)
	applyFirst(t, workspace, groups("bots", administrators), applications("jira-software"))
	leaveGroup(workspace, "jira-software-users")
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user/application", Kind: jirasim.Redirect})
	workspace.Configure(robotWith(groups("bots"), applications("jira-software")))
	workspace.Try("apply", "-auto-approve").ExpectError("redirected", `grant user "robot" access to application "jira-software"`)
	if keys := elements(workspace, "application_keys"); len(keys) > 0 {
		t.Errorf("the state has the applications %q", keys)
	}
	workspace.Jira.Behave()
	workspace.Apply().ExpectChanges("jira_user.robot", "update")
	expectGroups(t, workspace, "bots", "jira-software-users")
	workspace.ExpectEmptyPlan()
}

// The user that the provider authenticates as loses neither groups nor applications.
func TestAccUser_providerUserKeepsAccess(t *testing.T) {
	for name, login := range map[string]func(*acceptance.Workspace) string{"basic": (*acceptance.Workspace).Administrator, "token": (*acceptance.Workspace).Token} {
		t.Run(name, func(t *testing.T) {
			workspace := importProviderUser(t, login, groups(administrators), applications("jira-software"))
			workspace.ConfigureAs(login(workspace), administrator("admin", groups(), applications("jira-software")))
			workspace.Try("plan").ExpectError("user that the provider authenticates as", "groups ", `removed from group "jira-administrators"`)
			workspace.ConfigureAs(login(workspace), administrator("admin", groups(administrators), applications()))
			workspace.Try("plan").ExpectError("user that the provider authenticates as", "application_keys ", `left without access to application "jira-software"`)
			workspace.ExpectOnlyReads()
		})
	}
}

// A plan without a refresh does not know that the user was anonymized.
func TestAccUser_anonymizedWithoutRefresh(t *testing.T) {
	for name, configuration := range map[string]string{
		"names":    robot("robot", "The Robot", "robot@example.com"),
		"password": robotWith(`password_wo = "new"`, "password_wo_version = 2"),
		"groups":   robotWith(groups("bots")),
	} {
		t.Run(name, func(t *testing.T) {
			workspace := withGroups(t)
			applyFirst(t, workspace)
			former := workspace.Jira.AnonymizeUser("robot")
			workspace.Configure(configuration)
			workspace.Try("apply", "-auto-approve", "-refresh=false").
				ExpectError("Cannot update an anonymized user", former.Key, former.Name, "Plan again with a refresh")
			workspace.ExpectOnlyReads()
			// The next step that the error names.
			workspace.Plan().ExpectChanges("jira_user.robot", "create")
		})
	}
}
