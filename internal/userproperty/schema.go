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

// Schema describes the attributes of the resource.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.ResourceAttributes("The user key of the user and the property key, separated by a slash.")
	attributes["property_key"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{stringplanmodifier.RequiresReplace()},
		Validators: []validator.String{keyValidator{}},
		MarkdownDescription: "The key of the property. At most 255 bytes; must not contain `/` or `\\`. Apps store properties of their own, so use a prefix, such as in `example.owner`. " +
			"Changing this forces a new resource to be created.",
	}
	attributes["value"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{keepSpelling{}},
		Validators: []validator.String{valueValidator{}},
		MarkdownDescription: "The value as JSON, at most 32768 bytes. Use `jsonencode` to write it. Values are compared as JSON: a different spelling of the same value is not a change. " +
			"Do not store secrets in it: the value is stored in state unchanged, and users who may view the user can read it in Jira.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Manages a property of a user: a JSON value that Jira stores with the user under a key and shows nowhere, for scripts and apps to read. " +
			"Creating the resource fails if the property exists with another value; import it instead. A property that exists with the same value is managed without an import. Destroying the resource deletes the property.",
		Attributes: attributes,
	}
}

// IdentitySchema describes the identity of a property.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"user_key":     userref.KeyIdentityAttribute(),
			"property_key": identityschema.StringAttribute{RequiredForImport: true, Description: "The key of the property."},
		},
	}
}
