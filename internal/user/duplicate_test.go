// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// second returns a second resource for the user "robot", with another spelling of the username.
func second(arguments ...string) string {
	return strings.Replace(robot("ROBOT", "Robot", "robot@example.com", arguments...), `"jira_user" "robot"`, `"jira_user" "second"`, 1)
}

// Two resources of one apply name the same user: one of them fails, whether Jira has the user or not.
func TestAccUser_twoResources(t *testing.T) {
	for name, test := range map[string]struct {
		existing  bool
		arguments []string
	}{
		"created":           {false, nil},
		"created, adopting": {false, []string{adopting}},
		"adopted":           {true, []string{adopting}},
	} {
		t.Run(name, func(t *testing.T) {
			workspace := workspace(t)
			if test.existing {
				workspace.Jira.AddUser(robotUser())
			}
			workspace.Configure(robotWith(test.arguments...) + second(test.arguments...))
			result := workspace.Try("apply", "-auto-approve").ExpectError("Two resources for user", "case-insensitively", "Remove one of the two resources")
			if errors := result.Errors(); errors != 1 || len(workspace.States()) != 1 {
				t.Errorf("%d errors, and %d resources in state", errors, len(workspace.States()))
			}
			if user, exists := workspace.Jira.User("robot"); !exists || !user.Active {
				t.Errorf("the user is %+v", user)
			}
		})
	}
}

// The second resource waits for the first one, so that the first has finished.
func TestAccUser_twoResourcesInOrder(t *testing.T) {
	workspace := workspace(t)
	workspace.Configure(robotWith(adopting) + second(adopting, "depends_on = [jira_user.robot]"))
	workspace.Try("apply", "-auto-approve").ExpectError(`Two resources for user "ROBOT"`)
	// The next step that the error names.
	workspace.Configure(robotWith(adopting))
	workspace.ExpectEmptyPlan()
}

// A user that a Delete of the same apply has handled can be created again.
func TestAccUser_destroyedThenCreated(t *testing.T) {
	workspace := applied(t)
	workspace.Configure(robotWith())
	workspace.Apply("-replace=jira_user.robot").ExpectChanges("jira_user.robot", "replace")
	workspace.ExpectEmptyPlan()
}

// A Create that failed has no user.
func TestAccUser_createdAfterFailure(t *testing.T) {
	workspace := workspace(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Kind: jirasim.Redirect})
	workspace.Configure(robotWith())
	workspace.Try("apply", "-auto-approve").ExpectError("redirected")
	workspace.Jira.Behave()
	workspace.Apply()
	workspace.ExpectEmptyPlan()
}

// With adopt_existing, a user that appears between look-up and creation is adopted.
func TestAccUser_adoptAfterRefusal(t *testing.T) {
	workspace := withGroups(t)
	workspace.Jira.Misbehave(jirasim.Fault{Method: "POST", Path: "/user", Times: 1, During: func(jirasim.Request) {
		other := robotUser()
		other.DisplayName, other.Groups = "Other Robot", []string{"readers"}
		workspace.Jira.AddUser(other)
	}})
	workspace.Configure(robotWith(adopting, groups("bots")))
	workspace.Apply()
	expectGroups(t, workspace, "bots")
	expectUser(t, workspace.Jira, "robot", "Robot", "robot@example.com")
	expectOnDestroy(t, workspace, "deactivate")
	workspace.ExpectEmptyPlan()
}
