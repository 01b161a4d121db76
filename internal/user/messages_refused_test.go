// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestMessages_refusals(t *testing.T) {
	expectMessages(t, []message{
		{
			"incomplete", func(diags *diag.Diagnostics) {
				warnIncomplete(diags, robot, []string{`add user "robot" to group "bots": no route`, `deactivate user "robot": no route`})
			}, diag.SeverityWarning, "",
			`User "robot" is incomplete`,
			"Jira has the user (user key JIRAUSER10100), but these steps failed:\n\n" +
				"- add user \"robot\" to group \"bots\": no route\n- deactivate user \"robot\": no route\n\nThe next apply finishes them.",
		},
		{
			"active ignored", func(diags *diag.Diagnostics) { addActiveIgnored(diags, &jira.ActiveIgnoredError{Version: "8.2.6"}) }, diag.SeverityError, "active",
			"Jira ignored active",
			"Jira 8.2.6 cannot change active over REST (supported since Jira 8.3). The next apply cannot change it either. " +
				"Change active in Jira's user management, upgrade Jira, or remove active from the configuration.",
		},
		{
			"still active", func(diags *diag.Diagnostics) {
				warnStillActive(diags, robot, &jira.ActiveIgnoredError{Version: "8.2.6"})
			}, diag.SeverityWarning, "active",
			`User "robot" is still active`,
			"Jira created the user (user key JIRAUSER10100). Jira 8.2.6 cannot change active over REST (supported since Jira 8.3), and the next apply cannot deactivate the user either. " +
				"Deactivate the user in Jira's user management, upgrade Jira, or remove active from the configuration.",
		},
		{
			"deactivation ignored", func(diags *diag.Diagnostics) {
				addDeactivationIgnored(diags, "robot", &jira.ActiveIgnoredError{Version: "8.2.6"})
			}, diag.SeverityError, "on_destroy",
			`Cannot deactivate user "robot"`,
			"Jira 8.2.6 cannot change active over REST (supported since Jira 8.3), and another destroy cannot deactivate the user either. Choose one of these:\n\n" +
				"- To end the user's access, deactivate the user in Jira's user management, or upgrade Jira. Then destroy again.\n" +
				"- To keep the user unchanged in Jira, set on_destroy = \"keep\", apply, and destroy again.",
		},
		{
			"deletion", func(diags *diag.Diagnostics) { addDeletionRefused(diags, "robot", refusal) }, diag.SeverityError, "",
			`Cannot delete user "robot"`,
			"Jira refused to delete the user:\n\n- 3 issues were reported.\n- Leads a project.\n\n" +
				"Choose one of these:\n\n" +
				"- To delete the user, remove these reasons in Jira, for example reassign issues and choose another project lead. Then destroy again.\n" +
				"- To keep the user without access, set on_destroy = \"deactivate\", apply, and destroy again. Jira refuses this too while the user leads a project or a component, or if the user directory is read-only.\n" +
				"- To keep the user unchanged in Jira, set on_destroy = \"keep\", apply, and destroy again. This needs nothing in Jira.",
		},
		{
			"deactivated instead", func(diags *diag.Diagnostics) { warnDeactivatedInstead(diags, "robot", refusal, true) }, diag.SeverityWarning, "",
			`User "robot" was deactivated instead of deleted`, "Jira refused to delete the user:\n\n- 3 issues were reported.\n- Leads a project.",
		},
		{
			"neither", func(diags *diag.Diagnostics) { warnDeactivatedInstead(diags, "robot", &jira.Error{Status: 400}, false) }, diag.SeverityWarning, "",
			`User "robot" was neither deleted nor deactivated`, "Jira refused to delete the user:\n\nJira gave no reason.",
		},
	})
}

func TestMessages_nextSteps(t *testing.T) {
	found := applicationEvidence{unknown: []string{"rockets", "trains"}, existing: []string{"jira-core", "jira-software"}}
	for _, test := range []struct{ got, want string }{
		{
			nextWithoutSeat([]string{"jira-core", "jira-software"}),
			`No license seat is left for "jira-core", "jira-software". Set application_keys = [] to create the user without access to applications, which needs no seat, or free a seat in Jira.`,
		},
		{nextIfWithoutSeat, "If no license seat is left, set application_keys = [] to create the user without access to applications, which needs no seat."},
		{nextAfterRefusedGrant("jira-core"), `No license seat is left for "jira-core". Remove it from application_keys, or free a seat in Jira.`},
		{
			nextAfterUnknownApplications(found),
			`Jira has no application "rockets", "trains". It has these applications: "jira-core", "jira-software". Correct application_keys.`,
		},
		{
			nextIfDirectoriesReadOnly,
			"If all user directories are read-only, create the user in its directory and import it, or manage only its avatar with jira_user_avatar.",
		},
		{
			nextIfDirectoryReadOnly,
			"If the user directory is read-only, change the user in that directory. To manage only its avatar, remove this resource from state with a removed block, and use jira_user_avatar.",
		},
	} {
		if test.got != test.want {
			t.Errorf("the next step is\n%s\nwant\n%s", test.got, test.want)
		}
	}
}
