// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"errors"
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestMessages_unknownAccess(t *testing.T) {
	unknown := &jira.AccessUnknownError{Cause: errors.New("no response")}
	const cause = "Jira does not list the groups and applications of a user, and the request that tells them in another way failed: no response. "
	expectMessages(t, []message{
		{
			"groups not imported", func(diags *diag.Diagnostics) { warnGroupsNotImported(diags, "robot") }, diag.SeverityWarning, "groups",
			`Groups of user "robot" are unknown`,
			"Jira does not list the groups of a user. groups is not imported. If the configuration sets groups, the next apply adds the user to those groups, and removes it from no other group.",
		},
		{
			"applications not imported", func(diags *diag.Diagnostics) { warnApplicationsNotImported(diags, "robot", unknown) }, diag.SeverityWarning, "application_keys",
			`Application access of user "robot" is unknown`,
			cause + "application_keys is not imported. If the configuration sets application_keys, the next apply grants access to those applications, and revokes no other access.",
		},
		{
			"groups not read", func(diags *diag.Diagnostics) { warnGroupsNotRead(diags, "robot") }, diag.SeverityWarning, "groups",
			`Groups of user "robot" are unknown`, "Jira does not list the groups of a user. groups is null.",
		},
		{
			"applications not read", func(diags *diag.Diagnostics) { warnApplicationsNotRead(diags, "robot", unknown) }, diag.SeverityWarning, "application_keys",
			`Application access of user "robot" is unknown`, cause + "application_keys is null.",
		},
	})
}
