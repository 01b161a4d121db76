// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/list/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/tfsdk"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Selection is which users a list block is about: all, or those that a query finds or that are in a group.
type Selection struct {
	Query  types.String `tfsdk:"query"`
	Group  types.String `tfsdk:"group"`
	Active types.Bool   `tfsdk:"active"`
}

// SelectionSchema is the configuration of a list block.
func SelectionSchema(description string) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: description + " Without an argument all users are listed (in Jira before 11 and late releases of 10.3: the members of the groups that grant access to an application, which a warning says).",
		Attributes: map[string]schema.Attribute{
			"query": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Only users whose username, e-mail address, display name or a word of it begins with this. Jira ends a search at 1000 users, newer versions at 100; a result that may have been cut off is a warning. Not with `group`.",
			},
			"group": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Only members of this group, by name. Members of groups inside it are there too. Not with `query`.",
			},
			"active": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Only users that are active (`true`) or only those that are not (`false`). Default: both.",
			},
		},
	}
}

// ReadSelection reads the configuration of a list block, and refuses what cannot be combined.
func ReadSelection(ctx context.Context, config tfsdk.Config) (Selection, diag.Diagnostics) {
	var selection Selection
	diags := config.Get(ctx, &selection)
	isSet := func(text types.String) bool { return !text.IsNull() && !text.IsUnknown() }
	if !diags.HasError() && isSet(selection.Query) && isSet(selection.Group) {
		diags.AddAttributeError(path.Root("group"), "Which users?", "Both query and group are set. Set at most one of them.")
	}
	return selection, diags
}

// List answers a list request with the selected users: the pages are read as Terraform takes the results. What fails
// on the way is a result of its own: the users before it must not look like all. Fill completes the result of one
// user.
func List(ctx context.Context, to *connection.Connection, request list.ListRequest, fill func(jira.User, *list.ListResult)) iter.Seq[list.ListResult] {
	return func(push func(list.ListResult) bool) {
		selection, diags := ReadSelection(ctx, request.Config)
		if diags.HasError() || !to.Require(&diags) {
			push(list.ListResult{Diagnostics: diags})
			return
		}
		listed, open := int64(0), true
		selection.each(ctx, to.Client, &diags, func(user jira.User) bool {
			if user.Anonymized() || (!selection.Active.IsNull() && user.Active != selection.Active.ValueBool()) {
				return true
			}
			result := request.NewListResult(ctx)
			result.DisplayName = fmt.Sprintf("%s (%s)", user.DisplayName, user.Username)
			fill(user, &result)
			listed++
			open = push(result)
			return open && (request.Limit <= 0 || listed < request.Limit)
		})
		if open && len(diags) > 0 {
			push(list.ListResult{Diagnostics: diags})
		}
	}
}

// each hands over the users, whether active or not, until it is told to stop by false.
func (s Selection) each(ctx context.Context, client *jira.Client, diags *diag.Diagnostics, take func(jira.User) bool) {
	switch {
	case !s.Group.IsNull():
		group := s.Group.ValueString()
		err := client.EachMember(ctx, group, take)
		if jira.IsNotFound(err) {
			diags.AddAttributeError(path.Root("group"), "No such group", fmt.Sprintf("No group is called %q.", group))
			return
		}
		diagnostics.Add(diags, fmt.Sprintf("list the members of the group %q", group), err, nil)
	case !s.Query.IsNull():
		query := s.Query.ValueString()
		found, err := client.SearchUsers(ctx, query, true)
		if err != nil {
			diagnostics.AddAbout(diags, path.Root("query"), fmt.Sprintf("search for the users %q", query), err, "")
			return
		}
		for index, user := range found.Users {
			// Stopped at the very last, the list may still be half of what there is.
			if !take(user) && index < len(found.Users)-1 {
				return
			}
		}
		if found.MayBeCut {
			diagnostics.WarnOfCut(diags, len(found.Users), "Narrow the query, or list all users, which has no limit.")
		}
	default:
		stopped := false
		coverage, err := client.EachUser(ctx, func(user jira.User) bool {
			stopped = !take(user)
			return !stopped
		})
		diagnostics.Add(diags, "list all users", err, nil)
		if err == nil && !stopped {
			diagnostics.WarnOfCoverage(diags, coverage)
		}
	}
}
