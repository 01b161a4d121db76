// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package account

import (
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
)

// ReferenceAttributes are user_key and username of a resource that belongs to an account.
func ReferenceAttributes() map[string]resource.Attribute {
	return map[string]resource.Attribute{
		userKeyAttribute: resource.StringAttribute{
			Optional:   true,
			Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The account, by its user key: use it for accounts of the same configuration, as in `user_key = jira_user.robot.key`. " +
				"Exactly one of `user_key` and `username`. Another account replaces the resource.",
		},
		usernameAttribute: resource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators: []validator.String{UsernameValidator{}},
			MarkdownDescription: "The account, by its username: for accounts that are managed elsewhere. Exactly one of `user_key` and `username`. " +
				"A changed name is looked up by the plan: the same account under its new name is kept, another account replaces the resource.",
		},
	}
}

// ReferenceDataAttributes are user_key and username of a data source about one account.
func ReferenceDataAttributes() map[string]datasource.Attribute {
	return map[string]datasource.Attribute{
		userKeyAttribute: datasource.StringAttribute{
			Optional:            true,
			Validators:          []validator.String{stringvalidator.LengthAtLeast(1)},
			MarkdownDescription: "The account, by its user key. Exactly one of `user_key` and `username`.",
		},
		usernameAttribute: datasource.StringAttribute{
			Optional: true, CustomType: UsernameType{},
			Validators:          []validator.String{UsernameValidator{}},
			MarkdownDescription: "The account, by its username, in any case. Exactly one of `user_key` and `username`.",
		},
	}
}
