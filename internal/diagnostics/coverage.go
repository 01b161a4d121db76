// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// WarnOfCoverage says where a list of all users is none.
func WarnOfCoverage(diags *diag.Diagnostics, coverage jira.Coverage) {
	if coverage == jira.ApplicationMembers {
		diags.AddWarning("Only users with access to an application",
			"This Jira has no list of all users (user/list: Jira 11, and late releases of 10.3). These are the members of the groups that grant access to an application; users without such access are missing.")
	}
}

// WarnOfCut says that a search may have more than it gave. Advice says how to get at it.
func WarnOfCut(diags *diag.Diagnostics, results int, advice string) {
	diags.AddWarning("The search may have been cut off", fmt.Sprintf(
		"Jira gave exactly %d users. It ends searches at such numbers (100 or 1000, by version) without saying so: there may be more. %s", results, advice))
}
