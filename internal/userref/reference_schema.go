// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ReferenceAttributes are user_key and username of a resource that belongs to a user.
func RefAttributes() map[string]resource.Attribute {
	return map[string]resource.Attribute{
		userKeyAttribute: resource.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The user, by its user key: use it for users of the same configuration, as in `user_key = jira_user.robot.key`. " +
				"Exactly one of `user_key` and `username`. Another user replaces the resource.",
		},
		usernameAttribute: resource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators: []validator.String{UsernameValidator{}},
			MarkdownDescription: "The user, by its username: for users that are managed elsewhere. Exactly one of `user_key` and `username`. " +
				"A changed name is looked up by the plan: the same user under its new name is kept, another user replaces the resource.",
		},
	}
}

// ReferenceDataAttributes are user_key and username of a data source about one user.
func RefDataAttributes() map[string]datasource.Attribute {
	return map[string]datasource.Attribute{
		userKeyAttribute: datasource.StringAttribute{
			Optional:            true,
			Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The user, by its user key. Exactly one of `user_key` and `username`.",
		},
		usernameAttribute: datasource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators:          []validator.String{UsernameValidator{}},
			MarkdownDescription: "The user, by its username, in any case. Exactly one of `user_key` and `username`.",
		},
	}
}
