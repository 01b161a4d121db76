// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Operation is what a resource was doing when a request to Jira failed.
type Operation struct {
	// Action completes "Cannot ...": `create user "robot"`.
	Action string
	// Attribute is the attribute that a refusal belongs to, unless the refusal concerns a permission. The zero value means
	// that a refusal belongs to no attribute.
	Attribute path.Path
	// Fields maps Jira's internal field names (facts 1.8) to the attributes that set them. Jira's message about such a field
	// is added at its attribute.
	Fields map[string]path.Path
	// NextStep says in whole sentences what to do after a refusal. It is left out where the refusal concerns a permission or
	// the rate limit, which have next steps of their own.
	NextStep string
	// Forbidden says in whole sentences which other reason than a missing permission HTTP 403 can have, and what to do then.
	Forbidden string
}

// AddError adds the diagnostics for an error of the Jira client. It adds nothing where err is nil.
func (o Operation) AddError(diags *diag.Diagnostics, err error) {
	var (
		refusal *jira.Error
		lost    *jira.LostSessionError
	)
	outcome, err := splitOutcome(err)
	switch summary, detail := o.failure(err); {
	case err == nil:
	case summary != "":
		diags.AddError(summary, detail+outcome)
	case errors.As(err, &lost):
		o.add(diags, path.Empty(), lostSession(lost)+outcome)
	case errors.As(err, &refusal):
		o.addRefusal(diags, refusal, outcome)
	default:
		diags.AddError(o.summary(), sentence(err.Error())+outcome)
	}
}

// failure returns the message for an error that says nothing about the object of the operation. Both texts are empty for
// any other error.
func (o Operation) failure(err error) (summary, detail string) {
	var (
		login       *jira.LoginError
		cloud       *jira.CloudError
		unavailable *jira.UnavailableError
		redirect    *jira.RedirectError
		unexpected  *jira.UnexpectedResponseError
		unreachable *jira.UnreachableError
	)
	// The order matters: an UnavailableError wraps a response, and an interrupted request ends with an UnreachableError.
	switch {
	case errors.As(err, &login):
		return o.loginFailure(login)
	case errors.As(err, &cloud):
		return "Jira Cloud is not supported", o.cannot() +
			"base_url is the address of a Jira Cloud site. Set base_url to the address of Jira Data Center or Jira Server."
	case errors.As(err, &unavailable):
		return "Jira is unavailable", o.cannot() + unavailability(unavailable)
	case errors.As(err, &redirect):
		return "Unexpected redirect", o.cannot() + Connection{}.redirection(redirect)
	case errors.As(err, &unexpected):
		if summary, detail := gatewayFailure(unexpected); summary != "" {
			return summary, o.cannot() + detail
		}
		return "Unexpected response from Jira", o.cannot() + fmt.Sprintf("the response to %s %s is not a response of Jira's REST API: HTTP %d with %s.\n\n"+
			"Check that base_url is the address of Jira, including its context path, and whether a proxy, a login page or a maintenance page responds instead of Jira.",
			unexpected.Method, unexpected.Path, unexpected.Status, unexpected.Found)
	case errors.Is(err, context.Canceled):
		return "Interrupted", o.cannot() + "Terraform was interrupted. Run Terraform again to continue."
	case errors.As(err, &unreachable):
		return "Cannot reach Jira", o.cannot() + sentence(unreachable.Error()) +
			"\n\nCheck base_url and the network, and run Terraform again. Changes that Jira confirmed are in state."
	default:
		return "", ""
	}
}

// summary is the summary of a diagnostic about the operation itself.
func (o Operation) summary() string { return "Cannot " + o.Action }

// cannot begins a detail whose summary does not name the operation.
func (o Operation) cannot() string { return o.summary() + ": " }

// splitOutcome separates the error of a write from what is unknown about its outcome, a text that completes the detail. A
// rejected login of the look-up comes first: it ends the run.
func splitOutcome(err error) (outcome string, cause error) {
	var (
		unknown *jira.UnknownOutcomeError
		login   *jira.LoginError
	)
	if !errors.As(err, &unknown) {
		return "", err
	}
	const mayBeDone = "\n\nJira may have carried out the request."
	if errors.As(unknown.LookUp, &login) {
		return mayBeDone, login
	}
	return mayBeDone + " The look-up of the outcome failed too: " + sentence(unknown.LookUp.Error()), unknown.Cause
}

// add adds an error of the operation at an attribute, or at none where the attribute is the zero value.
func (o Operation) add(diags *diag.Diagnostics, attribute path.Path, detail string) {
	addError(diags, attribute, o.summary(), detail)
}

func addError(diags *diag.Diagnostics, attribute path.Path, summary, detail string) {
	if len(attribute.Steps()) == 0 {
		diags.AddError(summary, detail)
		return
	}
	diags.AddAttributeError(attribute, summary, detail)
}

// joined puts a next step, which may be empty, into a paragraph of its own.
func joined(detail, nextStep string) string {
	if nextStep == "" {
		return detail
	}
	return detail + "\n\n" + nextStep
}

// sentence ends a text with a period, unless it has an end.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}
