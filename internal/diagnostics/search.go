// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// WarnOfCoverage warns where a list of all users has only those with access to an application (facts 5.9). It adds nothing
// where the list is complete.
func WarnOfCoverage(diags *diag.Diagnostics, coverage jira.Coverage) {
	if coverage == jira.ApplicationMembers {
		diags.AddWarning("Only users with access to an application",
			"This version of Jira cannot list all users (GET user/list needs Jira 11 or a late release of Jira 10.3). The list contains the members of the groups that grant access to an application. "+
				"Users without such access are missing.")
	}
}

// WarnOfCut warns that Jira may have found more users than it returned (facts 5.9). NextStep says in whole sentences how to
// get the others.
func WarnOfCut(diags *diag.Diagnostics, results int, nextStep string) {
	diags.AddWarning("The search may have been cut off", fmt.Sprintf(
		"Jira returned exactly %d users. Jira cuts off a search at such a number (100 or 1000, depending on the version) without reporting it, so there may be more users. %s", results, nextStep))
}
