// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// rejectedLogin is the message about credentials that Jira does not accept.
func (c Connection) rejectedLogin(login *jira.LoginError) finding {
	const notRetried = " The provider does not retry a rejected login"
	const once = notRetried + ", because Jira locks a user behind a CAPTCHA after a few failed logins."
	const rejected = "Jira rejected the login"
	server, check := "Jira", fmt.Sprintf("\n\nCheck %s and %s, and check that ", c.name("username"), c.name("password"))
	if c.BaseURL != nil {
		server += " at " + c.address()
	}
	if login.Token {
		return finding{"token", rejected, fmt.Sprintf("%s rejected the personal access token%s (HTTP %d).", server, c.from("token"), login.Status) + notRetried + "." +
			"\n\nA token stops working when it expires or is revoked, or when its user is deactivated. Check the token in the user's profile under Personal Access Tokens, " +
			"and check that no proxy removes the Authorization header. Personal access tokens need Jira 8.14 or later."}
	}
	switch login.Problem {
	case jira.LoginCaptcha:
		return finding{"username", "Jira requires a CAPTCHA", fmt.Sprintf("After too many failed logins %s requires user %q%s to solve a CAPTCHA, and until then rejects even the correct password (HTTP %d). "+
			"Log in once as this user at %s, or have an administrator reset the failed login count of the user in Jira's user management.", server, login.Username, c.from("username"), login.Status, login.LoginURL)}
	case jira.LoginBasicDisabled:
		return finding{"token", "Basic authentication is disabled", fmt.Sprintf("%s accepts no username and password over REST (HTTP %d). This is the default since Jira 11. "+
			"Set token to a personal access token instead, or have an administrator allow basic authentication under Administration > System > Authentication methods.", server, login.Status)}
	case jira.LoginAnonymous:
		return finding{"username", rejected, fmt.Sprintf("%s treats the requests of user %q%s as anonymous and gives no reason (HTTP %d).", server, login.Username, c.from("username"), login.Status) + once +
			check + "no proxy removes the Authorization header."}
	default:
		return finding{"username", rejected, fmt.Sprintf("%s rejected username %q%s and its password%s (HTTP %d).", server, login.Username, c.from("username"), c.from("password"), login.Status) + once +
			check + "the user is active and may log in to Jira."}
	}
}

// from names the environment variable that the value of an argument comes from. It is empty if there is none.
func (c Connection) from(argument string) string {
	if variable := c.Variables[argument]; variable != "" {
		return " (" + variable + ")"
	}
	return ""
}
