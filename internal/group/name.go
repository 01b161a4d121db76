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

// replaceForAnotherGroup plans no change where only the case of a group name changes, and a replacement for another group.
type replaceForAnotherGroup struct{}

// Description implements planmodifier.Describer.
func (replaceForAnotherGroup) Description(context.Context) string {
	return "The same name in another case is not a change. Another group forces a new resource to be created."
}

// MarkdownDescription implements planmodifier.Describer.
func (m replaceForAnotherGroup) MarkdownDescription(ctx context.Context) string {
	return m.Description(ctx)
}

// PlanModifyString implements planmodifier.String.
func (replaceForAnotherGroup) PlanModifyString(_ context.Context, request planmodifier.StringRequest, response *planmodifier.StringResponse) {
	switch {
	case request.State.Raw.IsNull() || request.Plan.Raw.IsNull():
	case !request.PlanValue.IsUnknown() && jira.SameGroup(request.PlanValue.ValueString(), request.StateValue.ValueString()):
		response.PlanValue = request.StateValue
	default:
		response.RequiresReplace = true
	}
}

// maxNameLength is in UTF-16 code units, as Java counts characters. The length validators of
// terraform-plugin-framework-validators count bytes or code points.
const maxNameLength = 255

// nameValidator refuses a text that cannot be the name of a group.
type nameValidator struct{}

// Description implements validator.Describer.
func (nameValidator) Description(context.Context) string {
	return fmt.Sprintf("must not be blank, must not begin or end with white space, and must have at most %d characters", maxNameLength)
}

// MarkdownDescription implements validator.Describer.
func (v nameValidator) MarkdownDescription(ctx context.Context) string { return v.Description(ctx) }

// ValidateString implements validator.String.
func (v nameValidator) ValidateString(ctx context.Context, request validator.StringRequest, response *validator.StringResponse) {
	if request.ConfigValue.IsNull() || request.ConfigValue.IsUnknown() {
		return
	}
	name := request.ConfigValue.ValueString()
	if strings.TrimSpace(name) != name || name == "" || len(utf16.Encode([]rune(name))) > maxNameLength {
		response.Diagnostics.AddAttributeError(request.Path, "Invalid group name", fmt.Sprintf("The group name %q is not valid: it %s.", name, v.Description(ctx)))
	}
}
