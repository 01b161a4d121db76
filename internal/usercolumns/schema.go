// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Schema describes the attributes of the resource.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.ResourceAttributes(userref.IDIsUserKey)
	attributes["columns"] = schema.ListAttribute{
		Required: true, ElementType: types.StringType,
		Validators: []validator.List{
			listvalidator.SizeAtLeast(1), listvalidator.UniqueValues(), listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1)),
		},
		MarkdownDescription: "The IDs of the columns, from left to right. At least one column; each column at most once. A column is the ID of a field, such as `issuekey`, `summary` or `customfield_10010`. " +
			"Jira lists all fields under `/rest/api/2/field`, and the data source `jira_user_columns` returns the columns of another user. A change, including one of the order, updates the columns in place.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Manages the default columns of a user in Jira's issue navigator. Every user has columns: creating the resource replaces them, " +
			"and destroying it resets them to the system default columns. The plan shows changes made outside Terraform, and the apply reverts them.",
		Attributes: attributes,
	}
}
