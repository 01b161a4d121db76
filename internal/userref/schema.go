// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// IDIsUserKey describes the id of a resource of which every user has exactly one.
const IDIsUserKey = "The user key of the user."

// ResourceAttributes are the attributes of Owned: user_key, username and id.
func ResourceAttributes(idDescription string) map[string]resource.Attribute {
	return map[string]resource.Attribute{
		userKeyAttribute: resource.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The user key of the user. Use it for users of the same configuration, as in `user_key = jira_user.robot.key`. " +
				"It must have the spelling that Jira shows, in upper and lower case. " +
				"Exactly one of `user_key` and `username` must be set. Another user key forces a new resource to be created.",
		},
		usernameAttribute: resource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators: []validator.String{UsernameValidator{}},
			MarkdownDescription: "The username of the user. Use it for users that are managed elsewhere. Usernames are compared case-insensitively. " +
				"Exactly one of `user_key` and `username` must be set. The plan looks up a changed username: the new username of the same user changes nothing in Jira, " +
				"and another user forces a new resource to be created. If the apply only then finds another user, it fails, and the next apply replaces the resource.",
		},
		"id": resource.StringAttribute{
			Computed: true, PlanModifiers: []planmodifier.String{stringplanmodifier.UseStateForUnknown()},
			MarkdownDescription: idDescription,
		},
	}
}

// DataSourceAttributes are user_key, username and id of a data source about one user, whose id is the user key.
func DataSourceAttributes() map[string]datasource.Attribute {
	return map[string]datasource.Attribute{
		userKeyAttribute: datasource.StringAttribute{
			Optional:            true,
			Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The user key of the user. Exactly one of `user_key` and `username` must be set.",
		},
		usernameAttribute: datasource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators:          []validator.String{UsernameValidator{}},
			MarkdownDescription: "The username of the user, compared case-insensitively. Exactly one of `user_key` and `username` must be set.",
		},
		"id": datasource.StringAttribute{Computed: true, MarkdownDescription: IDIsUserKey},
	}
}
