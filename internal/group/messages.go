// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func createGroup(name string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("create group %q", name), Attribute: path.Root("name")}
}

func lookUpGroup(name string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("look up group %q", name)}
}

func deleteGroup(name string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("delete group %q", name)}
}

func addGroupExists(diags *diag.Diagnostics, name string) {
	diagnostics.AlreadyExists(diags, path.Root("name"), fmt.Sprintf("Group %q", name), fmt.Sprintf("Jira already has group %q.", name), "jira_group", name, "")
}

func warnGroupDeleted(diags *diag.Diagnostics, name string) {
	diagnostics.DeletedOutsideTerraform(diags, fmt.Sprintf("Group %q", name), "Jira has no group with this name. It was looked up four times.")
}

// addGroupHasMembers adds the error for a group that is not deleted, because of its members.
func addGroupHasMembers(diags *diag.Diagnostics, name string, members int) {
	diags.AddError(fmt.Sprintf("Group %q has members", name), fmt.Sprintf(
		"The group was not deleted, because its members would lose the permissions of the group. Members: %d, including inactive users and members of nested groups. "+
			"Remove the members, or set force_destroy = true and apply before you destroy the resource.", members))
}

func addNoGroupName(diags *diag.Diagnostics) {
	diags.AddError("Invalid import ID", "The import ID is empty. Use the name of the group.")
}

func addImportGroupNotFound(diags *diag.Diagnostics, name string) {
	diagnostics.NotFound(diags, path.Empty(), fmt.Sprintf("Group %q", name), "Jira has no group with this name. Check the import ID.")
}

func addMember(user jira.User, group string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("add user %q to group %q", user.Username, group), Attribute: path.Root("group")}
}

func removeMember(user jira.User, group string) diagnostics.Operation {
	return diagnostics.Operation{
		Action: fmt.Sprintf("remove user %q (user key %s) from group %q", user.Username, user.Key, group), Attribute: path.Root("group"),
		NextStep: "The user is still a member. If the user is a member of a group nested in this group, remove it from the nested group. " +
			"Alternatively, remove the resource from state with a removed block that has destroy = false, or with terraform state rm.",
	}
}

func (m *membershipModel) lookUpOperation() diagnostics.Operation {
	return diagnostics.Operation{Action: "look up " + m.Object()}
}

func addGroupNotFound(diags *diag.Diagnostics, group string) {
	diagnostics.NotFound(diags, path.Root("group"), fmt.Sprintf("Group %q", group), "Jira has no group with this name. "+
		"To refer to a group of this configuration, set group = jira_group.NAME.name, so that Terraform creates the group first.")
}

// notMember is the evidence that a membership was deleted.
const notMember = "The user is not a member of the group. The membership was looked up four times."

func lookUpMovedUser(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("look up user %q of a moved membership", username)}
}

// noUser is the evidence that a moved membership was deleted.
func noUser(username string) string {
	return fmt.Sprintf("Jira has no user %q. It was looked up by username, four times.", username)
}

// addNoUser adds the error for the state of another provider that names the user in an attribute that this resource does not
// have.
func addNoUser(diags *diag.Diagnostics, group string) {
	diags.AddError("Membership without a user", fmt.Sprintf(
		"The state of the membership in group %q has neither a user key nor a username. Remove it from state with terraform state rm, and import it with the ID %q.",
		group, group+"/username:NAME"))
}

func addMovedUserNotFound(diags *diag.Diagnostics, username string) {
	diagnostics.NotFound(diags, path.Root("username"), fmt.Sprintf("User %q", username),
		"The state of the moved membership has no user key, and Jira has no user with this username. Omit -refresh=false: the refresh removes the membership from state.")
}

func warnMovedUserNotFound(diags *diag.Diagnostics, username, group string) {
	diags.AddWarning("Membership was not removed", fmt.Sprintf(
		"The state of the moved membership has no user key, and Jira has no user %q. If the user was renamed in Jira, remove it from group %q in Jira.", username, group))
}

func addMovedUserDiffers(diags *diag.Diagnostics, planned string, user jira.User) {
	diags.AddAttributeError(path.Root("user_key"), "User with key "+planned+" is another user", fmt.Sprintf(
		"The moved membership belongs to user %q (user key %s). Apply again without -refresh=false: the next plan replaces the resource.", user.Username, user.Key))
}
