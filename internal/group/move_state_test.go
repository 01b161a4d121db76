// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group_test

import (
	"strings"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/fourplusone"
	"github.com/jira-robots/terraform-provider-jira/internal/acceptance/versions"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

const oldGroup = "resource \"jira_group\" \"old\" {\n  name = \"CI: robots/all\"\n}\n"

const movedGroup = "moved {\n  from = jira_group.old\n  to   = jira_group.robots\n}\n"

// oldMembership returns the configuration of a membership of the other provider.
func oldMembership(userAttribute, username, group string) string {
	return "resource \"jira_group_membership\" \"old\" {\n  " + userAttribute + " = \"" + username + "\"\n  group = \"" + group + "\"\n}\n"
}

const movedMembership = "moved {\n  from = jira_group_membership.old\n  to   = jira_group_membership.robot\n}\n"

const membershipAddress = "jira_group_membership.robot"

// movedFrom returns a workspace with the user "robot", whose state has these resources of the other provider.
func movedFrom(t *testing.T, userAttribute, hcl string, settings ...jirasim.Settings) (*acceptance.Workspace, jirasim.User) {
	t.Helper()
	t.Parallel()
	acceptance.Needs(t, versions.MoveState)
	workspace := acceptance.New(t, append(settings, jirasim.Settings{})[0])
	robot := workspace.AddRobot()
	workspace.Jira.AddGroup("robots")
	old := fourplusone.Serve(workspace)
	old.UserAttribute = userAttribute
	fourplusone.Manage(workspace, old, hcl)
	t.Cleanup(func() {
		if operations := old.Operations(); len(operations) > 0 {
			t.Errorf("the other provider was asked to %q", operations)
		}
	})
	return workspace, robot
}

func TestAccGroup_moved(t *testing.T) {
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		t.Run(version, func(t *testing.T) {
			workspace, _ := movedFrom(t, "username", oldGroup, jirasim.Settings{Version: version})
			workspace.Configure(group("CI: robots/all") + movedGroup)
			workspace.Apply().ExpectChanges("jira_group.robots", "move").ExpectNoWarnings()
			workspace.ExpectSent("GET group/member")
			fourplusone.Leave(workspace)
			workspace.ExpectEmptyPlan()
			workspace.ExpectSent("GET group/member")
			if state := workspace.State("jira_group.robots"); state["id"] != "CI: robots/all" || state["name"] != state["id"] || state["force_destroy"] != false {
				t.Errorf("state is %v", state)
			}
		})
	}
}

func TestAccGroup_movedWithoutRefresh(t *testing.T) {
	workspace, _ := movedFrom(t, "username", oldGroup)
	workspace.Configure(group("CI: robots/all") + movedGroup)
	workspace.Apply("-refresh=false").ExpectChanges("jira_group.robots", "move")
	workspace.ExpectSent()
	workspace.ExpectEmptyPlan()
}

func TestAccGroupMembership_moved(t *testing.T) {
	for _, version := range []string{"8.20", "9.12", "10.3", "11.3"} {
		for _, attribute := range []string{"username", "account_id"} {
			t.Run(version+"/"+attribute, func(t *testing.T) {
				workspace, robot := movedFrom(t, attribute, oldMembership(attribute, "robot", "robots"), jirasim.Settings{Version: version})
				workspace.Configure(membership(byUsername) + movedMembership)
				workspace.Apply().ExpectChanges(membershipAddress, "move").ExpectNoWarnings()
				workspace.ExpectSent("GET user")
				expectMembership(t, workspace, "robots/"+robot.Key)
				fourplusone.Leave(workspace)
				workspace.ExpectEmptyPlan()
				workspace.ExpectSent("GET user")
			})
		}
	}
}

// expectMembership fails the test unless the membership in state has this ID and refers to the user by username, and the user is a
// member in Jira.
func expectMembership(t *testing.T, workspace *acceptance.Workspace, id string) {
	t.Helper()
	if state := workspace.State(membershipAddress); state["id"] != id || state["username"] != "robot" || state["user_key"] != nil || state["group"] != "robots" {
		t.Errorf("state is %v", state)
	}
	if !isDirectMember(workspace, "robot", "robots") {
		t.Error("the user is not a member")
	}
}

