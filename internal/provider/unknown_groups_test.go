// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// The tests of this file have a Jira that ignores the parameter expand (facts 12.3).

const twoUsersAndMembership = `
resource "jira_user" "robot" {
  for_each         = { "robot-1" = "Robot 1", "robot-2" = "Robot 2" }
  username         = each.key
  display_name     = "%s${each.value}"
  email_address    = "${each.key}@example.com"
  groups           = ["bots", "readers"]
  application_keys = ["jira-software"]
}

resource "jira_group_membership" "builder" {
  group    = "builders"
  username = "builder"
}
`

const firstRobot = `jira_user.robot["robot-1"]`

// unknownGroups applies twoUsersAndMembership in a Jira that ignores expand, and forgets the requests.
func unknownGroups(t *testing.T, expand jirasim.Expansion) *acceptance.Workspace {
	t.Helper()
	t.Parallel()
	workspace := acceptance.New(t, jirasim.Settings{Expand: expand})
	for _, group := range []string{"bots", "builders", "readers"} {
		workspace.Jira.AddGroup(group)
	}
	workspace.Jira.AddUser(jirasim.User{Name: "builder", DisplayName: "Builder", EmailAddress: "builder@example.com", Active: true})
	workspace.Configure(fmt.Sprintf(twoUsersAndMembership, ""))
	workspace.Apply().ExpectNoWarnings()
	workspace.Jira.ForgetRequests()
	return workspace
}

func leave(workspace *acceptance.Workspace, username, group string) {
	workspace.Jira.ChangeUser(username, func(user *jirasim.User) {
		user.Groups = slices.DeleteFunc(slices.Clone(user.Groups), func(name string) bool { return name == group })
	})
}

// Each group is read once, for all users and memberships.
func TestAccUnknownGroups_requests(t *testing.T) {
	for expand, roles := range map[jirasim.Expansion][]string{
		jirasim.ExpandRoles:   {"GET applicationrole"},
		jirasim.ExpandNothing: {"GET applicationrole", "GET group/member"},
		// The number of applications is unknown too, so that the groups of all of them are read.
		jirasim.ExpandAbsent: {"GET applicationrole", "GET group/member", "GET group/member", "GET group/member"},
	} {
		t.Run(string(expand), func(t *testing.T) {
			workspace := unknownGroups(t, expand)
			workspace.ExpectEmptyPlan()
			sent := workspace.Sent()
			slices.Sort(sent)
			want := append([]string{"GET group/member", "GET group/member", "GET group/member", "GET user", "GET user", "GET user"}, roles...)
			slices.Sort(want)
			if !slices.Equal(sent, want) {
				t.Errorf("the requests are %q, want %q", sent, want)
			}
		})
	}
}

func TestAccUnknownGroups_drift(t *testing.T) {
	workspace := unknownGroups(t, jirasim.ExpandNothing)
	leave(workspace, "robot-1", "bots")
	leave(workspace, "robot-1", "jira-software-users")
	leave(workspace, "builder", "builders")
	workspace.Apply().ExpectChanges(firstRobot, "update", "jira_group_membership.builder", "create").
		ExpectWarning(`in group "builders" was deleted outside Terraform`, "The user is not a member of the group. The membership was looked up four times.")
	workspace.ExpectEmptyPlan()
	robot, _ := workspace.Jira.User("robot-1")
	if want := []string{"bots", "jira-software-users", "readers"}; !slices.Equal(robot.Groups, want) {
		t.Errorf("the groups are %q, want %q", robot.Groups, want)
	}
	workspace.Jira.RemoveGroup("builders")
	workspace.Plan().ExpectChanges("jira_group_membership.builder", "create")
}

const unknownGroupsText = "Jira does not list the groups and applications of a user, and the request that tells them in another way failed: %s. " +
	"State keeps the groups, the application access and the group memberships that it has, and drift of them is not detected. " +
	"This warning is shown once for all resources.\n\n" +
	"The request needs the global permission Administer Jira. Check the permissions of the user that the provider authenticates as, and whether a proxy refuses the request."

// expectOneWarning fails the test unless the only warning of the run says that groups are unknown.
func expectOneWarning(t *testing.T, result acceptance.Result, cause string) {
	t.Helper()
	if len(result.Diagnostics) != 1 || result.Diagnostics[0].Severity != "warning" || result.Diagnostics[0].Summary != "Groups of users are unknown" ||
		result.Diagnostics[0].Detail != fmt.Sprintf(unknownGroupsText, cause) {
		t.Errorf("the diagnostics are %q, want the warning\n%s", result.Diagnostics, fmt.Sprintf(unknownGroupsText, cause))
	}
}

