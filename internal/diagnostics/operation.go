// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package diagnostics

import (
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
)

// Operation is what a resource was doing when a request to Jira failed.
type Operation struct {
	// Action completes "Cannot ...": `create user "robot"`.
	Action string
	// Attribute is the attribute that a refusal belongs to, unless the refusal is about permission. None where it is the
	// zero value.
	Attribute path.Path
	// Fields maps Jira's internal field names (facts 1.8) to the attributes that set them.
	Fields map[string]path.Path
	// NextStep says what to do after a refusal, in one or more sentences.
	NextStep string
}

// AddError adds the diagnostic for err; it adds nothing where err is nil.
func (o Operation) AddError(diags *diag.Diagnostics, err error) {
	if len(o.Attribute.Steps()) > 0 {
		AddAbout(diags, o.Attribute, o.Action, err, o.NextStep)
		return
	}
	Add(diags, o.Action, err, o.Fields)
}
