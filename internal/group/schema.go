// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package group

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// Schema describes the attributes of jira_group.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "A group. Jira knows nothing of a group but its name and its members, and cannot rename it.",
		Attributes: map[string]schema.Attribute{
			"name": schema.StringAttribute{
				Required: true, PlanModifiers: []planmodifier.String{sameGroup{}},
				Validators:          []validator.String{nameValidator{}},
				MarkdownDescription: "The name: at most 255 characters. Another name replaces the group, with its memberships. Jira compares names without case: another case is no change.",
			},
			"force_destroy": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether the group is deleted even while it has members, who lose what it permits. Default `false`: destroying a group that has members, active or not, is an error. " +
					"A changed value must be applied before the resource is removed from the configuration.",
			},
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
				MarkdownDescription: "The name of the group.",
			},
		},
	}
}

// IdentitySchema describes what identifies a group.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"name": identityschema.StringAttribute{RequiredForImport: true, Description: "The name of the group."},
		},
	}
}

// Schema describes the attributes of jira_group_membership.
func (m *Membership) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	attributes := userref.RefAttributes()
	attributes["group"] = schema.StringAttribute{
		Required: true, PlanModifiers: []planmodifier.String{sameGroup{}},
		Validators:          []validator.String{nameValidator{}},
		MarkdownDescription: "The name of the group, in any case. Another group replaces the membership.",
	}
	attributes["id"] = schema.StringAttribute{
		Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
		MarkdownDescription: "The name of the group and the user key of the user, with a slash between them.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "One user in one group: for groups and users that are owned elsewhere. It knows nothing of the group's other members and the user's other groups. " +
			"A membership that exists already is taken over; destroying the resource ends it.\n\n" +
			"Use this or `groups` of `jira_user` for a user, not both: `groups` is the whole list, and removes what it does not name, upon which this resource adds it again, in every run.\n\n" +
			"A user that is in a group only because it is in a group inside that one counts as a member. Creating the resource makes it a direct member as well.",
		Attributes: attributes,
	}
}

// IdentitySchema describes what identifies a membership.
func (m *Membership) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"group":    identityschema.StringAttribute{RequiredForImport: true, Description: "The name of the group."},
			"user_key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key of the user, such as JIRAUSER10100."},
		},
	}
}
