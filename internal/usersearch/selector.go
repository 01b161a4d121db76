// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// selector is a configured search.
type selector struct {
	// operation has the whole selector as its attribute: Terraform shows no line of the configuration for an attribute
	// inside it.
	operation diagnostics.Operation
	// ifCut says what to do about a result that may be incomplete.
	ifCut  string
	search func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error)
}

// selector returns the configured search. The selector all is a list and no search.
func (m *model) selector(ctx context.Context, diags *diag.Diagnostics) selector {
	switch {
	case m.Assignable != nil:
		return m.Assignable.selector(ctx, diags)
	case m.WithPermissions != nil:
		return m.WithPermissions.selector(ctx, diags)
	case m.WithBrowsePermission != nil:
		return m.WithBrowsePermission.selector()
	}
	query, inactive := m.Query.ValueString(), m.IncludeInactive.ValueBool()
	return selector{
		operation: diagnostics.Operation{Action: fmt.Sprintf("search for users that match %q", query), Attribute: path.Root("query")},
		ifCut:     narrowOrListAll,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.SearchUsers(ctx, query, inactive)
		},
	}
}

func (a *assignable) selector(ctx context.Context, diags *diag.Diagnostics) selector {
	scope := jira.UserScope{IssueKey: a.IssueKey.ValueString(), Query: a.Query.ValueString()}
	if !a.ProjectKeys.IsNull() {
		diags.Append(a.ProjectKeys.ElementsAs(ctx, &scope.ProjectKeys, false)...)
	}
	return selector{
		operation: diagnostics.Operation{Action: "search for users that issues can be assigned to", Attribute: path.Root("assignable")},
		ifCut:     narrowSearch,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, scope)
		},
	}
}

func (w *withPermissions) selector(ctx context.Context, diags *diag.Diagnostics) selector {
	var permissions []string
	diags.Append(w.Permissions.ElementsAs(ctx, &permissions, false)...)
	return selector{
		operation: diagnostics.Operation{Action: "search for users that have these permissions", Attribute: path.Root("with_permissions")},
		ifCut:     narrowSearch,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithPermissions(ctx, permissions, scopeOf(w.ProjectKey, w.IssueKey, w.Query))
		},
	}
}

func (w *withBrowsePermission) selector() selector {
	return selector{
		operation: diagnostics.Operation{Action: "search for users that can browse this project or issue", Attribute: path.Root("with_browse_permission")},
		ifCut:     narrowSearch,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithBrowsePermission(ctx, scopeOf(w.ProjectKey, w.IssueKey, w.Query))
		},
	}
}

func scopeOf(projectKey, issueKey, query types.String) jira.UserScope {
	scope := jira.UserScope{IssueKey: issueKey.ValueString(), Query: query.ValueString()}
	if !projectKey.IsNull() {
		scope.ProjectKeys = []string{projectKey.ValueString()}
	}
	return scope
}
