// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Schema describes the resource's attributes.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.RefAttributes()
	attributes["columns"] = schema.ListAttribute{
		Required: true, ElementType: types.StringType,
		Validators: []validator.List{
			listvalidator.SizeAtLeast(1), listvalidator.UniqueValues(), listvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1)),
		},
		MarkdownDescription: "The ids of the columns, from left to right: at least one, each once. They are the ids of fields, such as `issuekey`, `summary` or `customfield_10010`; " +
			"Jira lists them all under `/rest/api/2/field`, and the data source `jira_user_columns` those of another user. Another order is a change, made in place.",
	}
	attributes["id"] = schema.StringAttribute{
		Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The user key of the user.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "The columns with which Jira's issue navigator begins for a user. Every user has some: creating the resource replaces those that it had, " +
			"and destroying it gives the user the system's default columns. What somebody changed by hand is shown by the plan and repaired by the apply.",
		Attributes: attributes,
	}
}

// IdentitySchema describes what identifies a user's columns for good: its user.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"user_key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key of the user, such as JIRAUSER10100."},
		},
	}
}
