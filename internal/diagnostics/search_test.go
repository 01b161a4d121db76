// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

func TestWarnOfCoverage(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	diagnostics.WarnOfCoverage(&diags, jira.EveryUser)
	expectText(t, diags, "")
	diagnostics.WarnOfCoverage(&diags, jira.ApplicationMembers)
	expectText(t, diags, "warning: Only users with access to an application\n"+
		"This version of Jira cannot list all users (GET user/list needs Jira 11 or a late release of Jira 10.3). The list contains the members of the groups that grant access to an application. "+
		"Users without such access are missing.")
}

func TestWarnOfCut(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	diagnostics.WarnOfCut(&diags, 100, "Narrow the query.")
	expectText(t, diags, "warning: The search may have been cut off\n"+
		"Jira returned exactly 100 users. Jira cuts off a search at such a number (100 or 1000, depending on the version) without reporting it, so there may be more users. Narrow the query.")
}
