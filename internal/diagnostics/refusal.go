// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// addRefusal adds what Jira says in a refusal: a message about a field at the attribute of this field, all others together
// at the attribute of the operation.
func (o Operation) addRefusal(diags *diag.Diagnostics, refusal *jira.Error, outcome string) {
	request := fmt.Sprintf(" (%s %s: HTTP %d)", refusal.Method, refusal.Path, refusal.Status)
	nextStep := nextStepAfter(refusal.Status)
	switch {
	case nextStep == "":
		nextStep = o.NextStep
	case refusal.Status == http.StatusForbidden:
		nextStep = joined(nextStep, o.Forbidden)
	}
	messages := slices.Clone(refusal.Messages)
	atFields := false
	for _, field := range slices.Sorted(maps.Keys(refusal.Fields)) {
		attribute, mapped := o.Fields[field]
		switch {
		case mapped:
			o.add(diags, attribute, joined("Jira says: "+sentence(refusal.Fields[field])+request, o.NextStep)+outcome)
			atFields = true
		case len(o.Attribute.Steps()) > 0:
			messages = append(messages, refusal.Fields[field])
		default:
			messages = append(messages, field+": "+refusal.Fields[field])
		}
	}
	if len(messages) == 0 && atFields {
		return
	}
	attribute := o.Attribute
	if isAboutPermission(refusal.Status) {
		attribute = path.Empty()
	}
	o.add(diags, attribute, joined(said(messages)+request, nextStep)+outcome)
}

// messagesOf returns all messages of a refusal, those about fields last.
func messagesOf(refusal *jira.Error) []string {
	messages := slices.Clone(refusal.Messages)
	for _, field := range slices.Sorted(maps.Keys(refusal.Fields)) {
		messages = append(messages, field+": "+refusal.Fields[field])
	}
	return messages
}

// said quotes Jira's messages.
func said(messages []string) string {
	if len(messages) == 0 {
		return "Jira gave no reason."
	}
	sentences := make([]string, len(messages))
	for index, message := range messages {
		sentences[index] = sentence(message)
	}
	return "Jira says: " + strings.Join(sentences, " ")
}

func isAboutPermission(status int) bool {
	return status == http.StatusUnauthorized || status == http.StatusForbidden
}

// nextStepAfter says what to do about a status that does not depend on the values of the request. It is empty for any
// other status.
func nextStepAfter(status int) string {
	switch {
	case isAboutPermission(status):
		return "The user that the provider authenticates as needs the Jira Administrators global permission. " +
			"To change a user that has the Jira System Administrators global permission, it needs that permission too."
	case status == http.StatusTooManyRequests:
		return "Jira limits how many requests a user may send. Exempt the user that the provider authenticates as from rate limiting, or run Terraform again later."
	default:
		return ""
	}
}

// lostSession says why avatar_upload = "session" is not possible, and how to continue.
func lostSession(lost *jira.LostSessionError) string {
	const summary = `The provider argument avatar_upload is "session", but this Jira cannot confirm a full-size upload`
	if lost.Token {
		return summary + ": Jira ends the session of each request that has a personal access token. " +
			"Set avatar_upload to \"auto\" or \"thumbnail\" to store avatars at 48 x 48 pixels, authenticate with a username and password, " +
			"or have an administrator set the system property atlassian.pats.invalidate.session.enabled=false."
	}
	return summary + ". Jira says: " + sentence(lost.Cause.Error()) +
		" Set avatar_upload to \"auto\" or \"thumbnail\" to store avatars at 48 x 48 pixels."
}
