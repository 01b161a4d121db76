// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the plan and the state of the resource.
type model struct {
	userref.Owned

	Columns types.List `tfsdk:"columns"`
}

// Object names the resource in messages.
func (m *model) Object() string { return "column list of user with key " + m.OwnerKey() }

// dataModel is the configuration and the state of the data source.
type dataModel struct {
	userref.Reference

	ID      types.String `tfsdk:"id"`
	Columns types.List   `tfsdk:"columns"`
	Labels  types.Map    `tfsdk:"labels"`
}

// columnIDs returns the IDs of columns, in their order.
func columnIDs(ctx context.Context, columns []jira.Column, diags *diag.Diagnostics) types.List {
	ids := make([]string, len(columns)) // not nil, which would become a null list
	for index, column := range columns {
		ids[index] = column.ID
	}
	list, problems := types.ListValueFrom(ctx, types.StringType, ids)
	diags.Append(problems...)
	return list
}

// columnLabels returns the headings of columns by ID.
func columnLabels(ctx context.Context, columns []jira.Column, diags *diag.Diagnostics) types.Map {
	labels := make(map[string]string, len(columns))
	for _, column := range columns {
		labels[column.ID] = column.Label
	}
	values, problems := types.MapValueFrom(ctx, types.StringType, labels)
	diags.Append(problems...)
	return values
}
