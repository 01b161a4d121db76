// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"github.com/hashicorp/terraform-plugin-framework/attr"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// model is the resource as Terraform holds it.
type model struct {
	ID       types.String     `tfsdk:"id"`
	UserKey  types.String     `tfsdk:"user_key"`
	Username userref.Username `tfsdk:"username"`
	Columns  types.List       `tfsdk:"columns"`
}

// identity is what identifies the columns for good: their user.
type identity struct {
	UserKey types.String `tfsdk:"user_key"`
}

// user is how the columns name their user.
func (m *model) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username, Belongs: "these columns belong"}
}

// columnIDs are the columns' ids in their order, as Terraform holds them.
func columnIDs(columns []jira.Column) types.List {
	ids := make([]attr.Value, len(columns))
	for index, column := range columns {
		ids[index] = types.StringValue(column.ID)
	}
	return types.ListValueMust(types.StringType, ids)
}

// columnLabels are the columns' headings by id.
func columnLabels(columns []jira.Column) types.Map {
	labels := make(map[string]attr.Value, len(columns))
	for _, column := range columns {
		labels[column.ID] = types.StringValue(column.Label)
	}
	return types.MapValueMust(types.StringType, labels)
}