// Usernames and group names can have colons and slashes, so that USER:GROUP cannot be split.
func TestAccGroupMembership_movedWithColons(t *testing.T) {
	const username, name = "a:b/c", "x/y:z"
	workspace, robot := movedFrom(t, "username", "")
	workspace.Jira.ChangeUser("robot", func(user *jirasim.User) { user.Name = username })
	workspace.Jira.AddGroup(name)
	old := fourplusone.Serve(workspace)
	fourplusone.Manage(workspace, old, oldMembership("username", username, name))
	workspace.Configure("resource \"jira_group_membership\" \"robot\" {\n  username = \"" + username + "\"\n  group = \"" + name + "\"\n}\n" + movedMembership)
	workspace.Apply().ExpectChanges(membershipAddress, "move").ExpectNoWarnings()
	workspace.ExpectSent("GET user")
	if state := workspace.State(membershipAddress); state["id"] != name+"/"+robot.Key {
		t.Errorf("state is %v", state)
	}
	workspace.ExpectEmptyPlan()
}

func TestAccGroupMembership_movedToUserKey(t *testing.T) {
	for _, refresh := range []string{"-refresh=true", "-refresh=false"} {
		t.Run(refresh, func(t *testing.T) {
			workspace, robot := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
			workspace.Configure(membership(`user_key = "`+robot.Key+`"`) + movedMembership)
			workspace.Apply(refresh).ExpectChanges(membershipAddress, "update")
			workspace.ExpectOnlyReads()
			workspace.ExpectEmptyPlan()
		})
	}
}

func TestAccGroupMembership_movedToAnotherUser(t *testing.T) {
	for _, refresh := range []string{"-refresh=true", "-refresh=false"} {
		t.Run(refresh, func(t *testing.T) {
			workspace, _ := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
			other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "other@example.com", Active: true})
			workspace.Configure(membership(`user_key = "`+other.Key+`"`) + movedMembership)
			if refresh == "-refresh=false" {
				workspace.Try("apply", "-auto-approve", refresh).ExpectError("User with key "+other.Key+" is another user", "Apply again without -refresh=false")
				workspace.ExpectOnlyReads()
			}
			workspace.Apply().ExpectChanges(membershipAddress, "replace")
			if isDirectMember(workspace, "robot", "robots") || !isDirectMember(workspace, "other", "robots") {
				t.Error("the wrong user is a member")
			}
			workspace.ExpectEmptyPlan()
		})
	}
}

// Without a refresh, the plan and the update resolve the user.
func TestAccGroupMembership_movedWithoutRefresh(t *testing.T) {
	workspace, robot := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	workspace.Configure(membership(byUsername) + movedMembership)
	workspace.Apply("-refresh=false").ExpectChanges(membershipAddress, "update").ExpectNoWarnings()
	workspace.ExpectOnlyReads()
	expectMembership(t, workspace, "robots/"+robot.Key)
	workspace.ExpectEmptyPlan()
}

// The same apply renames the user: at apply, only the new username finds it.
func TestAccGroupMembership_movedAndRenamed(t *testing.T) {
	for _, refresh := range []string{"-refresh=true", "-refresh=false"} {
		t.Run(refresh, func(t *testing.T) {
			workspace, robot := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
			user := "resource \"jira_user\" \"robot\" {\n  username = \"%s\"\n  display_name = \"Robot\"\n  email_address = \"robot@example.com\"\n}\n"
			workspace.Configure(strings.Replace(user, "%s", "robot", 1) + "import {\n  to = jira_user.robot\n  id = \"" + robot.Key + "\"\n}\n")
			workspace.Apply("-target=jira_user.robot")
			workspace.Configure(strings.Replace(user, "%s", "robot-2", 1) + membership("username = jira_user.robot.username") + movedMembership)
			workspace.Apply(refresh).ExpectChanges("jira_user.robot", "update", membershipAddress, "update")
			workspace.ExpectEmptyPlan()
			if state := workspace.State(membershipAddress); state["id"] != "robots/"+robot.Key || !isDirectMember(workspace, "robot-2", "robots") {
				t.Errorf("state is %v", state)
			}
		})
	}
}

func TestAccGroupMembership_movedUserNotFound(t *testing.T) {
	workspace, _ := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	workspace.Jira.RemoveUser("robot")
	workspace.Configure(membership(byUsername) + movedMembership)
	workspace.Plan().ExpectChanges(membershipAddress, "create").
		ExpectWarning(`Membership of user "robot" in group "robots" was deleted outside Terraform`, `Jira has no user "robot". It was looked up by username, four times.`)
	workspace.Try("apply", "-auto-approve", "-refresh=false").
		ExpectError(`User "robot" not found`, "Omit -refresh=false")
	workspace.ExpectOnlyReads()
}

