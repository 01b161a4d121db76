// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

// This file has every text of this package that users read in a diagnostic, except what a selector does (selector.go).

var listUsers = diagnostics.Operation{Action: "list all users"}

func pickUsers(query string) diagnostics.Operation {
	return diagnostics.Operation{Action: fmt.Sprintf("look up users for %q in the user picker", query), Attribute: path.Root("query")}
}

// What to do about a result that may be incomplete.
const (
	narrowSearch     = "Narrow the search with its query."
	narrowOrListAll  = "Narrow the query, or set all = true, which has no limit."
	narrowOrUseUsers = "Narrow the query, or use jira_users with all = true."
)

func addActiveUsersOnly(diags *diag.Diagnostics, selector string) {
	diags.AddAttributeError(path.Root("include_inactive"), "Search finds active users only", fmt.Sprintf(
		"Jira's search for %s never finds inactive users. Remove include_inactive, or use query or all.", selector))
}
