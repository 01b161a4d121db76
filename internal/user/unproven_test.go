// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// unprocessed are faults of a creation that Jira does not carry out, and processed are faults of one that it does.
var (
	unprocessed = []jirasim.FaultKind{jirasim.DropBefore, jirasim.BadGateway, jirasim.Unavailable, jirasim.LoginPage, jirasim.Status500}
	processed   = []jirasim.FaultKind{jirasim.DropAfter, jirasim.BadGatewayAfter, jirasim.Truncated, jirasim.Empty}
)

func expectOnDestroy(t *testing.T, workspace *acceptance.Workspace, want string) {
	t.Helper()
	if got := workspace.State("jira_user.robot")["on_destroy"]; got != want {
		t.Errorf("on_destroy is %v, want %s", got, want)
	}
}

// A user that existed before has the names of the configuration, and the response to the creation is lost. The apply takes
// nothing from that user, the next plan shows the differences, and a destroy does not delete it.
func TestAccUser_unprovenExistedBefore(t *testing.T) {
	for _, kind := range unprocessed {
		t.Run(string(kind), func(t *testing.T) {
			workspace := withGroups(t)
			existing := robotUser()
			existing.Password, existing.Groups, existing.Comments = "old", []string{"readers"}, 3
			before := workspace.Jira.AddUser(existing)
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: kind, Times: 1})
			workspace.Configure(robotWith(groups("bots"), applications("jira-core"), "active = false", `password_wo = "new"`, "password_wo_version = 1"))
			workspace.Apply().ExpectWarning(`User "robot" may have existed before`, before.Key, `on_destroy = "deactivate"`, "password_wo_version")
			workspace.ExpectWritten("POST user", application("POST", "jira-core"), membership("POST", "bots"))
			expectPassword(t, workspace, "old", "new")
			expectGroups(t, workspace, "bots", "jira-core-users", "readers")
			expectOnDestroy(t, workspace, "deactivate")
			workspace.Plan().ExpectChanges("jira_user.robot", "update")
			workspace.Apply()
			expectGroups(t, workspace, "bots", "jira-core-users")
			workspace.ExpectEmptyPlan()
			workspace.Destroy()
			if status := userStatus(workspace); status != inactive {
				t.Errorf("after the destroy the user is %s", status)
			}
		})
	}
}

// Another display name or a login proves that the user existed before.
func TestAccUser_unknownOutcomeOtherUser(t *testing.T) {
	workspace := workspace(t)
	other := robotUser()
	other.DisplayName = "Other Robot"
	before := workspace.Jira.AddUser(other)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: jirasim.BadGateway, Times: 1})
	workspace.Configure(robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError(`User "robot" already exists`, "Other Robot", "import {", before.Key)
	if len(workspace.States()) > 0 {
		t.Error("state has a resource")
	}
	workspace.ExpectWritten("POST user")
}

// The response to a creation that Jira carried out is lost.
func TestAccUser_unprovenCreated(t *testing.T) {
	for _, kind := range processed {
		t.Run(string(kind), func(t *testing.T) {
			workspace := workspace(t)
			workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: kind, Times: 1})
			workspace.Configure(robotWith(`password_wo = "new"`))
			workspace.Apply().ExpectChanges("jira_user.robot", "create").ExpectWarning("may have existed before")
			workspace.ExpectSentWithQuery("POST user", "GET user?username=robot")
			if workspace.States()["jira_user.robot"].Tainted {
				t.Error("the user is tainted")
			}
			expectPassword(t, workspace, "new", "")
			expectOnDestroy(t, workspace, "deactivate")
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccUser_unprovenOnDestroyConfigured(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: jirasim.DropAfter, Times: 1})
	workspace.Configure(robotWith(`on_destroy = "keep"`))
	workspace.Apply().ExpectWarning("may have existed before", `on_destroy = "keep"`)
	expectOnDestroy(t, workspace, "keep")
	workspace.ExpectEmptyPlan()
}

// Jira carries out the first creation after the look-up, and refuses the second one.
func TestAccUser_createdLate(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: jirasim.DropBefore, Times: 1})
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Times: 1, During: func(jirasim.Request) { workspace.Jira.AddUser(robotUser()) }})
	workspace.Configure(robotWith())
	workspace.Apply().ExpectWarning("may have existed before")
	expectOnDestroy(t, workspace, "deactivate")
	workspace.ExpectEmptyPlan()
}

// The user that the provider authenticates as is not claimed, even if it is as the user that was to be created.
func TestAccUser_unprovenProviderUser(t *testing.T) {
	workspace := workspace(t)
	own, _ := workspace.Jira.User("admin")
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: jirasim.DropBefore, Times: 1})
	workspace.Configure(robot("admin", own.DisplayName, own.EmailAddress))
	workspace.Try("apply", "-auto-approve").ExpectError(`User "admin" already exists`, own.Key)
	if len(workspace.States()) > 0 {
		t.Error("state has a resource")
	}
}
