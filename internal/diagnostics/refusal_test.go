// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics_test

import (
	"testing"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const (
	permissionStep = "\n\nThe user that the provider authenticates as needs the Jira Administrators global permission. " +
		"To change a user that has the Jira System Administrators global permission, it needs that permission too."
	rateLimitStep = "\n\nJira limits how many requests a user may send. Exempt the user that the provider authenticates as from rate limiting, or run Terraform again later."
	nextStep      = "\n\nNothing was changed."
)

// The parts of the expected texts: beginnings, ends and a text between.
const (
	plain      = "error: Cannot create user \"robot\"\n"
	atUsername = "error [username]: Cannot create user \"robot\"\n"
	atEmail    = "error [email_address]: Cannot create user \"robot\"\n"
	atGroups   = "error [groups]: Cannot create user \"robot\"\n"
	and        = "\n---\n"
	bad        = " (POST rest/api/2/user: HTTP 400)"
	denied     = " (POST rest/api/2/user: HTTP 403)" + permissionStep
	unknown    = " (POST rest/api/2/user: HTTP 401)" + permissionStep
	limited    = " (POST rest/api/2/user: HTTP 429)" + rateLimitStep
	noReason   = "Jira gave no reason."
)

func refusal(status int, fields map[string]string, messages ...string) *jira.Error {
	return &jira.Error{Method: "POST", Path: "rest/api/2/user", Status: status, Messages: messages, Fields: fields}
}

// Every refusal in every context: where its messages are, and which next step follows them.
func TestOperation_refusals(t *testing.T) {
	t.Parallel()
	taken := map[string]string{"username": "Taken", "email": "Bad."}
	for name, test := range map[string]struct {
		refusal *jira.Error
		want    map[string]string
	}{
		"messages": {refusal(400, nil, "No", "Never!"), map[string]string{
			"plain": plain + "Jira says: No. Never!" + bad, "attribute": atUsername + "Jira says: No. Never!" + bad,
			"next step": plain + "Jira says: No. Never!" + bad + nextStep, "fields": plain + "Jira says: No. Never!" + bad,
			"all": atGroups + "Jira says: No. Never!" + bad + nextStep,
		}},
		"no reason": {refusal(400, nil), map[string]string{
			"plain": plain + noReason + bad, "attribute": atUsername + noReason + bad, "next step": plain + noReason + bad + nextStep,
			"fields": plain + noReason + bad, "all": atGroups + noReason + bad + nextStep,
		}},
		"fields": {refusal(400, taken), map[string]string{
			"plain": plain + "Jira says: email: Bad. username: Taken." + bad, "attribute": atUsername + "Jira says: Bad. Taken." + bad,
			"next step": plain + "Jira says: email: Bad. username: Taken." + bad + nextStep,
			"fields":    atEmail + "Jira says: Bad." + bad + and + atUsername + "Jira says: Taken." + bad,
			"all":       atUsername + "Jira says: Taken." + bad + nextStep + and + atGroups + "Jira says: Bad." + bad + nextStep,
		}},
		"messages and fields": {refusal(400, map[string]string{"username": "Taken."}, "No."), map[string]string{
			"plain": plain + "Jira says: No. username: Taken." + bad, "attribute": atUsername + "Jira says: No. Taken." + bad,
			"next step": plain + "Jira says: No. username: Taken." + bad + nextStep,
			"fields":    atUsername + "Jira says: Taken." + bad + and + plain + "Jira says: No." + bad,
			"all":       atUsername + "Jira says: Taken." + bad + nextStep + and + atGroups + "Jira says: No." + bad + nextStep,
		}},
		// A missing permission is not the fault of an attribute.
		"403": {refusal(403, nil, "Forbidden."), map[string]string{
			"plain": plain + "Jira says: Forbidden." + denied, "attribute": plain + "Jira says: Forbidden." + denied,
			"next step": plain + "Jira says: Forbidden." + denied, "fields": plain + "Jira says: Forbidden." + denied, "all": plain + "Jira says: Forbidden." + denied,
		}},
		"401": {refusal(401, nil), map[string]string{
			"plain": plain + noReason + unknown, "attribute": plain + noReason + unknown,
			"next step": plain + noReason + unknown, "fields": plain + noReason + unknown, "all": plain + noReason + unknown,
		}},
		"429": {refusal(429, nil), map[string]string{
			"plain": plain + noReason + limited, "attribute": atUsername + noReason + limited,
			"next step": plain + noReason + limited, "fields": plain + noReason + limited, "all": atGroups + noReason + limited,
		}},
	} {
		for context, operation := range contexts {
			t.Run(name+"/"+context, func(t *testing.T) {
				t.Parallel()
				var diags diag.Diagnostics
				operation.AddError(&diags, test.refusal)
				expectText(t, diags, test.want[context])
			})
		}
	}
}

func TestOperation_refusalOfUnknownOutcome(t *testing.T) {
	t.Parallel()
	var diags diag.Diagnostics
	contexts["attribute"].AddError(&diags, &jira.UnknownOutcomeError{Cause: refusal(500, nil, "Internal server error"), LookUp: page})
	expectText(t, diags, "error [username]: Cannot create user \"robot\"\nJira says: Internal server error. (POST rest/api/2/user: HTTP 500)\n\n"+
		`Jira may have carried out the request. The look-up of the outcome failed too: unexpected response to GET rest/api/2/user: HTTP 200 with an HTML page titled "Log in".`)
}

// A session that Jira lost is not the fault of an attribute of the resource.
func TestOperation_lostSession(t *testing.T) {
	t.Parallel()
	const start = "error: Cannot create user \"robot\"\nThe provider argument avatar_upload is \"session\", but this Jira cannot confirm a full-size upload"
	for token, want := range map[bool]string{
		true: start + ": Jira ends the session of each request that has a personal access token. " +
			"Set avatar_upload to \"auto\" or \"thumbnail\" to store avatars at 48 x 48 pixels, authenticate with a username and password, " +
			"or have an administrator set the system property atlassian.pats.invalidate.session.enabled=false.",
		false: start + ". Jira says: No image. (HTTP 500 to POST rest/api/2/user). Set avatar_upload to \"auto\" or \"thumbnail\" to store avatars at 48 x 48 pixels.",
	} {
		for _, operation := range contexts {
			var diags diag.Diagnostics
			operation.AddError(&diags, &jira.LostSessionError{Token: token, Cause: refusal(500, nil, "No image.")})
			expectText(t, diags, want)
		}
	}
}
