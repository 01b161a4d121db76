// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// WarnAccessUnknown warns, once for all resources of the run, that a refresh cannot find out groups and applications, and that
// state keeps what it has. It does nothing if unknown is nil.
func WarnAccessUnknown(to *connection.Connection, diags *diag.Diagnostics, unknown *jira.AccessUnknownError) {
	if unknown == nil || !to.Warnings.First("access unknown") {
		return
	}
	diags.AddWarning("Groups of users are unknown", AccessUnknown(unknown)+
		" State keeps the groups, the application access and the group memberships that it has, and drift of them is not detected. "+
		"This warning is shown once for all resources.\n\n"+
		"The request needs the global permission Administer Jira. Check the permissions of the user that the provider authenticates as, and whether a proxy refuses the request.")
}

// AccessUnknown says, in whole sentences, why groups or applications of a user are unknown.
func AccessUnknown(unknown *jira.AccessUnknownError) string {
	return fmt.Sprintf("Jira does not list the groups and applications of a user, and the request that tells them in another way failed: %s.",
		strings.TrimRight(unknown.Cause.Error(), "."))
}
