// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// loginFailure is the message about rejected credentials. Only the first one says what to do: Terraform shows a copy for
// every resource that follows.
func (o Operation) loginFailure(login *jira.LoginError) (summary, detail string) {
	if login.Repeated {
		return "Request not sent after a rejected login", o.cannot() +
			"Jira rejected the credentials of the provider earlier in this run, and the provider sends no request after a rejected login. Fix the first error."
	}
	const once = " The provider does not retry a rejected login, because Jira locks a user behind a CAPTCHA after a few failed logins."
	const rejected = "Jira rejected the login"
	if login.Token {
		return rejected, fmt.Sprintf("Jira rejected the personal access token (HTTP %d).", login.Status) + once +
			"\n\nA token stops working when it expires or is revoked, or when its user is deactivated. Check the token in the user's profile under Personal Access Tokens, " +
			"and check that no proxy removes the Authorization header. Personal access tokens need Jira 8.14 or later."
	}
	switch login.Problem {
	case jira.LoginCaptcha:
		page := "Jira's login page"
		if login.LoginURL != "" {
			page = login.LoginURL
		}
		return "Jira requires a CAPTCHA", fmt.Sprintf("After too many failed logins Jira requires user %q to solve a CAPTCHA, and until then rejects even the correct password (HTTP %d). "+
			"Log in once as this user at %s, or have an administrator reset the failed login count of the user in Jira's user management.", login.Username, login.Status, page)
	case jira.LoginBasicDisabled:
		return "Basic authentication is disabled", fmt.Sprintf("Jira accepts no username and password over REST (HTTP %d). This is the default since Jira 11. "+
			"Set token to a personal access token instead, or have an administrator allow basic authentication under Administration > System > Authentication methods.", login.Status)
	case jira.LoginAnonymous:
		return rejected, fmt.Sprintf("Jira treats the requests of user %q as anonymous and gives no reason (HTTP %d).", login.Username, login.Status) + once +
			"\n\nCheck username and password, and check that no proxy removes the Authorization header."
	default:
		return rejected, fmt.Sprintf("Jira rejected username %q and its password (HTTP %d).", login.Username, login.Status) + once +
			"\n\nCheck username and password, and check that the user is active and may log in to Jira."
	}
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
func redirection(redirect *jira.RedirectError) string {
	text := sentence(redirect.Error()) + " The provider does not follow redirects, so that no write loses its content and no credentials reach another host.\n\n"
	if redirect.BaseURL != "" {
		return text + fmt.Sprintf("If that is your Jira, set base_url to %q.", redirect.BaseURL)
	}
	return text + "If that is a login page, a proxy in front of Jira requires a login of its own. Set base_url to an address that reaches Jira's REST API directly."
}