func TestAccGroupMembership_movedNotMember(t *testing.T) {
	workspace, robot := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	leave(workspace, "robot", "robots")
	workspace.Configure(membership(byUsername) + movedMembership)
	workspace.Plan().ExpectChanges(membershipAddress, "create").ExpectWarning("Membership of user with key " + robot.Key + ` in group "robots" was deleted outside Terraform`)
}

func TestAccGroupMembership_movedAndDestroyed(t *testing.T) {
	for _, refresh := range []string{"-refresh=true", "-refresh=false"} {
		t.Run(refresh, func(t *testing.T) {
			workspace, _ := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
			join(workspace, "robot", "others")
			workspace.Configure(membership(byUsername) + movedMembership)
			workspace.Apply("-destroy", refresh).ExpectNoWarnings()
			workspace.ExpectWritten("DELETE group/user?groupname=robots&username=robot")
			if isDirectMember(workspace, "robot", "robots") || !isDirectMember(workspace, "robot", "others") {
				t.Error("the user left the wrong group")
			}
		})
	}
}

func TestAccGroupMembership_movedDestroyNoUser(t *testing.T) {
	workspace, _ := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	workspace.Jira.RemoveUser("robot")
	workspace.Configure(membership(byUsername) + movedMembership)
	workspace.Apply("-destroy", "-refresh=false").ExpectWarning("Membership was not removed", `Jira has no user "robot"`, `remove it from group "robots" in Jira`)
	workspace.ExpectOnlyReads()
	if len(workspace.States()) > 0 {
		t.Errorf("state has %v", workspace.States())
	}
}

// A refresh needs the user key for the identity, so an unknown provider argument is an error that names it. Without a refresh, the
// apply resolves the user.
func TestAccGroupMembership_movedUnknownURL(t *testing.T) {
	workspace, robot := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	workspace.ConfigureUnknown(membership(byUsername) + movedMembership)
	workspace.Try("plan").ExpectError("Provider configuration is not known yet", "base_url")
	workspace.Apply("-refresh=false").ExpectChanges("terraform_data.address", "create", membershipAddress, "update")
	workspace.ExpectOnlyReads()
	expectMembership(t, workspace, "robots/"+robot.Key)
	workspace.ExpectEmptyPlan()
}

func TestAccGroupMembership_movedUnknownKey(t *testing.T) {
	workspace, _ := movedFrom(t, "username", oldMembership("username", "robot", "robots"))
	other := workspace.Jira.AddUser(jirasim.User{Name: "other", DisplayName: "Other", EmailAddress: "other@example.com", Active: true})
	workspace.ConfigureUnknown(membership(`user_key = "`+other.Key+`"`) + movedMembership)
	workspace.Try("apply", "-auto-approve", "-refresh=false").ExpectError("User with key "+other.Key+" is another user", "Apply again")
	workspace.ExpectOnlyReads()
	workspace.Apply().ExpectChanges(membershipAddress, "replace")
	workspace.ExpectEmptyPlan()
}

// After terraform state replace-provider, the state has the ID of the other provider.
func TestAccGroupMembership_providerReplaced(t *testing.T) {
	workspace, robot := movedFrom(t, "username", strings.ReplaceAll(oldMembership("username", "robot", "robots"), `"old"`, `"robot"`))
	workspace.Run("", "state", "replace-provider", "-auto-approve", "registry.terraform.io/fourplusone/jira", "registry.terraform.io/jira-robots/jira")
	fourplusone.Leave(workspace)
	workspace.Configure(membership(byUsername))
	workspace.Apply().ExpectChanges().ExpectNoWarnings()
	workspace.ExpectSent("GET user")
	expectMembership(t, workspace, "robots/"+robot.Key)
	workspace.ExpectEmptyPlan()
}

// The attribute account_id is lost when the provider is replaced.
func TestAccGroupMembership_providerReplacedNoUser(t *testing.T) {
	workspace, _ := movedFrom(t, "account_id", strings.ReplaceAll(oldMembership("account_id", "robot", "robots"), `"old"`, `"robot"`))
	workspace.Run("", "state", "replace-provider", "-auto-approve", "registry.terraform.io/fourplusone/jira", "registry.terraform.io/jira-robots/jira")
	fourplusone.Leave(workspace)
	workspace.Configure(membership(byUsername))
	for _, arguments := range [][]string{{"plan"}, {"plan", "-refresh=false"}, {"apply", "-destroy", "-auto-approve", "-refresh=false"}} {
		workspace.Try(arguments[0], arguments[1:]...).ExpectError("Membership without a user", "robots/username:NAME")
	}
	workspace.ExpectSent()
}
