// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"errors"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

func TestMessages(t *testing.T) {
	t.Parallel()
	for name, test := range map[string]struct {
		add                        func(*diag.Diagnostics)
		attribute, summary, detail string
	}{
		"group exists": {
			func(diags *diag.Diagnostics) { addGroupExists(diags, "robots") },
			"name", `Group "robots" already exists`, `Jira already has group "robots". To manage it with Terraform, add this import block, replace NAME with the name of the resource, and apply again:` +
				"\n\nimport {\n  to = jira_group.NAME\n  id = \"robots\"\n}",
		},
		"group deleted": {
			func(diags *diag.Diagnostics) { warnGroupDeleted(diags, "robots") },
			"", `Group "robots" was deleted outside Terraform`,
			"Jira has no group with this name. It was looked up four times. The resource was removed from state, and the plan proposes to create it again.",
		},
		"group has members": {
			func(diags *diag.Diagnostics) { addGroupHasMembers(diags, "robots", 3) },
			"", `Group "robots" has members`, "The group was not deleted, because its members would lose the permissions of the group. " +
				"Members: 3, including inactive users and members of nested groups. Remove the members, or set force_destroy = true and apply before you destroy the resource.",
		},
		"import without a name": {addNoGroupName, "", "Invalid import ID", "The import ID is empty. Use the name of the group."},
		"imported group not found": {
			func(diags *diag.Diagnostics) { addImportGroupNotFound(diags, "robots") },
			"", `Group "robots" not found`, "Jira has no group with this name. Check the import ID.",
		},
		"group not found": {
			func(diags *diag.Diagnostics) { addGroupNotFound(diags, "robots") },
			"group", `Group "robots" not found`, "Jira has no group with this name. " +
				"To refer to a group of this configuration, set group = jira_group.NAME.name, so that Terraform creates the group first.",
		},
		"user of a moved membership not found": {
			func(diags *diag.Diagnostics) { addMovedUserNotFound(diags, "robot") },
			"username", `User "robot" not found`, "The state of the moved membership has no user key, and Jira has no user with this username. " +
				"Omit -refresh=false: the refresh removes the membership from state.",
		},
		"membership without a user": {
			func(diags *diag.Diagnostics) { addNoUser(diags, "robots") },
			"", "Membership without a user", `The state of the membership in group "robots" has neither a user key nor a username. ` +
				`Remove it from state with terraform state rm, and import it with the ID "robots/username:NAME".`,
		},
		"moved membership not removed": {
			func(diags *diag.Diagnostics) { warnMovedUserNotFound(diags, "robot", "robots") },
			"", "Membership was not removed", `The state of the moved membership has no user key, and Jira has no user "robot". ` +
				`If the user was renamed in Jira, remove it from group "robots" in Jira.`,
		},
		"moved membership of another user": {
			func(diags *diag.Diagnostics) {
				addMovedUserDiffers(diags, "JIRAUSER1", jira.User{Key: "JIRAUSER2", Profile: jira.Profile{Username: "robot"}})
			},
			"user_key", "User with key JIRAUSER1 is another user",
			`The moved membership belongs to user "robot" (user key JIRAUSER2). Apply again without -refresh=false: the next plan replaces the resource.`,
		},
	} {
		var diags diag.Diagnostics
		test.add(&diags)
		attribute := ""
		if located, ok := diags[0].(diag.DiagnosticWithPath); ok {
			attribute = located.Path().String()
		}
		if attribute != test.attribute || diags[0].Summary() != test.summary || diags[0].Detail() != test.detail {
			t.Errorf("%s: the diagnostic is [%s] %q: %q", name, attribute, diags[0].Summary(), diags[0].Detail())
		}
	}
}

func TestMessages_operations(t *testing.T) {
	t.Parallel()
	var robot jira.User
	robot.Key, robot.Username = "JIRAUSER10100", "robot"
	membership := membershipModel{Group: types.StringValue("robots")}
	moved := membershipModel{Group: membership.Group}
	moved.Username = userref.NewUsername("robot")
	membership.SetOwner(robot.Key)
	for want, operation := range map[string]diagnostics.Operation{
		`Cannot create group "robots"`:                                               createGroup("robots"),
		`Cannot look up group "robots"`:                                              lookUpGroup("robots"),
		`Cannot delete group "robots"`:                                               deleteGroup("robots"),
		`Cannot add user "robot" to group "robots"`:                                  addMember(robot, "robots"),
		`Cannot remove user "robot" (user key JIRAUSER10100) from group "robots"`:    removeMember(robot, "robots"),
		`Cannot look up membership of user with key JIRAUSER10100 in group "robots"`: membership.lookUpOperation(),
		`Cannot look up membership of user "robot" in group "robots"`:                moved.lookUpOperation(),
		`Cannot look up user "robot" of a moved membership`:                          lookUpMovedUser("robot"),
	} {
		var diags diag.Diagnostics
		operation.AddError(&diags, errors.New("broken"))
		if diags[0].Summary() != want {
			t.Errorf("the summary is %q, want %q", diags[0].Summary(), want)
		}
	}
}

func TestMessages_memberNotRemoved(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	removeMember(jira.User{}, "robots").AddError(&diags, &jira.Error{Method: "DELETE", Path: "rest/api/2/group/user", Status: 400})
	want := "Jira gave no reason. (DELETE rest/api/2/group/user: HTTP 400)\n\n" +
		"The user is still a member. If the user is a member of a group nested in this group, remove it from the nested group. " +
		"Alternatively, remove the resource from state with a removed block that has destroy = false, or with terraform state rm."
	if diags[0].Detail() != want {
		t.Errorf("the detail is %q, want %q", diags[0].Detail(), want)
	}
}
