// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The next steps after a refusal. Those that begin with "If" name a possibility that nothing proves.

const (
	nextIfWithoutSeat = "If no license seat is left, set application_keys = [] to create the user without access to applications, which needs no seat."

	nextIfDirectoriesReadOnly = "If all user directories are read-only, create the user in its directory and import it, or manage only its avatar with jira_user_avatar."

	nextIfDirectoryReadOnly = "If the user directory is read-only, change the user in that directory. " +
		"To manage only its avatar, remove this resource from state with a removed block, and use jira_user_avatar."

	// Jira says the same of a missing permission and of a read-only directory (facts 5.5).
	nextIfPasswordForbidden = "If it has these permissions, the user directory is probably read-only: change the password in that directory, and remove password_wo and password_wo_version."
)

func nextWithoutSeat(keys []string) string {
	return fmt.Sprintf("No license seat is left for %s. Set application_keys = [] to create the user without access to applications, which needs no seat, or free a seat in Jira.", quoted(keys))
}

func nextAfterRefusedGrant(key string) string {
	return fmt.Sprintf("No license seat is left for %q. Remove it from application_keys, or free a seat in Jira.", key)
}

func nextAfterUnknownApplications(found applicationEvidence) string {
	return fmt.Sprintf("Jira has no application %s. It has these applications: %s. Correct application_keys.", quoted(found.unknown), quoted(found.existing))
}

// What Jira did only in part, or refused.

func warnIncomplete(diags *diag.Diagnostics, created jira.User, failures []string) {
	diags.AddWarning(fmt.Sprintf("User %q is incomplete", created.Username), fmt.Sprintf(
		"Jira has the user (user key %s), but these steps failed:\n\n%s\n\nThe next apply finishes them.", created.Key, bulleted(failures)))
}

func addActiveIgnored(diags *diag.Diagnostics, ignored *jira.ActiveIgnoredError) {
	diags.AddAttributeError(path.Root("active"), "Jira ignored active",
		ignored.Error()+". The next apply cannot change it either. Change active in Jira's user management, upgrade Jira, or remove active from the configuration.")
}

// warnStillActive reports a new user that this Jira cannot deactivate.
func warnStillActive(diags *diag.Diagnostics, created jira.User, ignored *jira.ActiveIgnoredError) {
	diags.AddAttributeWarning(path.Root("active"), fmt.Sprintf("User %q is still active", created.Username), fmt.Sprintf(
		"Jira created the user (user key %s). %s, and the next apply cannot deactivate the user either. "+
			"Deactivate the user in Jira's user management, upgrade Jira, or remove active from the configuration.", created.Key, ignored))
}

// addDeactivationIgnored reports a destroy that this Jira cannot finish.
func addDeactivationIgnored(diags *diag.Diagnostics, username string, ignored *jira.ActiveIgnoredError) {
	operation := deactivateUser(username)
	diags.AddAttributeError(operation.Attribute, "Cannot "+operation.Action,
		ignored.Error()+", and another destroy cannot deactivate the user either. Choose one of these:\n\n"+bulleted([]string{
			"To end the user's access, deactivate the user in Jira's user management, or upgrade Jira. Then destroy again.",
			"To keep the user unchanged in Jira, set on_destroy = \"keep\", apply, and destroy again.",
		}))
}

func addDeletionRefused(diags *diag.Diagnostics, username string, refused *jira.Error) {
	diags.AddError(fmt.Sprintf("Cannot delete user %q", username), "Jira refused to delete the user:\n\n"+reasons(refused)+
		"\n\nChoose one of these:\n\n"+bulleted([]string{
		"To delete the user, remove these reasons in Jira, for example reassign issues and choose another project lead. Then destroy again.",
		"To keep the user without access, set on_destroy = \"deactivate\", apply, and destroy again. " +
			"Jira refuses this too while the user leads a project or a component, or if the user directory is read-only.",
		"To keep the user unchanged in Jira, set on_destroy = \"keep\", apply, and destroy again. This needs nothing in Jira.",
	}))
}

func warnDeactivatedInstead(diags *diag.Diagnostics, username string, refused *jira.Error, deactivated bool) {
	summary := "User %q was deactivated instead of deleted"
	if !deactivated {
		summary = "User %q was neither deleted nor deactivated"
	}
	diags.AddWarning(fmt.Sprintf(summary, username), "Jira refused to delete the user:\n\n"+reasons(refused))
}

// reasons lists everything that Jira says in a refusal.
func reasons(refused *jira.Error) string {
	texts := slices.Clone(refused.Messages)
	for _, field := range slices.Sorted(maps.Keys(refused.Fields)) {
		texts = append(texts, refused.Fields[field])
	}
	if len(texts) == 0 {
		return "Jira gave no reason."
	}
	return bulleted(texts)
}

func bulleted(lines []string) string { return "- " + strings.Join(lines, "\n- ") }
