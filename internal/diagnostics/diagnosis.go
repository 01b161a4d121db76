// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package diagnosis puts errors of the Jira client into the words of the user's configuration: a diagnostic at the
// attribute that caused it, saying what to do next. It knows no resource; each tells which attribute is which field.
package diagnostics

import (
	"context"
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Attributes says at which attribute an error of Jira's belongs, by Jira's internal field name.
type Attributes map[string]path.Path

// Add turns an error into diagnostics. Doing completes "Could not ...": "create the user \"robot\"".
func Add(diags *diag.Diagnostics, doing string, err error, attributes Attributes) {
	var (
		login    *jira.LoginError
		refused  *jira.Error
		foreign  *jira.UnexpectedResponseError
		redirect *jira.RedirectError
		cloud    *jira.CloudError
		silence  *jira.UnreachableError
		closed   *jira.UnavailableError
	)
	switch {
	case err == nil:
	case errors.As(err, &login):
		diags.AddError(loginSummary(login), login.Error())
	case errors.As(err, &cloud):
		diags.AddError("This is not Jira Data Center", "Could not "+doing+": "+err.Error()+".")
	case errors.As(err, &closed):
		diags.AddError("Jira is not available", "Could not "+doing+": "+sentence(closed.Error()))
	case errors.As(err, &redirect):
		diags.AddError("The request was redirected", "Could not "+doing+": "+redirect.Error())
	case errors.As(err, &foreign):
		diags.AddError("That is no response of Jira's", "Could not "+doing+": "+err.Error())
	case errors.As(err, &refused):
		addRefusal(diags, doing, refused, attributes)
	case errors.Is(err, context.Canceled):
		diags.AddError("Interrupted", "Could not "+doing+": "+err.Error()+".")
	case errors.As(err, &silence):
		diags.AddError("Jira cannot be reached", "Could not "+doing+": "+sentence(err.Error())+
			"\n\nCheck base_url and the network, and run it again. What was done so far is in the state.")
	default:
		diags.AddError("Could not "+doing, sentence(err.Error()))
	}
}

func loginSummary(login *jira.LoginError) string {
	switch {
	case login.Repeated:
		return "Not tried: Jira refused the login"
	case login.Problem == jira.LoginCaptcha:
		return "Jira demands a CAPTCHA"
	case login.Problem == jira.LoginBasicDisabled:
		return "Basic authentication is switched off"
	default:
		return "Jira rejected the login"
	}
}

// addRefusal adds Jira's own words: each at the attribute that it is about, the others at none.
func addRefusal(diags *diag.Diagnostics, doing string, refused *jira.Error, attributes Attributes) {
	summary, origin := "Jira refused to "+doing, originOf(refused)
	words := slices.Clone(refused.Messages)
	for _, field := range slices.Sorted(maps.Keys(refused.Fields)) {
		if attribute, ok := attributes[field]; ok {
			diags.AddAttributeError(attribute, summary, fmt.Sprintf("Jira says: %s %s", sentence(refused.Fields[field]), origin))
			continue
		}
		words = append(words, field+": "+refused.Fields[field])
	}
	if len(words) == 0 && diags.HasError() {
		return
	}
	said := "Jira gave no reason."
	if len(words) > 0 {
		said = "Jira says: " + strings.Join(sentences(words), " ")
	}
	diags.AddError(summary, said+" "+origin+remedy(refused.Status))
}

func originOf(refused *jira.Error) string {
	return fmt.Sprintf("(HTTP %d to %s %s)", refused.Status, refused.Method, refused.Path)
}

// AddAt is Add for a request that is about one attribute and nothing else: what Jira refuses, it refuses there.
func AddAt(diags *diag.Diagnostics, attribute path.Path, doing string, err error) {
	var refused *jira.Error
	if !errors.As(err, &refused) {
		Add(diags, doing, err, nil)
		return
	}
	diags.AddAttributeError(attribute, "Jira refused to "+doing,
		"Jira says: "+strings.Join(Words(refused), " ")+" "+originOf(refused)+remedy(refused.Status))
}

// AddAbout is Add for a request that is about one attribute, where a refusal belongs unless it is about permission.
// Advice, if any, follows Jira's words.
func AddAbout(diags *diag.Diagnostics, attribute path.Path, doing string, err error, advice string) {
	var refused *jira.Error
	if !errors.As(err, &refused) || refused.Status == http.StatusUnauthorized || refused.Status == http.StatusForbidden {
		Add(diags, doing, err, nil)
		return
	}
	if advice != "" {
		advice = "\n\n" + advice
	}
	diags.AddAttributeError(attribute, "Jira refused to "+doing, "Jira says: "+strings.Join(Words(refused), " ")+" "+originOf(refused)+advice)
}

// Words are Jira's own, a sentence each; one that says so where there are none.
func Words(refused *jira.Error) []string {
	words := slices.Clone(refused.Messages)
	for _, field := range slices.Sorted(maps.Keys(refused.Fields)) {
		words = append(words, refused.Fields[field])
	}
	if len(words) == 0 {
		return []string{"nothing more."}
	}
	return sentences(words)
}

// remedy says what to do about a status whatever it was about.
func remedy(status int) string {
	switch status {
	case http.StatusForbidden, http.StatusUnauthorized:
		return "\n\nFor this the user that the provider logs in as needs the global permission to administer Jira (Jira Administrators); to change a system administrator, it must be one itself." +
			"and the one of system administrators where the user to be changed is one."
	case http.StatusTooManyRequests:
		return "\n\nJira limits how many requests a user may make. Exempt the provider's user in Jira's rate limiting, or run again later."
	default:
		return ""
	}
}

func sentences(words []string) []string {
	ended := make([]string, len(words))
	for index, word := range words {
		ended[index] = sentence(word)
	}
	return ended
}

// sentence ends a text with a full stop, unless it has an end.
func sentence(text string) string {
	text = strings.TrimSpace(text)
	if text == "" || strings.ContainsAny(text[len(text)-1:], ".!?") {
		return text
	}
	return text + "."
}
