// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// selector is one of Jira's searches, with what is searched for.
type selector struct {
	// attribute is where a refusal belongs. It is the whole selector: inside one, Terraform shows no line.
	attribute path.Path
	// doing completes "Could not ...".
	doing string
	// advice says how to get at what was cut off.
	advice string
	search func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error)
}

const narrower = "Narrow the search with its query."

// selector answers with the search that is configured. All users are no search.
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
		attribute: path.Root("query"), doing: fmt.Sprintf("search for the users %q", query),
		advice: "Narrow the query, or write all = true, which has no limit.",
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
		attribute: path.Root("assignable"), doing: "find the users that issues can be assigned to", advice: narrower,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.AssignableUsers(ctx, scope)
		},
	}
}

func (p *permitted) selector(ctx context.Context, diags *diag.Diagnostics) selector {
	var permissions []string
	diags.Append(p.Permissions.ElementsAs(ctx, &permissions, false)...)
	return selector{
		attribute: path.Root("with_permissions"), doing: "find the users that have these permissions", advice: narrower,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithPermissions(ctx, permissions, scopeOf(p.ProjectKey, p.IssueKey, p.Query))
		},
	}
}

func (b *browsing) selector() selector {
	return selector{
		attribute: path.Root("with_browse_permission"), doing: "find the users that may see this", advice: narrower,
		search: func(ctx context.Context, client *jira.Client) (jira.FoundUsers, error) {
			return client.UsersWithBrowsePermission(ctx, scopeOf(b.ProjectKey, b.IssueKey, b.Query))
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
