// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// ValidateConfig refuses two selectors, and none. While one is not known as a whole, nothing can be said; Read looks again.
func (d *DataSource) ValidateConfig(ctx context.Context, request datasource.ValidateConfigRequest, response *datasource.ValidateConfigResponse) {
	for _, name := range []string{"assignable", "with_permissions", "with_browse_permission"} {
		var value types.Object
		if request.Config.GetAttribute(ctx, path.Root(name), &value).HasError() || value.IsUnknown() {
			return
		}
	}
	var config model
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.validate(&response.Diagnostics)
	}
}

// validate refuses more than one selector, and none, and in a selector more than one place, and none.
func (m *model) validate(diags *diag.Diagnostics) {
	var chosen []string
	for _, one := range []struct {
		name string
		set  bool
	}{
		{"query", isSet(m.Query)},
		{"all", isSet(m.All)},
		{"assignable", m.Assignable != nil},
		{"with_permissions", m.WithPermissions != nil},
		{"with_browse_permission", m.WithBrowsePermission != nil},
	} {
		if one.set {
			chosen = append(chosen, one.name)
		}
	}
	const summary, offer = "Which users?", "Set exactly one of query, all, assignable, with_permissions and with_browse_permission."
	switch {
	case len(chosen) > 1:
		diags.AddAttributeError(path.Root(chosen[1]), summary, fmt.Sprintf("Both %s and %s are set. %s", chosen[0], chosen[1], offer))
	case len(chosen) == 0 && !m.Query.IsUnknown() && !m.All.IsUnknown():
		diags.AddError(summary, "Nothing says which users are meant. "+offer)
	case len(chosen) == 1 && m.IncludeInactive.ValueBool() && chosen[0] != "query" && chosen[0] != "all":
		diags.AddAttributeError(path.Root("include_inactive"), "Jira finds active users only here",
			fmt.Sprintf("With %s Jira finds active users only. Remove include_inactive, or use query or all.", chosen[0]))
	}
	if m.Assignable != nil {
		validatePlace(diags, "assignable", "project_keys", m.Assignable.ProjectKeys, m.Assignable.IssueKey)
	}
	if m.WithPermissions != nil {
		validatePlace(diags, "with_permissions", "project_key", m.WithPermissions.ProjectKey, m.WithPermissions.IssueKey)
	}
	if m.WithBrowsePermission != nil {
		validatePlace(diags, "with_browse_permission", "project_key", m.WithBrowsePermission.ProjectKey, m.WithBrowsePermission.IssueKey)
	}
}

func validatePlace(diags *diag.Diagnostics, selector, project string, projects, issue attr.Value) {
	const summary = "Where?"
	offer := fmt.Sprintf("Set exactly one of %s and issue_key.", project)
	switch {
	case projects.IsNull() && issue.IsNull():
		diags.AddAttributeError(path.Root(selector), summary, fmt.Sprintf("Neither %s nor issue_key is set. %s", project, offer))
	case isSet(projects) && isSet(issue):
		diags.AddAttributeError(path.Root(selector), summary, fmt.Sprintf("Both %s and issue_key are set. %s", project, offer))
	}
}

func isSet(value attr.Value) bool { return !value.IsNull() && !value.IsUnknown() }
