// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"context"
	"errors"
	"fmt"
	"net/url"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Connection is what the diagnostics about the connection to Jira name: the base URL, and where the arguments of the
// provider come from. The zero value names the arguments and no base URL.
type Connection struct {
	BaseURL *url.URL
	// Variables maps an argument to the environment variable that its value comes from. An argument that is not in it comes
	// from the provider block.
	Variables map[string]string
	// HasCACertificate is whether ca_certificate is set.
	HasCACertificate bool
}

// finding is the text about a failed verification. The argument is the one that causes the failure; it is empty where none
// does.
type finding struct{ argument, summary, detail string }

// Failed returns the error about a connection that the provider could not verify.
func (c Connection) Failed(err error) diag.Diagnostic {
	found := c.find(err)
	if found.argument == "" {
		return diag.NewErrorDiagnostic(found.summary, found.detail)
	}
	return diag.NewAttributeErrorDiagnostic(path.Root(found.argument), found.summary, found.detail)
}

func (c Connection) find(err error) finding {
	var (
		login       *jira.LoginError
		cloud       *jira.CloudError
		unavailable *jira.UnavailableError
		redirect    *jira.RedirectError
		unexpected  *jira.UnexpectedResponseError
		refusal     *jira.Error
		unreachable *jira.UnreachableError
	)
	// The order matters: an UnavailableError wraps a response, and an interrupted request ends with an UnreachableError.
	switch {
	case errors.As(err, &login):
		return c.rejectedLogin(login)
	case errors.As(err, &cloud):
		return finding{"base_url", "Jira Cloud is not supported", fmt.Sprintf(
			"%s is a Jira Cloud site. Set %s to the address of Jira Data Center or Jira Server.", c.address(), c.name("base_url"))}
	case errors.As(err, &unavailable):
		return finding{"", "Jira is unavailable", fmt.Sprintf("%s: %s", c.address(), unavailability(unavailable))}
	case errors.As(err, &redirect):
		return finding{"base_url", "Unexpected redirect", c.redirection(redirect)}
	case errors.As(err, &unexpected):
		return c.unexpectedResponse(unexpected)
	case errors.As(err, &refusal):
		return finding{"base_url", "Unexpected response from Jira", fmt.Sprintf("%s refused %s %s with HTTP %d. %s\n\n%s",
			c.address(), refusal.Method, refusal.Path, refusal.Status, said(messagesOf(refusal)), c.checkAddress())}
	case errors.Is(err, context.Canceled):
		return finding{"", "Interrupted", "Terraform was interrupted while the provider connected to Jira. Run Terraform again."}
	case errors.As(err, &unreachable):
		return c.unreachable(unreachable)
	default:
		return finding{"base_url", "Cannot connect to Jira", c.address() + ": " + sentence(err.Error())}
	}
}

// name returns the name of an argument, or of the environment variable that its value comes from.
func (c Connection) name(argument string) string {
	if variable := c.Variables[argument]; variable != "" {
		return variable
	}
	return argument
}

// address names the base URL and where it comes from: "https://jira.example.com (base_url)".
func (c Connection) address() string {
	return fmt.Sprintf("%s (%s)", c.BaseURL, c.name("base_url"))
}

// host returns the host of the base URL, with its port if it has one.
func (c Connection) host() string { return c.BaseURL.Host }

func (c Connection) checkAddress() string {
	return fmt.Sprintf("Check that %s is the address of Jira, including its context path, and whether a proxy, a login page or a maintenance page responds instead of Jira.",
		c.name("base_url"))
}
