// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// This file and messages_refused.go have every text of this package that users read in a diagnostic.

// The operations that can fail.

var listApplications = diagnostics.Operation{Action: "list the applications and the groups that grant access to them"}

func readUser(username, key string) diagnostics.Operation {
	return diagnostics.Operation{Action: "read " + userPhrase(username, key)}
}

// userPhrase is how messages name a user of which state has the username, or only the user key.
func userPhrase(username, key string) string {
	if username == "" {
		return "user with key " + key
	}
	return fmt.Sprintf("user %q", username)
}

func lookUpForAdoption(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("look up user %q for adoption", username)}
}

func lookUpGroup(group string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("look up group %q", group)}
}

func createUser(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("create user %q", username), Fields: errorFields()}
}

func updateUser(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("update user %q", username), Fields: errorFields()}
}

func changePassword(username string) diagnostics.Operation {
	return diagnostics.Operation{
		Action: fmt.Sprintf("change the password of user %q", username), Attribute: path.Root("password_wo"), Forbidden: nextIfPasswordForbidden,
	}
}

func deactivateUser(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("deactivate user %q", username), Attribute: path.Root("on_destroy")}
}

func deleteUser(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("delete user %q", username)}
}

func grantApplication(user jira.User, key string) diagnostics.Operation {
	return diagnostics.Operation{
		Action:    fmt.Sprintf("grant user %q access to application %q", user.Username, key),
		Attribute: path.Root("application_keys").AtSetValue(types.StringValue(key)),
	}
}

func revokeApplication(user jira.User, key string) diagnostics.Operation {
	return diagnostics.Operation{
		Action:    fmt.Sprintf("revoke the access of user %q to application %q", user.Username, key),
		Attribute: path.Root("application_keys"),
	}
}

func addToGroup(user jira.User, group string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("add user %q to group %q", user.Username, group), Attribute: groupElement(group)}
}

func removeFromGroup(user jira.User, group string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("remove user %q from group %q", user.Username, group), Attribute: path.Root("groups")}
}

// Users and groups that do or do not exist.

func addAlreadyExists(diags *diag.Diagnostics, holder jira.User) {
	diagnostics.AlreadyExists(diags, path.Root("username"), fmt.Sprintf("User %q", holder.Username),
		fmt.Sprintf("Jira already has user %q (display name %q, user key %s).", holder.Username, holder.DisplayName, holder.Key),
		"jira_user", userref.ImportID(holder.Key), "Alternatively, set adopt_existing = true to adopt the user without an import block.")
}

// addDuplicate reports a username that another Create of this process has claimed.
func addDuplicate(diags *diag.Diagnostics, username string) {
	diags.AddAttributeError(path.Root("username"), fmt.Sprintf("Two resources for user %q", username),
		"Another jira_user resource of this apply names the same user. Usernames are compared case-insensitively. "+
			"Nothing was changed for this resource. Remove one of the two resources, or choose another username.")
}

// warnUnproven reports a user that this Create created or that existed before.
func warnUnproven(diags *diag.Diagnostics, created jira.CreatedUser, onDestroy string, withPassword bool) {
	detail := fmt.Sprintf("The outcome of the request that creates the user is unknown: %s. Afterwards, Jira has user %q with the planned display name and e-mail address (user key %s). "+
		"This apply created the user, or the user existed before: the provider cannot distinguish the two. The resource manages the user with on_destroy = %q, "+
		"and this apply removes and overwrites nothing. The next plan shows what differs from the configuration.",
		created.Unproven, created.Username, created.Key, onDestroy)
	if withPassword {
		detail += " It does not show whether the user has the configured password: if a login fails, raise password_wo_version."
	}
	diags.AddAttributeWarning(path.Root("username"), fmt.Sprintf("User %q may have existed before", created.Username), detail)
}

func addUsernameTaken(diags *diag.Diagnostics, from, to string, holder jira.User) {
	diags.AddAttributeError(path.Root("username"), fmt.Sprintf("Username %q is taken", to), fmt.Sprintf(
		"Cannot rename user %q to %q: the username belongs to another user (display name %q, user key %s). Nothing was changed. Choose another username.",
		from, to, holder.DisplayName, holder.Key))
}

func addGroupNotFound(diags *diag.Diagnostics, group string) {
	diagnostics.NotFound(diags, groupElement(group), fmt.Sprintf("Group %q", group),
		"Create the group first, or remove it from groups. Nothing was changed.")
}

func addUsernameNotFound(diags *diag.Diagnostics, username string) {
	diagnostics.NotFound(diags, path.Root("username"), fmt.Sprintf("User %q", username),
		"Jira has no user with this username. Check the spelling, or set key to look up the user by its user key.")
}

func addKeyNotFound(diags *diag.Diagnostics, key string) {
	diagnostics.NotFound(diags, path.Root("key"), "User with key "+key, fmt.Sprintf(
		"Jira has no user with this user key. If %q is a username, set username instead of key: usernames and user keys can look alike, and the provider does not guess.", key))
}

