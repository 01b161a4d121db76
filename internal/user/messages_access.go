// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// The texts for a Jira that does not list the groups and applications of a user.

const groupsNotListed = "Jira does not list the groups of a user."

func groupsUnknown(username string) string {
	return fmt.Sprintf("Groups of user %q are unknown", username)
}

func applicationsUnknown(username string) string {
	return fmt.Sprintf("Application access of user %q is unknown", username)
}

func warnGroupsNotImported(diags *diag.Diagnostics, username string) {
	diags.AddAttributeWarning(path.Root("groups"), groupsUnknown(username), groupsNotListed+
		" groups is not imported. If the configuration sets groups, the next apply adds the user to those groups, and removes it from no other group.")
}

func warnApplicationsNotImported(diags *diag.Diagnostics, username string, unknown *jira.AccessUnknownError) {
	diags.AddAttributeWarning(path.Root("application_keys"), applicationsUnknown(username), userref.AccessUnknown(unknown)+
		" application_keys is not imported. If the configuration sets application_keys, the next apply grants access to those applications, and revokes no other access.")
}

func warnGroupsNotRead(diags *diag.Diagnostics, username string) {
	diags.AddAttributeWarning(path.Root("groups"), groupsUnknown(username), groupsNotListed+" groups is null.")
}

func warnApplicationsNotRead(diags *diag.Diagnostics, username string, unknown *jira.AccessUnknownError) {
	diags.AddAttributeWarning(path.Root("application_keys"), applicationsUnknown(username), userref.AccessUnknown(unknown)+" application_keys is null.")
}
