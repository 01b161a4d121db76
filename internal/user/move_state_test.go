// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user_test

import (
	"fmt"
	"slices"
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const oldUser = `
resource "jira_user" "old" {
  name         = "robot"
  email        = "robot@example.com"
  display_name = "Robot"
}
`

const movedUser = `
moved {
  from = jira_user.old
  to   = jira_user.robot
}
`

// managedByFourplusone returns a workspace whose state has the user "robot" from the other provider.
func managedByFourplusone(t *testing.T, settings ...jirasim.Settings) (*acceptance.Workspace, *fourplusone.Provider) {
	t.Helper()
	workspace := workspace(t, settings...)
	acceptance.Needs(t, versions.MoveState)
	old := fourplusone.Serve(workspace)
	fourplusone.Manage(workspace, old, oldUser)
	return workspace, old
}

func TestAccUser_moved(t *testing.T) {
	t.Parallel()
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		t.Run(version, func(t *testing.T) {
			workspace, old := managedByFourplusone(t, jirasim.Settings{Version: version})
			before := jiraUser(t, workspace.Jira, "robot")
			workspace.Configure(robotWith() + movedUser)
			workspace.Plan().ExpectChanges("jira_user.robot", "move").ExpectNoWarnings()
			workspace.ExpectSent("GET user")
			workspace.Apply().ExpectChanges("jira_user.robot", "move").ExpectNoWarnings()
			workspace.ExpectSent("GET user")
			fourplusone.Leave(workspace)
			workspace.ExpectEmptyPlan()
			workspace.ExpectSent("GET user")
			if after := jiraUser(t, workspace.Jira, "robot"); fmt.Sprint(before) != fmt.Sprint(after) {
				t.Errorf("the user was %+v and is %+v", before, after)
			}
			want := map[string]any{
				"id": before.Key, "key": before.Key, "username": "robot", "display_name": "Robot", "email_address": "robot@example.com", "active": true,
				"send_notification": false, "adopt_existing": false, "on_destroy": "deactivate", "groups": nil, "application_keys": nil,
				"password_wo": nil, "password_wo_version": nil,
			}
			if state := workspace.State("jira_user.robot"); fmt.Sprint(state) != fmt.Sprint(want) {
				t.Errorf("state is %v, want %v", state, want)
			}
			if operations := old.Operations(); len(operations) > 0 {
				t.Errorf("the other provider was asked to %q", operations)
			}
			workspace.Destroy()
			workspace.ExpectWritten("PUT user?key=" + before.Key)
			if user := jiraUser(t, workspace.Jira, "robot"); user.Active {
				t.Error("the user is still active")
			}
		})
	}
}

// A change that the plan of the move contains is sent as a change of any other state.
func TestAccUser_movedAndChanged(t *testing.T) {
	for name, test := range map[string]struct {
		hcl      string
		expected func(jirasim.User) bool
	}{
		"renamed":     {robot("robot-2", "Robot", "robot@example.com"), func(user jirasim.User) bool { return user.Name == "robot-2" }},
		"deactivated": {robotWith("active = false"), func(user jirasim.User) bool { return !user.Active }},
		"active":      {robotWith("active = true"), func(user jirasim.User) bool { return user.Active }},
		"in a group":  {robotWith(`groups = ["robots"]`), func(user jirasim.User) bool { return slices.Contains(user.Groups, "robots") }},
	} {
		for _, refresh := range []string{"-refresh=true", "-refresh=false"} {
			t.Run(name+refresh, func(t *testing.T) {
				workspace, _ := managedByFourplusone(t)
				key := jiraUser(t, workspace.Jira, "robot").Key
				workspace.Jira.AddGroup("robots")
				workspace.Configure(test.hcl + movedUser)
				workspace.Apply(refresh)
				if user, _ := workspace.Jira.UserByKey(key); !test.expected(user) {
					t.Errorf("the user is %+v", user)
				}
				workspace.ExpectEmptyPlan()
			})
		}
	}
}

// Terraform 1.11 plans an update without a difference: the moved state does not mark the sensitive attributes yet.
func TestAccUser_movedWithoutRefresh(t *testing.T) {
	workspace, _ := managedByFourplusone(t)
	workspace.Configure(robotWith() + movedUser)
	workspace.Apply("-refresh=false").ExpectNoWarnings()
	workspace.ExpectSent()
	workspace.ExpectEmptyPlan()
	workspace.ExpectSent("GET user")
}

func TestAccUser_movedUserDeleted(t *testing.T) {
	workspace, _ := managedByFourplusone(t)
	workspace.Jira.RemoveUser("robot")
	workspace.Configure(robotWith() + movedUser)
	workspace.Plan().ExpectChanges("jira_user.robot", "create").ExpectWarning(`User "robot" was deleted outside Terraform`)
}

// A base_url that is unknown until apply is no obstacle: a move sends no request.
func TestAccUser_movedWithUnknownURL(t *testing.T) {
	workspace, _ := managedByFourplusone(t)
	workspace.ConfigureUnknown(robotWith() + movedUser)
	workspace.Apply()
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
}

// The resource keeps its address, and the configuration has no moved block. Terraform then moves the state, or reads it as a state
// of this provider, as after terraform state replace-provider.
func TestAccUser_providerChanged(t *testing.T) {
	workspace, _ := managedByFourplusone(t)
	workspace.Configure(strings.ReplaceAll(robotWith(), `"robot" {`, `"old" {`))
	workspace.Apply().ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	workspace.ExpectEmptyPlan()
	if state := workspace.State("jira_user.old"); state["on_destroy"] != "deactivate" {
		t.Errorf("on_destroy is %v", state["on_destroy"])
	}
}