// Where the members of groups cannot be read either, state keeps what it has: plan, update and destroy go on.
func TestAccUnknownGroups_stateKept(t *testing.T) {
	const unexpected = "unexpected response to GET rest/api/2/group/member: HTTP "
	for kind, cause := range map[jirasim.FaultKind]string{
		jirasim.NotFoundPage: unexpected + `404 with an HTML page titled "404 Not Found"`,
		jirasim.Status500:    "Internal server error (HTTP 500 to GET rest/api/2/group/member)",
		jirasim.BadGateway:   unexpected + `502 with an HTML page titled "502 Bad Gateway"`,
		jirasim.LoginPage:    unexpected + `200 with an HTML page titled "Log in - Jira"`,
	} {
		t.Run(string(kind), func(t *testing.T) {
			workspace := unknownGroups(t, jirasim.ExpandAbsent)
			workspace.Jira.Misbehave(jirasim.Fault{Path: "/group/member", Kind: kind})
			expectOneWarning(t, workspace.Plan().ExpectChanges(), cause)
			workspace.Configure(fmt.Sprintf(twoUsersAndMembership, "The "))
			workspace.Apply().ExpectChanges(firstRobot, "update", `jira_user.robot["robot-2"]`, "update")
			if groups := workspace.State(firstRobot)["groups"]; fmt.Sprint(groups) != "[bots readers]" {
				t.Errorf("the groups in state are %v", groups)
			}
			if robot, _ := workspace.Jira.User("robot-1"); robot.DisplayName != "The Robot 1" {
				t.Errorf("the user is %+v", robot)
			}
			workspace.Destroy()
			if builder, _ := workspace.Jira.User("builder"); slices.Contains(builder.Groups, "builders") {
				t.Error("the other user is still a member")
			}
		})
	}
}

// A user without administration rights cannot read the members of groups, nor the applications.
func TestAccUnknownGroups_noAdministrator(t *testing.T) {
	workspace := unknownGroups(t, jirasim.ExpandAbsent)
	workspace.ConfigureAsVisitor(fmt.Sprintf(twoUsersAndMembership, ""))
	result := workspace.Plan().ExpectChanges().ExpectWarning("Groups of users are unknown", "HTTP 403 to GET rest/api/2/")
	if len(result.Diagnostics) != 1 {
		t.Errorf("the diagnostics are %q, want one", result.Diagnostics)
	}
}

// Groups that the configuration starts to manage, and those of an adopted user, are added where they are missing or unknown.
func TestAccUnknownGroups_startToManage(t *testing.T) {
	const adopted = `
resource "jira_user" "builder" {
  username      = "builder"
  display_name  = "Builder"
  email_address = "builder@example.com"
  adopt_existing = true
  %s
}
`
	const arguments = "groups = [\"bots\", \"readers\"]\n  application_keys = [\"jira-core\"]"
	for name, first := range map[string]string{"adopted": arguments, "managed": ""} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			workspace := acceptance.New(t, jirasim.Settings{Expand: jirasim.ExpandAbsent})
			workspace.Jira.AddGroup("readers")
			workspace.Jira.AddUser(jirasim.User{
				Name: "builder", DisplayName: "Builder", EmailAddress: "builder@example.com", Active: true, Groups: []string{"bots", "others", "jira-software-users"},
			})
			workspace.Configure(fmt.Sprintf(adopted, first))
			if result := workspace.Apply(); first != "" {
				result.ExpectWarning(`groups, which Jira does not list, with at least ["bots", "readers"]; application_keys from ["jira-software"] to ["jira-core"]`)
			}
			workspace.Configure(fmt.Sprintf(adopted, arguments))
			workspace.Apply()
			workspace.ExpectWritten("DELETE user/application?applicationKey=jira-software&username=builder",
				"POST user/application?applicationKey=jira-core&username=builder", "POST group/user?groupname=readers")
			workspace.ExpectEmptyPlan()
			builder, _ := workspace.Jira.User("builder")
			if want := []string{"bots", "jira-core-users", "others", "readers"}; !slices.Equal(builder.Groups, want) {
				t.Errorf("the groups are %q, want %q", builder.Groups, want)
			}
		})
	}
}

// An import and a data source name no groups: they say what cannot be known.
func TestAccUnknownGroups_importAndDataSource(t *testing.T) {
	workspace := unknownGroups(t, jirasim.ExpandNothing)
	workspace.Jira.ChangeUser("builder", func(user *jirasim.User) { user.Groups = append(user.Groups, "jira-software-users") })
	const configuration = `
data "jira_user" "builder" {
  username = "builder"
}

import {
  to = jira_user.builder
  id = "username:builder"
}

resource "jira_user" "builder" {
  username      = "builder"
  display_name  = "Builder"
  email_address = "builder@example.com"
}

output "known" {
  value = [data.jira_user.builder.groups == null, data.jira_user.builder.application_keys]
}
`
	workspace.Configure(fmt.Sprintf(twoUsersAndMembership, "") + configuration)
	workspace.Apply().ExpectChanges("jira_user.builder", "import").
		ExpectWarning(`Groups of user "builder" are unknown`, "Jira does not list the groups of a user. groups is not imported. "+
			"If the configuration sets groups, the next apply adds the user to those groups, and removes it from no other group.").
		ExpectWarning(`Groups of user "builder" are unknown`, "Jira does not list the groups of a user. groups is null.")
	if state := workspace.State("jira_user.builder"); state["groups"] != nil || fmt.Sprint(state["application_keys"]) != "[jira-software]" {
		t.Errorf("state is %v", state)
	}
	if known := string(workspace.Output("known")); known != `[true,["jira-software"]]`+"\n" {
		t.Errorf("the data source has %s", known)
	}

	workspace.Jira.Misbehave(jirasim.Fault{Path: "/group/member", Kind: jirasim.NotFoundPage})
	const cause = "Jira does not list the groups and applications of a user, and the request that tells them in another way failed: "
	workspace.Run("", "state", "rm", "jira_user.builder")
	workspace.Plan().
		ExpectWarning(`Application access of user "builder" is unknown`, cause, " application_keys is not imported. "+
			"If the configuration sets application_keys, the next apply grants access to those applications, and revokes no other access.").
		ExpectWarning(`Application access of user "builder" is unknown`, cause, " application_keys is null.")
}
