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

var readDetails = diagnostics.Operation{Action: "read the details of the users", Attribute: path.Root("details")}

func addTooManyDetails(diags *diag.Diagnostics, users int) {
	diags.AddAttributeError(path.Root("details"), "Too many users for details", fmt.Sprintf(
		"The search found %d users. With details = true, every plan sends one request for each user, so at most %d users are allowed. Narrow the search, or remove details.",
		users, maxDetailedUsers))
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
