// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Schema describes the attributes of jira_group_membership.
func (m *Membership) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.ResourceAttributes("The name of the group and the user key of the user, separated by a slash.")
	attributes["group"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{replaceForAnotherGroup{}},
		Validators:          []validator.String{nameValidator{}},
		MarkdownDescription: "The name of the group. Group names are compared case-insensitively. Changing this forces a new resource to be created.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Manages the membership of one user in one group, for groups and users that are managed elsewhere. It does not affect the other members of the group and the other groups of the user. " +
			"An existing membership is managed without an import. Destroying the resource removes the user from the group.\n\n" +
			"Do not use this resource for a user whose `jira_user` resource sets `groups`. `groups` is authoritative: every apply would remove the membership, and this resource would add it again.\n\n" +
			"A user that is a member only through a nested group counts as a member. Creating the resource makes the user a direct member.\n\n" +
			"If this Jira does not list the groups of a user, the provider reads all members of the group once in a run, in pages of 50. That needs the global permission Administer Jira.",
		Attributes: attributes,
	}
}

// IdentitySchema describes the identity of a membership.
func (m *Membership) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"group":    identityschema.StringAttribute{RequiredForImport: true, Description: "The name of the group."},
			"user_key": userref.KeyIdentityAttribute(),
		},
	}
}
