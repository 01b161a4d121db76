// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/resource/identityschema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/booldefault"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/planmodifier"
	"github.com/hashicorp/terraform-plugin-framework/resource/schema/stringplanmodifier"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

// What happens to the user when the resource is destroyed.
const (
	onDestroyDelete             = "delete"
	onDestroyDeactivate         = "deactivate"
	onDestroyDeleteOrDeactivate = "delete_or_deactivate"
	onDestroyKeep               = "keep"
)

// Schema describes the resource's attributes.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	// Kept through updates: were the key unknown during a rename, everything that refers to it would be replaced.
	kept := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	response.Schema = schema.Schema{
		MarkdownDescription: "A user of Jira. It is made for users that nobody logs in to: without a password of yours, Jira draws a random one. " +
			"Everything is changed in place, the username too; the user is never deleted to change it.\n\n" +
			"What is not configured is not managed: whether the user is active, its groups and its application access stay as they are until you say otherwise.",
		Attributes: map[string]schema.Attribute{
			"username": schema.StringAttribute{
				Required: true, CustomType: userref.UsernameType{},
				Validators: []validator.String{userref.UsernameValidator{}},
				MarkdownDescription: "The name that the user logs in with: at most 255 characters, without `<`, `>` and `&`. A change renames the user in place; its key, its history and its picture stay. " +
					"Jira compares usernames without case: another spelling in Jira is no drift, and a change of case alone sends nothing.",
			},
			"display_name": schema.StringAttribute{
				Required:            true,
				Validators:          []validator.String{userref.TextValidator{Noun: "display name"}},
				MarkdownDescription: "The name that people read in Jira. Changed in place.",
			},
			"email_address": schema.StringAttribute{
				Required:   true,
				Validators: []validator.String{userref.TextValidator{Noun: "e-mail address"}},
				MarkdownDescription: "The user's e-mail address. Changed in place. Several users may share one. " +
					"Where Jira hides addresses from the provider's user, a change made by hand cannot be seen, and is not reported.",
			},
			"active":              activeAttribute(),
			"password_wo":         passwordAttribute(),
			"password_wo_version": passwordVersionAttribute(),
			"send_notification": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether Jira sends a welcome e-mail when the user is created. Default: `false`, since nobody reads a robot's mail. Later changes send nothing.",
			},
			"application_keys": applicationKeysAttribute(),
			"groups":           groupsAttribute(),
			"adopt_existing": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether creating may take over a user of this name that Jira has already, such as one that `on_destroy` left behind. The plan then warns with what will be overwritten. " +
					"The user is reactivated only with `active = true`, and gets a password only if one is configured. Default: `false`, an existing user is an error that shows how to import it. " +
					"Never for the user that the provider logs in with.",
			},
			"on_destroy": onDestroyAttribute(),
			"key": schema.StringAttribute{
				Computed: true, PlanModifiers: kept,
				MarkdownDescription: "The user key, such as `JIRAUSER10100`. It never changes, not even when the user is renamed: refer to the user by it.",
			},
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: kept,
				MarkdownDescription: "The same as `key`.",
			},
		},
	}
}

func activeAttribute() schema.Attribute {
	return schema.BoolAttribute{
		Optional: true, Computed: true,
		MarkdownDescription: "Whether the user may log in. Deactivated and reactivated in place (Jira 8.3 and later). " +
			"Default: not managed, so that nobody is reactivated by accident; an inactive user is then a warning at plan.",
	}
}

func passwordAttribute() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, WriteOnly: true, Sensitive: true,
		Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The user's password. It is write-only (Terraform 1.11 and later): in no plan and no state. Sent when the user is created, and whenever `password_wo_version` changes. " +
			"Default: none, Jira draws a random one. A new password ends the user's sessions.",
	}
}

func passwordVersionAttribute() schema.Attribute {
	return schema.Int64Attribute{
		Optional:            true,
		MarkdownDescription: "A number to change whenever `password_wo` is to be sent again: Terraform cannot see that the password itself changed. Default: none. A changed number without a password is an error; a removed number sends nothing.",
	}
}

func applicationKeysAttribute() schema.Attribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		Validators: []validator.Set{setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
		MarkdownDescription: "The applications that the user has access to, such as `jira-software`: all of them, others are taken away; `[]` takes away all. " +
			"Default: not managed, a new user gets Jira's default access. Removing the argument releases the access and changes nothing.",
	}
}

func groupsAttribute() schema.Attribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		Validators: []validator.Set{setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
		MarkdownDescription: "The groups that the user is in: all of them, it leaves others; `[]` leaves all. Only differences are sent. Group names compare without case. " +
			"Groups through which Jira grants an application belong to `application_keys`: they are neither reported nor left here, unless named. " +
			"Default: not managed. Removing the argument releases the groups and changes nothing.",
	}
}

func onDestroyAttribute() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true,
		Validators: []validator.String{stringvalidator.OneOf(onDestroyDelete, onDestroyDeactivate, onDestroyDeleteOrDeactivate, onDestroyKeep)},
		MarkdownDescription: "What destroying the resource does to the user. `delete` deletes it, which Jira refuses for people with history. `deactivate` ends its access and keeps it. " +
			"`delete_or_deactivate` deactivates, with a warning, what Jira refuses to delete. `keep` leaves it alone. " +
			"Default: `delete` for a user that this resource created, `deactivate` for one that was there before (imported or adopted). " +
			"It is taken from the state: a new value must be applied before the resource is removed from the configuration.",
	}
}

// IdentitySchema describes what identifies a user for good.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key, such as JIRAUSER10100."},
		},
	}
}
