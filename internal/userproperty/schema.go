// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userproperty

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Schema describes the resource's attributes.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.RefAttributes()
	attributes["property_key"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Validators: []validator.String{keyValidator{}},
		MarkdownDescription: "The name of the property: at most 255 bytes, without `/` and `\\`. Apps store properties of their own: put something before yours, such as `example.owner`. " +
			"Another key replaces the resource.",
	}
	attributes["value"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{keepSpelling{}},
		Validators: []validator.String{valueValidator{}},
		MarkdownDescription: "The value as JSON, at most 32768 bytes: write it with `jsonencode`. It is compared as JSON: another spelling of the same is no change. Changed in place. " +
			"Do not keep secrets in it: it lies in the state as it is, and whoever may see the user can read it in Jira.",
	}
	attributes["id"] = schema.StringAttribute{
		Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The user key of the user and the property key, with a slash between them.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "A property of a user: JSON that Jira keeps with the user under a key and shows nowhere, for scripts and apps to read. " +
			"A property that exists already with another value is not taken over unless it is imported; one with the same value is. Destroying the resource deletes the property.",
		Attributes: attributes,
	}
}

// IdentitySchema describes what identifies a property for good.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"user_key":     identityschema.StringAttribute{RequiredForImport: true, Description: "The user key of the user, such as JIRAUSER10100."},
			"property_key": identityschema.StringAttribute{RequiredForImport: true, Description: "The name of the property."},
		},
	}
}
