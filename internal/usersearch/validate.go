// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/datasourcevalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// activeOnly are the selectors that find active users only.
var activeOnly = []string{"assignable", "with_permissions", "with_browse_permission"}

// ConfigValidators refuses a configuration without a selector or with several. Terraform validates values that are
// unknown at plan again before it reads the data source.
func (d *DataSource) ConfigValidators(context.Context) []datasource.ConfigValidator {
	selectors := []path.Expression{path.MatchRoot("query"), path.MatchRoot("all")}
	for _, selector := range activeOnly {
		selectors = append(selectors, path.MatchRoot(selector))
	}
	return []datasource.ConfigValidator{datasourcevalidator.ExactlyOneOf(selectors...)}
}

// ValidateConfig refuses include_inactive = true for a search that finds active users only. No validator of the framework
// depends on the value of an attribute: include_inactive = false is allowed.
func (d *DataSource) ValidateConfig(ctx context.Context, request datasource.ValidateConfigRequest, response *datasource.ValidateConfigResponse) {
	var includeInactive types.Bool
	response.Diagnostics.Append(request.Config.GetAttribute(ctx, path.Root("include_inactive"), &includeInactive)...)
	if !includeInactive.ValueBool() {
		return
	}
	for _, selector := range activeOnly {
		var value types.Object
		response.Diagnostics.Append(request.Config.GetAttribute(ctx, path.Root(selector), &value)...)
		if !value.IsNull() && !value.IsUnknown() {
			addActiveUsersOnly(&response.Diagnostics, selector)
		}
	}
}

// exactlyOneOfIssueAnd validates issue_key in a selector: exactly one of it and the attribute of the project must be set.
func exactlyOneOfIssueAnd(project string) []validator.String {
	return append(notEmpty(), stringvalidator.ExactlyOneOf(path.MatchRelative().AtParent().AtName(project)))
}
