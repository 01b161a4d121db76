// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func readByKey(key string) diagnostics.Operation {
	return diagnostics.Operation{Action: "read user with key " + key}
}

func readByUsername(username string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("read user %q", username)}
}

func listMembers(group string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("list the members of group %q", group)}
}

func searchUsers(query string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("search for users with query %q", query), Attribute: path.Root("query")}
}

// createFirst is the usual reason why a user is not found.
const createFirst = "To refer to a user of this configuration, set user_key = jira_user.NAME.key, so that Terraform creates the user first."

// addKeyNotFound adds the error for a configured user_key that no user has.
func addKeyNotFound(diags *diag.Diagnostics, key string) {
	diagnostics.NotFound(diags, path.Root(userKeyAttribute), "User with key "+key, "Jira has no user with this user key. "+createFirst)
}

// addKeyIsUsername adds the error for a configured user_key that is the username of a user.
func addKeyIsUsername(diags *diag.Diagnostics, configured string, user jira.User) {
	diagnostics.NotFound(diags, path.Root(userKeyAttribute), "User with key "+configured, fmt.Sprintf(
		"Jira has no user with this user key, but %q is the username of the user with key %s. Use username = %[1]q instead of user_key.", configured, user.Key))
}

func addUsernameNotFound(diags *diag.Diagnostics, username string) {
	diagnostics.NotFound(diags, path.Root(usernameAttribute), fmt.Sprintf("User %q", username), "Jira has no user with this username. "+createFirst)
}

func addUserDeleted(diags *diag.Diagnostics, key string) {
	diagnostics.NotFound(diags, path.Empty(), "User with key "+key,
		"The user was deleted after the plan was created. Create a new plan: it shows what is left to do.")
}

// addAnonymized adds the error for a new resource whose user was anonymized.
func (r Reference) addAnonymized(diags *diag.Diagnostics, user jira.User) {
	attribute, summary := path.Root(userKeyAttribute), fmt.Sprintf("User with key %s was anonymized", user.Key)
	if r.UserKey.IsNull() {
		attribute, summary = path.Root(usernameAttribute), fmt.Sprintf("User %q was anonymized", user.Username)
	}
	diags.AddAttributeError(attribute, summary, fmt.Sprintf(
		"Jira has anonymized the user with key %s, which is now called %q. The provider treats an anonymized user as deleted and never writes to it. "+
			"Refer to another user, or remove the resource from the configuration.", user.Key, user.Username))
}

func addAnotherUser(diags *diag.Diagnostics, other jira.User, key string) {
	diags.AddAttributeError(path.Root(usernameAttribute), fmt.Sprintf("User %q is another user", other.Username), fmt.Sprintf(
		"The resource belongs to the user with key %s, but user %q has user key %s. Apply again: the next plan replaces the resource. "+
			"A plan with -refresh=false does not look up the user: omit -refresh=false, or set user_key = jira_user.NAME.key instead of username.", key, other.Username, other.Key))
}

func addKeySpelling(diags *diag.Diagnostics, configured, spelled string) {
	diags.AddAttributeError(path.Root(userKeyAttribute), "Invalid user key", fmt.Sprintf(
		"User key %s is spelled %s in Jira. Set user_key to %q.", configured, spelled, spelled))
}

func addUserRenamed(diags *diag.Diagnostics, username string, user jira.User) {
	diagnostics.NotFound(diags, path.Root(usernameAttribute), fmt.Sprintf("User %q", username), fmt.Sprintf(
		"The resource belongs to user %q (user key %s). Set username to %q, or rename the user in Jira.", user.Username, user.Key, user.Username))
}

// deletedUser is the evidence that a user was deleted. Found is what the further look-ups found: the anonymized user, another
// user with the username, or none.
func deletedUser(found jira.User, key, username string) string {
	switch {
	case found.Anonymized() && found.Key == key:
		return fmt.Sprintf("The user with key %s was anonymized in Jira. The provider treats an anonymized user as deleted.", key)
	case found.Key != "":
		return fmt.Sprintf("Jira has no user with key %s. It was looked up by key and by username. Another user (user key %s) has its username %q now.", key, found.Key, username)
	case username != "":
		return fmt.Sprintf("Jira has no user with key %s and no user %q. It was looked up by key and by username.", key, username)
	default:
		return fmt.Sprintf("Jira has no user with key %s. It was looked up by key, four times.", key)
	}
}

// AddInvalidImportID adds the error for an import ID that cannot be parsed. The error says why.
func AddInvalidImportID(diags *diag.Diagnostics, err error) {
	diags.AddError("Invalid import ID", sentenceCase(err.Error())+".")
}

func addImportKeyNotFound(diags *diag.Diagnostics, key string) {
	diagnostics.NotFound(diags, path.Empty(), "User with key "+key, fmt.Sprintf(
		"Jira has no user with this user key. If %s is a username, import %q instead: usernames and user keys can look alike, and the provider does not guess.", key, usernamePrefix+key))
}

func addImportUsernameNotFound(diags *diag.Diagnostics, username string) {
	diagnostics.NotFound(diags, path.Empty(), fmt.Sprintf("User %q", username), "Jira has no user with this username. Check the import ID.")
}

func addImportAnonymized(diags *diag.Diagnostics, user jira.User) {
	diags.AddError("Cannot import an anonymized user", fmt.Sprintf(
		"User %q (user key %s) was anonymized in Jira. The provider treats an anonymized user as deleted.", user.Username, user.Key))
}

func addGroupNotFound(diags *diag.Diagnostics, group string) {
	diagnostics.NotFound(diags, path.Root("group"), fmt.Sprintf("Group %q", group), "Jira has no group with this name. Check the name of the group.")
}
