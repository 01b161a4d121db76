// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"

	"github.com/jira-robots/terraform-provider-jira/internal/account"
)

// Schema describes the resource's attributes.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	// Kept through updates: were the key unknown during a rename, everything that refers to it would be replaced.
	kept := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	response.Schema = schema.Schema{
		MarkdownDescription: "An account of Jira. It is made for accounts that nobody logs in to: Jira draws a random password. " +
			"Everything is changed in place, the username too; the account is never deleted to change it.",
		Attributes: map[string]schema.Attribute{
			"username": schema.StringAttribute{
				Required: true, CustomType: account.UsernameType{},
				Validators: []validator.String{account.UsernameValidator{}},
				MarkdownDescription: "The name that the account logs in with: at most 255 characters, without `<`, `>` and `&`. A change renames the account in place; its key, its history and its picture stay. " +
					"Jira compares usernames without case: another spelling in Jira is no drift, and a change of case alone sends nothing.",
			},
			"display_name": schema.StringAttribute{
				Required:            true,
				Validators:          []validator.String{account.TextValidator{Noun: "display name"}},
				MarkdownDescription: "The name that people read in Jira. Changed in place.",
			},
			"email_address": schema.StringAttribute{
				Required:   true,
				Validators: []validator.String{account.TextValidator{Noun: "e-mail address"}},
				MarkdownDescription: "The account's e-mail address. Changed in place. Several accounts may share one. " +
					"Where Jira hides addresses from the provider's account, a change made by hand cannot be seen, and is not reported.",
			},
			"key": schema.StringAttribute{
				Computed: true, PlanModifiers: kept,
				MarkdownDescription: "The user key, such as `JIRAUSER10100`. It never changes, not even when the account is renamed: refer to the account by it.",
			},
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: kept,
				MarkdownDescription: "The same as `key`.",
			},
		},
	}
}

// IdentitySchema describes what identifies an account for good.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key, such as JIRAUSER10100."},
		},
	}
}
