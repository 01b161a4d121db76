// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// loginFailure is the message about credentials that Jira rejected during a run. Only the first one says what to do:
// Terraform shows a copy for every resource that follows.
func (o Operation) loginFailure(login *jira.LoginError) (summary, detail string) {
	if login.Repeated {
		return "Request not sent after a rejected login", o.cannot() +
			"Jira rejected the credentials of the provider earlier in this run, and the provider sends no request after a rejected login. Fix the first error."
	}
	found := Connection{}.rejectedLogin(login)
	return found.summary, found.detail
}

// unavailability says why Jira, or a proxy in front of it, responded with HTTP 503.
func unavailability(unavailable *jira.UnavailableError) string {
	const again = " Run Terraform again when users can log in."
	switch {
	case unavailable.ReadOnly:
		text := "Jira is in read-only mode and accepts no changes until an administrator ends it."
		if unavailable.Message != "" {
			text += " Jira says: " + sentence(unavailable.Message)
		}
		return text
	case unavailable.State == "STARTING":
		return "Jira is starting up." + again
	case unavailable.State == "STOPPING":
		return "Jira is shutting down." + again
	case unavailable.State == "FIRST_RUN":
		return "Jira is not set up yet. Complete its setup wizard first."
	case unavailable.State == "MAINTENANCE":
		return "Jira is in maintenance, for example because it rebuilds its index." + again
	case unavailable.State == "ERROR":
		return "Jira reports an error state. Jira's start page shows the reason to administrators."
	default:
		return "Jira is starting up or in maintenance, or a proxy cannot reach it: " + sentence(unavailable.Cause.Error())
	}
}

// redirection says where a request was redirected, and which base_url avoids that.
func (c Connection) redirection(redirect *jira.RedirectError) string {
	name := c.name("base_url")
	text := sentence(redirect.Error()) + " The provider does not follow redirects, so that no write loses its content and no credentials reach another host.\n\n"
	if redirect.BaseURL != "" {
		return text + fmt.Sprintf("If that is your Jira, set %s to %q.", name, redirect.BaseURL)
	}
	text += fmt.Sprintf("If that is a login page, a proxy in front of Jira requires a login of its own. Set %s to an address that reaches Jira's REST API directly.", name)
	if c.BaseURL != nil && c.BaseURL.Path == "" {
		text += fmt.Sprintf(" %s has no context path. If users open Jira at an address with a path, such as %s/jira, set %s to that address.", name, c.BaseURL, name)
	}
	return text
}
