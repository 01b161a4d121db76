// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

const exactlyOne = " Exactly one of `query`, `all`, `assignable`, `with_permissions` and `with_browse_permission`."

// Schema describes the data source's attributes.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := selectorAttributes()
	attributes["include_inactive"] = schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: "Whether users that are not active are there too: with `query` and `all`. Default `false`. " +
			"The other searches know active users only.",
	}
	attributes["users"] = schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: "The users, ordered by username.",
		NestedObject: schema.NestedAttributeObject{Attributes: foundAttributes()},
	}
	attributes["complete"] = schema.BoolAttribute{
		Computed: true,
		MarkdownDescription: "Whether these are certainly all. Where not, there is a warning too. Jira ends a search at 1000 users, newer versions at 100, without saying so: " +
			"a result of exactly 50, 100, 150 and so on is taken for one that may have been cut off.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Users: those that a search finds, those that may do something in a project, or all of them. " +
			"To learn about one user use `jira_user`: a search matches beginnings, and is no way to tell whether a user exists.",
		Attributes: attributes,
	}
}

func selectorAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"query": text("Users whose username, e-mail address, display name or a word of it begins with this, in any case; newer versions of Jira match words in other places too." + exactlyOne),
		"all": schema.BoolAttribute{
			Optional: true, Validators: []validator.Bool{boolvalidator.Equals(true)},
			MarkdownDescription: "With `true`, all users, page by page (`user/list`: Jira 11, and late releases of 10.3). Older versions have no such list: " +
				"there the users are the members of the groups that grant access to an application, which a warning says." + exactlyOne,
		},
		"assignable": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Active users that issues can be assigned to." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"project_keys": list(false, "In all of these projects, by key. Exactly one of `project_keys` and `issue_key`."),
				"issue_key":    text("This issue, such as `CI-1`. Exactly one of `project_keys` and `issue_key`."),
				"query":        text("Only those that this finds, as `query` beside it would. Default: all."),
			},
		},
		"with_permissions": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Active users that have permissions in a project or for an issue. The provider's user must administer that project, or Jira." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"permissions": list(true, "All of these, by key, such as `BROWSE_PROJECTS` and `CREATE_ISSUES`; Jira lists them under `/rest/api/2/permissions`."),
				"project_key": text("In this project, by key. Exactly one of `project_key` and `issue_key`."),
				"issue_key":   text("For this issue. Exactly one of `project_key` and `issue_key`."),
				"query":       text("Only those that this finds, as `query` beside it would. Default: all."),
			},
		},
		"with_browse_permission": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Active users that may see a project or an issue." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"project_key": text("This project, by key. Exactly one of `project_key` and `issue_key`."),
				"issue_key":   text("This issue. Exactly one of `project_key` and `issue_key`."),
				"query": schema.StringAttribute{
					Required: true, Validators: notEmpty(),
					MarkdownDescription: "Those that this finds, as `query` beside it would: without it, Jira finds nobody here. A `.` finds all.",
				},
			},
		},
	}
}

// text is an optional text.
func text(description string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Validators: notEmpty(), MarkdownDescription: description}
}

func notEmpty() []validator.String { return []validator.String{stringvalidator.LengthAtLeast(1)} }

// list is a list of texts, at least one.
func list(required bool, description string) schema.ListAttribute {
	return schema.ListAttribute{
		Required: required, Optional: !required, ElementType: types.StringType,
		Validators:          []validator.List{listvalidator.SizeAtLeast(1), listvalidator.ValueStringsAre(notEmpty()...)},
		MarkdownDescription: description,
	}
}

func foundAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"key":           told("The user key, which never changes."),
		"username":      told("The name that the user logs in with."),
		"display_name":  told("The name that people read in Jira."),
		"email_address": told("The e-mail address. Null where Jira hides it from the provider's user."),
		"active":        schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the user is active."},
		"avatar_id":     told("The number of the avatar that the user shows. Null where it shows a Gravatar."),
		"avatar_urls": schema.MapAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "The addresses of its picture by size: `16x16`, `24x24`, `32x32` and `48x48`.",
		},
	}
}

// told is a text that Jira tells.
func told(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}
