// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"maps"
	"slices"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Attributes maps Jira's internal field names to attributes.
//
// Deprecated: use Operation.Fields.
type Attributes map[string]path.Path

// Add adds an error.
//
// Deprecated: use Operation.
func Add(diags *diag.Diagnostics, action string, err error, attributes Attributes) {
	Operation{Action: action, Fields: attributes}.AddError(diags, err)
}

// AddAt adds an error at an attribute.
//
// Deprecated: use Operation.
func AddAt(diags *diag.Diagnostics, attribute path.Path, action string, err error) {
	Operation{Action: action, Attribute: attribute}.AddError(diags, err)
}

// AddAbout adds an error at an attribute.
//
// Deprecated: use Operation.
func AddAbout(diags *diag.Diagnostics, attribute path.Path, action string, err error, nextStep string) {
	Operation{Action: action, Attribute: attribute, NextStep: nextStep}.AddError(diags, err)
}

// Words returns Jira's messages.
//
// Deprecated: use Operation, or the fields of the error.
func Words(refusal *jira.Error) []string {
	var messages []string
	for _, message := range refusal.Messages {
		messages = append(messages, sentence(message))
	}
	for _, field := range slices.Sorted(maps.Keys(refusal.Fields)) {
		messages = append(messages, sentence(refusal.Fields[field]))
	}
	if len(messages) == 0 {
		return []string{"Jira gave no reason."}
	}
	return messages
}
