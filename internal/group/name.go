// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"
	"fmt"
	"strings"
	"unicode/utf16"

	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// sameGroup plans no change where only the case of a group's name changes, and a replacement for another group.
type sameGroup struct{}

// Description implements planmodifier.Describer.
func (sameGroup) Description(context.Context) string {
	return "Another case of the same name is no change; another group replaces the resource."
}

// MarkdownDescription implements planmodifier.Describer.
func (m sameGroup) MarkdownDescription(ctx context.Context) string { return m.Description(ctx) }

// PlanModifyString implements planmodifier.String.
func (sameGroup) PlanModifyString(_ context.Context, request planmodifier.StringRequest, response *planmodifier.StringResponse) {
	switch {
	case request.State.Raw.IsNull() || request.Plan.Raw.IsNull():
	case !request.PlanValue.IsUnknown() && jira.SameGroup(request.PlanValue.ValueString(), request.StateValue.ValueString()):
		response.PlanValue = request.StateValue
	default:
		response.RequiresReplace = true
	}
}

// longestName is in UTF-16 units, as Java counts characters.
const longestName = 255

// nameValidator refuses what cannot be the name of a group.
type nameValidator struct{}

// Description implements validator.Describer.
func (nameValidator) Description(context.Context) string {
	return fmt.Sprintf("must not be blank nor begin or end with a space, at most %d characters", longestName)
}

// MarkdownDescription implements validator.Describer.
func (v nameValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (v nameValidator) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	name := request.ConfigValue.ValueString()
	if strings.TrimSpace(name) != name || name == "" || len(utf16.Encode([]rune(name))) > longestName {
		response.Diagnostics.AddAttributeError(request.Path, "Not a group name", fmt.Sprintf("The group name %q %s.", name, v.Description(ctx)))
	}
}