// warnDeleted reports that a user was removed from state. Found is the user that the second look found instead: the
// anonymized user, another user with the same username, or none.
func warnDeleted(diags *diag.Diagnostics, username, key string, found jira.User) {
	object := "U" + strings.TrimPrefix(userPhrase(username, key), "u")
	if found.Anonymized() {
		diagnostics.DeletedOutsideTerraform(diags, object, fmt.Sprintf(
			"The user with user key %s was anonymized in Jira and is now called %q. The provider treats an anonymized user as deleted and never writes to it.", key, found.Username))
		return
	}
	evidence := fmt.Sprintf("Jira has no user with user key %s. It was looked up by key and by username.", key)
	if found.Key != "" {
		evidence += fmt.Sprintf(" Another user (user key %s) has its username now; to manage that user, import it.", found.Key)
	}
	diagnostics.DeletedOutsideTerraform(diags, object, evidence+
		" If its user directory is temporarily unavailable, do not apply this plan: wait until Jira finds the user again.")
}

// Adoption.

func warnAdoption(diags *diag.Diagnostics, found jira.User, overwritten []string, staysInactive bool) {
	detail := fmt.Sprintf("Jira already has user %q (display name %q, user key %s). adopt_existing is set, so the apply adopts this user", found.Username, found.DisplayName, found.Key)
	if len(overwritten) == 0 {
		detail += ". No value is overwritten."
	} else {
		detail += fmt.Sprintf(" and overwrites: %s.", strings.Join(overwritten, "; "))
	}
	if staysInactive {
		detail += " The user is inactive and stays inactive. Set active = true to reactivate it."
	}
	diags.AddAttributeWarning(path.Root("adopt_existing"), fmt.Sprintf("Existing user %q will be adopted", found.Username), detail)
}

func addAnonymizedNotAdopted(diags *diag.Diagnostics, found jira.User) {
	diags.AddAttributeError(path.Root("adopt_existing"), "Cannot adopt an anonymized user", fmt.Sprintf(
		"User %q (user key %s) was anonymized in Jira. The provider never writes to an anonymized user. Choose another username.", found.Username, found.Key))
}

func addAnonymizedNotUpdated(diags *diag.Diagnostics, username string, found jira.User) {
	diags.AddError("Cannot update an anonymized user", fmt.Sprintf(
		"User %q (user key %s) was anonymized in Jira and is now called %q. The provider never writes to an anonymized user. "+
			"Plan again with a refresh: the plan removes the resource from state and proposes to create the user again.", username, found.Key, found.Username))
}

// The user that the provider authenticates as. Done completes "The user would be ...".
func addOwnUserChange(diags *diag.Diagnostics, attribute path.Path, done string) {
	diags.AddAttributeError(attribute, "Cannot change the user that the provider authenticates as", fmt.Sprintf(
		"The user would be %s, which can lock the provider out of Jira before the run ends. Make this change in Jira, or configure the provider with the credentials of another administrator.", done))
}

func addOwnUserDestroyed(diags *diag.Diagnostics, username string) {
	diags.AddError("Cannot destroy the user that the provider authenticates as", fmt.Sprintf(
		"The provider authenticates as user %q, which cannot delete or deactivate itself. Set on_destroy = \"keep\" and apply before you destroy the resource, or remove the resource from state with a removed block.", username))
}

// Values that conflict.

func addGroupGrantsApplication(diags *diag.Diagnostics, group, key string) {
	diags.AddAttributeError(groupElement(group), fmt.Sprintf("Group %q conflicts with application_keys", group), fmt.Sprintf(
		"Members of group %q have access to application %q, but application_keys does not contain it. Add %q to application_keys, or remove the group from groups. Nothing was changed.", group, key, key))
}

func addMissingPassword(diags *diag.Diagnostics, version int64) {
	diags.AddAttributeError(path.Root("password_wo"), "Missing password", fmt.Sprintf(
		"password_wo_version changes to %d, which sends password_wo to Jira, but password_wo is not set. Set password_wo, or leave password_wo_version unchanged.", version))
}

func warnMissingPasswordVersion(diags *diag.Diagnostics) {
	diags.AddAttributeWarning(path.Root("password_wo"), "Missing password version",
		"password_wo is sent when the user is created, and later only when password_wo_version changes. Without password_wo_version, a later value is never sent. "+
			"Set password_wo_version, and change it with each new password. To set it for an existing user sends the password.")
}

func warnInactive(diags *diag.Diagnostics, username string) {
	diags.AddAttributeWarning(path.Root("username"), fmt.Sprintf("User %q is inactive", username),
		"The user cannot log in. It stays inactive, because active is not configured. Set active = true to reactivate the user, or set active = false to keep it inactive without this warning.")
}
