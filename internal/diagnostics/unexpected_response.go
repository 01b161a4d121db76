// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// rateLimited is the summary about a response with status 429 that does not have the form of Jira's REST API: its body is
// usually empty (facts 6.1).
const rateLimited = "Jira limits the rate of requests"

// unexpectedResponse says what responded at the base URL instead of Jira, and what to change.
func (c Connection) unexpectedResponse(unexpected *jira.UnexpectedResponseError) finding {
	if summary, detail := gatewayFailure(unexpected); summary != "" {
		return finding{"", summary, c.address() + ": " + detail}
	}
	if unexpected.Status == http.StatusTooManyRequests {
		return finding{"", rateLimited, fmt.Sprintf("%s responded with HTTP 429. %s", c.address(), nextStepAfter(unexpected.Status))}
	}
	return finding{"base_url", "Unexpected response from Jira", fmt.Sprintf("%s does not respond as Jira's REST API does: the response to %s %s is HTTP %d with %s.\n\n%s",
		c.address(), unexpected.Method, unexpected.Path, unexpected.Status, unexpected.Found, c.stepAfterUnexpected(unexpected.Status))}
}

func (c Connection) stepAfterUnexpected(status int) string {
	name := c.name("base_url")
	contextPath := fmt.Sprintf("%s has no context path. If users open Jira at an address with a path, such as %s/jira, set %s to that address.", name, c.BaseURL, name)
	switch {
	case status == http.StatusNotFound && c.BaseURL.Path == "":
		return contextPath
	case status == http.StatusNotFound:
		return fmt.Sprintf("No Jira responds at the path %s. Set %s to the address at which users open Jira, with its context path and without the path of a page.", c.BaseURL.Path, name)
	case status >= http.StatusMultipleChoices:
		return c.checkAddress()
	}
	const loginPage = "If it is a login page, a proxy or a single sign-on in front of Jira requires a login of its own. "
	text := loginPage + fmt.Sprintf("Set %s to an address that reaches Jira's REST API without that login.", name)
	if c.BaseURL.Path == "" {
		text += " " + contextPath
	}
	return text
}

// gatewayFailure is the message about a gateway in front of Jira that got no response from Jira. It is empty for any other
// response.
func gatewayFailure(unexpected *jira.UnexpectedResponseError) (summary, detail string) {
	var reason string
	switch unexpected.Status {
	case http.StatusBadGateway:
		reason = "cannot reach Jira"
	case http.StatusGatewayTimeout:
		reason = "waited too long for Jira"
	default:
		return "", ""
	}
	return "A gateway cannot reach Jira", fmt.Sprintf("a gateway or proxy in front of Jira responded with HTTP %d and %s, because it %s. "+
		"The cause is not base_url. Check that Jira is running and that the gateway can reach it, and run Terraform again.", unexpected.Status, unexpected.Found, reason)
}
