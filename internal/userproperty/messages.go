// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"encoding/json"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
)

func (m *model) readOperation() diagnostics.Operation {
	return diagnostics.Operation{Action: "read " + m.Object()}
}

func (m *model) setOperation() diagnostics.Operation {
	return diagnostics.Operation{Action: "set " + m.Object()}
}

func (m *model) deleteOperation() diagnostics.Operation {
	return diagnostics.Operation{Action: "delete " + m.Object()}
}

// propertyDeleted is the evidence that a property was deleted.
const propertyDeleted = "Jira has the user, but not the property. It was looked up four times."

// addAlreadyExists adds the error for a property that exists with another value than the planned one.
func (m *model) addAlreadyExists(diags *diag.Diagnostics, existing json.RawMessage) {
	diagnostics.AlreadyExists(diags, path.Root("property_key"), fmt.Sprintf("Property %q of user with key %s", m.PropertyKey.ValueString(), m.OwnerKey()),
		fmt.Sprintf("The user already has property %q with another value: %s.", m.PropertyKey.ValueString(), abridged(existing)),
		"jira_user_property", m.ID.ValueString(), "")
}

// abridged returns the beginning of a value.
func abridged(value json.RawMessage) string {
	const longest = 200
	text := []rune(normalized(value))
	if len(text) > longest {
		return string(text[:longest]) + "…"
	}
	return string(text)
}
