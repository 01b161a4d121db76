// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/boolvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/listvalidator"
	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"
)

// exactlyOne ends the description of each selector.
const exactlyOne = " Exactly one of `query`, `all`, `assignable`, `with_permissions` and `with_browse_permission` must be set."

// Schema describes the attributes of the data source.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := selectorAttributes()
	attributes["include_inactive"] = schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: "Whether inactive users are included. Only for `query` and `all`: the other searches find active users only. " +
			"Defaults to `false`.",
	}
	attributes["details"] = schema.BoolAttribute{
		Optional: true,
		MarkdownDescription: fmt.Sprintf("Whether to read each user with a request of its own, as many at the same time as `max_concurrent_requests` of the provider allows. "+
			"Sets `last_login_time`, and values that a list of users can lack, such as `avatar_id`. At most %d users; more are an error. Defaults to `false`.", maxDetailedUsers),
	}
	attributes["users"] = schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: "The users, in the order of their usernames.",
		NestedObject: schema.NestedAttributeObject{Attributes: userAttributes()},
	}
	attributes["complete"] = schema.BoolAttribute{
		Computed: true,
		MarkdownDescription: "Whether `users` certainly contains all users. If not, there is also a warning. Jira cuts a search off at 1000 users, newer versions at 100, without saying so: " +
			"a result of exactly 50, 100, 150 and so on users may be cut off.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Finds users: by a search, by permission in a project or for an issue, or all of them. " +
			"Use it for users that the configuration works with, `jira_user_picker` for what Jira suggests while somebody types a name, and the list resource `jira_user` to import users with `terraform query`. " +
			"To read one user, use `jira_user`: a search also matches the beginning of names, so it does not show whether a user exists.",
		Attributes: attributes,
	}
}

func selectorAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"query": optionalString("The text to search for. It matches the beginning of a username, an e-mail address, a display name, or a word of a display name, case-insensitively. Newer versions of Jira also match words in other places." + exactlyOne),
		"all": schema.BoolAttribute{
			Optional: true, Validators: []validator.Bool{boolvalidator.Equals(true)},
			MarkdownDescription: "Whether to list all users. Must be `true` if it is set. Requires `user/list` (Jira 11, and late releases of 10.3). Older versions list only " +
				"the members of the groups that grant access to an application, with a warning." + exactlyOne,
		},
		"assignable": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Finds active users that issues can be assigned to." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"project_keys": stringList(false, "The keys of projects. A user must be assignable in all of them. Exactly one of `project_keys` and `issue_key` must be set."),
				"issue_key":    issueKey("project_keys"),
				"query":        optionalQuery(),
			},
		},
		"with_permissions": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Finds active users that have permissions in a project or for an issue. The user that the provider authenticates as must administer the project, or Jira." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"permissions": stringList(true, "The keys of the permissions, such as `BROWSE_PROJECTS` and `CREATE_ISSUES`. A user must have all of them. Jira lists the keys at `/rest/api/2/permissions`."),
				"project_key": optionalString("The key of the project. Exactly one of `project_key` and `issue_key` must be set."),
				"issue_key":   issueKey("project_key"),
				"query":       optionalQuery(),
			},
		},
		"with_browse_permission": schema.SingleNestedAttribute{
			Optional: true, MarkdownDescription: "Finds active users that can browse a project or an issue." + exactlyOne,
			Attributes: map[string]schema.Attribute{
				"project_key": optionalString("The key of the project. Exactly one of `project_key` and `issue_key` must be set."),
				"issue_key":   issueKey("project_key"),
				"query": schema.StringAttribute{
					Required: true, Validators: notEmpty(),
					MarkdownDescription: "The text to search for, as in the selector `query`. A `.` matches every user. Jira finds no user without it.",
				},
			},
		},
	}
}

func optionalString(description string) schema.StringAttribute {
	return schema.StringAttribute{Optional: true, Validators: notEmpty(), MarkdownDescription: description}
}

func optionalQuery() schema.StringAttribute {
	return optionalString("The text to search for, as in the selector `query`. Defaults to all users.")
}

// issueKey is the issue_key of a selector that finds users either for a project or for an issue.
func issueKey(project string) schema.StringAttribute {
	attribute := optionalString("The key of the issue, such as `CI-1`. Exactly one of `" + project + "` and `issue_key` must be set.")
	attribute.Validators = exactlyOneOfIssueAnd(project)
	return attribute
}

func notEmpty() []validator.String { return []validator.String{stringvalidator.LengthAtLeast(1)} }

// stringList is a list of at least one string.
func stringList(required bool, description string) schema.ListAttribute {
	return schema.ListAttribute{
		Required: required, Optional: !required, ElementType: types.StringType,
		Validators:          []validator.List{listvalidator.SizeAtLeast(1), listvalidator.ValueStringsAre(notEmpty()...)},
		MarkdownDescription: description,
	}
}

func userAttributes() map[string]schema.Attribute {
	return map[string]schema.Attribute{
		"key":           computedString("The user key of the user, such as `JIRAUSER10100`. It never changes."),
		"username":      computedString("The username of the user."),
		"display_name":  computedString("The display name of the user."),
		"email_address": computedString("The e-mail address of the user. Null if Jira hides it from the user that the provider authenticates as."),
		"active":        schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the user is active. An inactive user cannot log in."},
		"last_login_time": computedString("When the user last logged in, in RFC 3339, such as `2026-08-30T16:37:01+10:00`. " +
			"Null unless `details` is `true`, if the user has never logged in, and before Jira 10."),
		"avatar_id": computedString("The avatar ID of the avatar that the user shows. Null if the user shows a Gravatar."),
		"avatar_urls": schema.MapAttribute{
			Computed: true, ElementType: types.StringType,
			MarkdownDescription: "The addresses of the user's avatar by size: `16x16`, `24x24`, `32x32` and `48x48`.",
		},
	}
}

func computedString(description string) schema.StringAttribute {
	return schema.StringAttribute{Computed: true, MarkdownDescription: description}
}
