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

// The values of on_destroy.
const (
	onDestroyDelete             = "delete"
	onDestroyDeactivate         = "deactivate"
	onDestroyDeleteOrDeactivate = "delete_or_deactivate"
	onDestroyKeep               = "keep"
)

// Schema describes the attributes of the resource.
func (r *Resource) Schema(_ context.Context, _ resource.SchemaRequest, response *resource.SchemaResponse) {
	// Known through updates: if the key were unknown during a rename, every resource that refers to it would be replaced.
	keyModifiers := []planmodifier.String{stringplanmodifier.UseStateForUnknown()}
	response.Schema = schema.Schema{
		MarkdownDescription: "Manages a user of Jira Data Center. The resource is designed for service accounts: if no password is set, Jira generates a random one. " +
			"Every change updates the user in place, including a change of the username.\n\n" +
			"Arguments that are not configured are not managed. The active state, the groups and the application access of a user stay as they are until you configure them.",
		Attributes: map[string]schema.Attribute{
			"username": schema.StringAttribute{
				Required: true, CustomType: userref.UsernameType{},
				Validators: []validator.String{userref.UsernameValidator{}},
				MarkdownDescription: "The username of the user. At most 255 characters; must not contain `<`, `>` or `&`, and must not begin or end with white space. Usernames are compared case-insensitively. " +
					"Changing it renames the user in place; the user keeps its user key, history and avatar. A change of case alone sends nothing.",
			},
			"display_name": schema.StringAttribute{
				Required:            true,
				Validators:          []validator.String{userref.TextValidator{Noun: "display name"}},
				MarkdownDescription: "The display name of the user. At most 255 characters; must not begin or end with white space.",
			},
			"email_address": schema.StringAttribute{
				Required:   true,
				Validators: []validator.String{userref.TextValidator{Noun: "e-mail address"}},
				MarkdownDescription: "The e-mail address of the user. At most 255 characters; must not begin or end with white space. Several users can have the same address. " +
					"If Jira hides addresses from the user that the provider authenticates as, drift of the address is not detected.",
			},
			"active":              activeAttribute(),
			"password_wo":         passwordAttribute(),
			"password_wo_version": passwordVersionAttribute(),
			"send_notification": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether Jira sends a welcome e-mail when it creates the user. Defaults to `false`. Changing it later sends nothing.",
			},
			"application_keys": applicationKeysAttribute(),
			"groups":           groupsAttribute(),
			"adopt_existing": schema.BoolAttribute{
				Optional: true, Computed: true, Default: booldefault.StaticBool(false),
				MarkdownDescription: "Whether the resource adopts an existing user that has the username, for example one that `on_destroy` kept or deactivated. " +
					"The plan warns with the values that the adoption overwrites. An adopted user is reactivated only if `active` is `true`, and gets a password only if `password_wo` is set. " +
					"The user that the provider authenticates as and anonymized users are never adopted. Defaults to `false`: an existing user is an error that shows the `import` block for it.",
			},
			"on_destroy": onDestroyAttribute(),
			"key": schema.StringAttribute{
				Computed: true, PlanModifiers: keyModifiers,
				MarkdownDescription: "The user key of the user, such as `JIRAUSER10100`. It never changes, not even when the user is renamed. Use it to refer to the user.",
			},
			"id": schema.StringAttribute{
				Computed: true, PlanModifiers: keyModifiers,
				MarkdownDescription: "The user key, as in `key`.",
			},
		},
	}
}

func activeAttribute() schema.Attribute {
	return schema.BoolAttribute{
		Optional: true, Computed: true,
		MarkdownDescription: "Whether the user is active. An inactive user cannot log in. Requires Jira 8.3 or later: an older Jira ignores it, and no later apply can change it. " +
			"If not configured, it is not managed, so that no user is reactivated by accident; the plan then warns about an inactive user.",
	}
}

func passwordAttribute() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, WriteOnly: true, Sensitive: true,
		Validators: []validator.String{stringvalidator.LengthAtLeast(1)},
		MarkdownDescription: "The password of the user. Write-only: it is never stored in plan or state, and requires Terraform 1.11 or later. " +
			"It is sent when the user is created, and whenever `password_wo_version` changes. If no password is set, Jira generates a random one. " +
			"Sending a password ends the user's sessions.",
	}
}

func passwordVersionAttribute() schema.Attribute {
	return schema.Int64Attribute{
		Optional: true,
		MarkdownDescription: "The version of `password_wo`. Change it to send the password again, because Terraform cannot detect a change of the password itself. " +
			"`password_wo` must be set when the version changes. Without a version, a later value of `password_wo` is never sent, and the plan warns. Removing the version sends nothing.",
	}
}

func applicationKeysAttribute() schema.Attribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		Validators: []validator.Set{setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
		MarkdownDescription: "The keys of all applications that the user has access to, such as `jira-software`. Access to other applications is revoked. An empty set revokes all access: such a user needs no license seat. " +
			"If not configured, application access is not managed, and Jira grants a new user access to its default applications. Removing the argument changes nothing in Jira.",
	}
}

func groupsAttribute() schema.Attribute {
	return schema.SetAttribute{
		Optional: true, Computed: true, ElementType: types.StringType,
		Validators: []validator.Set{setvalidator.ValueStringsAre(stringvalidator.LengthAtLeast(1))},
		MarkdownDescription: "The names of all groups that the user is a member of. The user is removed from other groups. An empty set removes the user from all groups. " +
			"Group names are compared case-insensitively. Groups that grant access to an application belong to `application_keys`: they are tracked only if this argument names them. " +
			"A group that is removed from this argument is always left; if the user loses an application in `application_keys` with it, access is granted again. " +
			"If not configured, groups are not managed. Removing the argument changes nothing in Jira. " +
			"If this Jira does not list the groups of a user, the provider reads the members of the groups that it knows from configuration and state: other groups of the user are not noticed.",
	}
}

func onDestroyAttribute() schema.Attribute {
	return schema.StringAttribute{
		Optional: true, Computed: true,
		Validators: []validator.String{stringvalidator.OneOf(onDestroyDelete, onDestroyDeactivate, onDestroyDeleteOrDeactivate, onDestroyKeep)},
		MarkdownDescription: "What happens to the user when the resource is destroyed. `delete` deletes the user, which Jira refuses for a user with history. " +
			"`deactivate` deactivates the user. `delete_or_deactivate` deletes the user, or deactivates it with a warning if Jira refuses. `keep` leaves the user unchanged. " +
			"Defaults to `delete` for a user that this resource created, and to `deactivate` for an imported or adopted user, and for a user that may have existed before: " +
			"the response to the creation was lost, and Jira has a user as it was to be created. A state without a value counts as `deactivate`. Known after apply for a new resource. " +
			"A destroy uses the value in state: apply a new value before you remove the resource from the configuration.",
	}
}

// IdentitySchema describes the resource identity.
func (r *Resource) IdentitySchema(_ context.Context, _ resource.IdentitySchemaRequest, response *resource.IdentitySchemaResponse) {
	response.IdentitySchema = identityschema.Schema{
		Attributes: map[string]identityschema.Attribute{
			"key": identityschema.StringAttribute{RequiredForImport: true, Description: "The user key, such as JIRAUSER10100."},
		},
	}
}
