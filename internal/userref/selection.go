// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"
	"iter"

	"github.com/hashicorp/terraform-plugin-framework-validators/listresourcevalidator"
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

// Selection selects the users of a list block: all users, the users that a query finds, or the members of a group.
type Selection struct {
	Query  types.String `tfsdk:"query"`
	Group  types.String `tfsdk:"group"`
	Active types.Bool   `tfsdk:"active"`
}

// SelectionSchema is the configuration of a list block. The description says what is listed.
func SelectionSchema(description string) schema.Schema {
	notEmpty := []validator.String{stringvalidator.LengthAtLeast(1)}
	return schema.Schema{
		MarkdownDescription: description + " Without an argument all users are listed. A Jira that cannot list all users (before Jira 11 and late releases of Jira 10.3) " +
			"lists the members of the groups that grant access to an application, with a warning.",
		Attributes: map[string]schema.Attribute{
			"query": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Lists only users whose username, email address, display name or a word of the display name begins with this text. Conflicts with `group`. " +
					"Jira cuts off a search at 1000 users, newer versions at 100. A result that may have been cut off has a warning.",
			},
			"group": schema.StringAttribute{
				Optional: true, Validators: notEmpty,
				MarkdownDescription: "Lists only members of the group with this name, including members of nested groups. Conflicts with `query`.",
			},
			"active": schema.BoolAttribute{
				Optional:            true,
				MarkdownDescription: "Lists only active users (`true`) or only inactive users (`false`). Defaults to both.",
			},
		},
	}
}

// ReadSelection reads the configuration of a list block. Its diagnostics have an error where query and group are both set.
func ReadSelection(ctx context.Context, config tfsdk.Config) (Selection, diag.Diagnostics) {
	var selection Selection
	diags := config.Get(ctx, &selection)
	var validated list.ValidateConfigResponse
	listresourcevalidator.Conflicting(path.MatchRoot("query"), path.MatchRoot("group")).
		ValidateListResourceConfig(ctx, list.ValidateConfigRequest{Config: config}, &validated)
	diags.Append(validated.Diagnostics...)
	return selection, diags
}

// List returns a result for every selected user. It reads a page only when Terraform consumes its results. A failure is a
// result of its own, so that the users before it do not look like all users. Complete fills in the result of one user.
func List(ctx context.Context, to *connection.Connection, request list.ListRequest, complete func(jira.User, *list.ListResult)) iter.Seq[list.ListResult] {
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
			complete(user, &result)
			listed++
			open = push(result)
			return open && (request.Limit <= 0 || listed < request.Limit)
		})
		if open && len(diags) > 0 {
			push(list.ListResult{Diagnostics: diags})
		}
	}
}

// each calls visit for each user of the selection, active or not, until visit returns false.
func (s Selection) each(ctx context.Context, client *jira.Client, diags *diag.Diagnostics, visit func(jira.User) bool) {
	switch {
	case !s.Group.IsNull():
		s.eachMember(ctx, client, diags, visit)
	case !s.Query.IsNull():
		s.eachFound(ctx, client, diags, visit)
	default:
		stopped := false
		coverage, err := client.EachUser(ctx, func(user jira.User) bool {
			stopped = !visit(user)
			return !stopped
		})
		diagnostics.Operation{Action: "list all users"}.AddError(diags, err)
		if err == nil && !stopped {
			diagnostics.WarnOfCoverage(diags, coverage)
		}
	}
}

func (s Selection) eachMember(ctx context.Context, client *jira.Client, diags *diag.Diagnostics, visit func(jira.User) bool) {
	group := s.Group.ValueString()
	err := client.EachMember(ctx, group, visit)
	if jira.IsNotFound(err) {
		addGroupNotFound(diags, group)
		return
	}
	listMembers(group).AddError(diags, err)
}

func (s Selection) eachFound(ctx context.Context, client *jira.Client, diags *diag.Diagnostics, visit func(jira.User) bool) {
	query := s.Query.ValueString()
	found, err := client.SearchUsers(ctx, query, true)
	if err != nil {
		searchUsers(query).AddError(diags, err)
		return
	}
	for index, user := range found.Users {
		// A list that was stopped at its last user may still have been cut off.
		if !visit(user) && index < len(found.Users)-1 {
			return
		}
	}
	if found.MayBeCut {
		diagnostics.WarnOfCut(diags, len(found.Users), "Narrow the query, or list all users, which has no limit.")
	}
}
