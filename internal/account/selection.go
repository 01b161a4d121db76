// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package account

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
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Selection is which accounts a list block is about: all, or those that a query finds or that are in a group.
type Selection struct {
	Query  types.String `tfsdk:"query"`
	Group  types.String `tfsdk:"group"`
	Active types.Bool   `tfsdk:"active"`
}

// SelectionSchema is the configuration of a list block.
func SelectionSchema(description string) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: description + " Without an argument all accounts are listed (in Jira before 11 and late releases of 10.3: the members of the groups that grant access to an application, which a warning says).",
		Attributes: map[string]schema.Attribute{
			"query": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Only accounts whose username, e-mail address, display name or a word of it begins with this. Jira ends a search at 1000 accounts, newer versions at 100; a result that may have been cut off is a warning. Not with `group`.",
			},
			"group": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Only members of this group, by name. Members of groups inside it are there too. Not with `query`.",
			},
			"active": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Only accounts that are active (`true`) or only those that are not (`false`). Default: both.",
			},
		},
	}
}

// ReadSelection reads the configuration of a list block, and refuses what cannot be combined.
func ReadSelection(ctx context.Context, config tfsdk.Config) (Selection, diag.Diagnostics) {
	var selection Selection
	diagnostics := config.Get(ctx, &selection)
	isSet := func(text types.String) bool { return !text.IsNull() && !text.IsUnknown() }
	if !diagnostics.HasError() && isSet(selection.Query) && isSet(selection.Group) {
		diagnostics.AddAttributeError(path.Root("group"), "Which accounts?", "Both query and group are set. Set at most one of them.")
	}
	return selection, diagnostics
}

// List answers a list request with the selected accounts: the pages are read as Terraform takes the results. What fails
// on the way is a result of its own: the accounts before it must not look like all. Fill completes the result of one
// account.
func List(ctx context.Context, to *connection.Connection, request list.ListRequest, fill func(jira.User, *list.ListResult)) iter.Seq[list.ListResult] {
	return func(push func(list.ListResult) bool) {
		selection, diagnostics := ReadSelection(ctx, request.Config)
		if diagnostics.HasError() || !to.Require(&diagnostics) {
			push(list.ListResult{Diagnostics: diagnostics})
			return
		}
		listed, open := int64(0), true
		selection.each(ctx, to.Client, &diagnostics, func(user jira.User) bool {
			if user.Anonymised() || (!selection.Active.IsNull() && user.Active != selection.Active.ValueBool()) {
				return true
			}
			result := request.NewListResult(ctx)
			result.DisplayName = fmt.Sprintf("%s (%s)", user.DisplayName, user.Username)
			fill(user, &result)
			listed++
			open = push(result)
			return open && (request.Limit <= 0 || listed < request.Limit)
		})
		if open && len(diagnostics) > 0 {
			push(list.ListResult{Diagnostics: diagnostics})
		}
	}
}

// each hands over the accounts, whether active or not, until it is told to stop by false.
func (s Selection) each(ctx context.Context, client *jira.Client, diagnostics *diag.Diagnostics, take func(jira.User) bool) {
	switch {
	case !s.Group.IsNull():
		group := s.Group.ValueString()
		err := client.EachMember(ctx, group, take)
		if jira.IsNotFound(err) {
			diagnostics.AddAttributeError(path.Root("group"), "No such group", fmt.Sprintf("No group is called %q.", group))
			return
		}
		diagnosis.Add(diagnostics, fmt.Sprintf("list the members of the group %q", group), err, nil)
	case !s.Query.IsNull():
		query := s.Query.ValueString()
		found, err := client.SearchUsers(ctx, query, true)
		if err != nil {
			diagnosis.AddAbout(diagnostics, path.Root("query"), fmt.Sprintf("search for the accounts %q", query), err, "")
			return
		}
		for index, user := range found.Users {
			// Stopped at the very last, the list may still be half of what there is.
			if !take(user) && index < len(found.Users)-1 {
				return
			}
		}
		if found.MayBeCut {
			diagnosis.WarnOfCut(diagnostics, len(found.Users), "Narrow the query, or list all accounts, which has no limit.")
		}
	default:
		stopped := false
		coverage, err := client.EachUser(ctx, func(user jira.User) bool {
			stopped = !take(user)
			return !stopped
		})
		diagnosis.Add(diagnostics, "list all accounts", err, nil)
		if err == nil && !stopped {
			diagnosis.WarnOfCoverage(diagnostics, coverage)
		}
	}
}
