// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ datasource.DataSourceWithConfigure = (*Picker)(nil)

// Picker is the data source jira_user_picker.
type Picker struct {
	connection.ForDataSource
}

// NewPicker returns the data source jira_user_picker before Terraform configures it.
func NewPicker() datasource.DataSource { return &Picker{} }

// pickerModel is the data source in Terraform's configuration and state.
type pickerModel struct {
	Query    types.String      `tfsdk:"query"`
	Exclude  []string          `tfsdk:"exclude"`
	Users    []pickedUserModel `tfsdk:"users"`
	Total    types.Int64       `tfsdk:"total"`
	Complete types.Bool        `tfsdk:"complete"`
}

// pickedUserModel is an element of users.
type pickedUserModel struct {
	Key         types.String `tfsdk:"key"`
	Username    types.String `tfsdk:"username"`
	DisplayName types.String `tfsdk:"display_name"`
	HTML        types.String `tfsdk:"html"`
	AvatarURL   types.String `tfsdk:"avatar_url"`
}

// setUsers sets the users in Jira's order, which is the order of the suggestions.
func (m *pickerModel) setUsers(picked jira.PickedUsers) {
	m.Total, m.Complete = types.Int64Value(int64(picked.Total)), types.BoolValue(!picked.MayBeCut())
	m.Users = make([]pickedUserModel, len(picked.Users))
	for index, user := range picked.Users {
		m.Users[index] = pickedUserModel{
			Key: types.StringValue(user.Key), Username: types.StringValue(user.Username), DisplayName: types.StringValue(user.DisplayName),
			HTML: types.StringValue(user.HTML), AvatarURL: types.StringValue(user.AvatarURL),
		}
	}
}

// Metadata sets the name of the data source type.
func (p *Picker) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_picker"
}

// Schema describes the attributes of the data source.
func (p *Picker) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads the suggestions of Jira's user picker: active users, each with HTML that highlights the match. " +
			"Use it for what Jira suggests while somebody types a name, `jira_users` for users that the configuration works with, and the list resource `jira_user` to import users with `terraform query`.",
		Attributes: map[string]schema.Attribute{
			"query": schema.StringAttribute{
				Required: true, Validators: notEmpty(),
				MarkdownDescription: "The text to search for. It matches the beginning of a username, an e-mail address, a display name, or a word of a display name.",
			},
			"exclude": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				Validators:          []validator.Set{setvalidator.ValueStringsAre(notEmpty()...)},
				MarkdownDescription: "The usernames to exclude from the suggestions. Defaults to none.",
			},
			"users": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The suggested users, in Jira's order.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"key":          computedString("The user key of the user, such as `JIRAUSER10100`. It never changes."),
					"username":     computedString("The username of the user."),
					"display_name": computedString("The display name of the user."),
					"html":         computedString("The display name, the e-mail address (unless Jira hides it) and the username as HTML, with the match in `<strong>` elements."),
					"avatar_url":   computedString("The address of the user's avatar in the smallest size. Empty if Jira returns none."),
				}},
			},
			"total": schema.Int64Attribute{Computed: true, MarkdownDescription: "The number of users that match, as Jira counts them."},
			"complete": schema.BoolAttribute{
				Computed: true,
				MarkdownDescription: "Whether `users` certainly contains all users that match. If not, there is also a warning. " +
					"As in `jira_users`, a result of exactly 50, 100, 150 and so on users may be cut off.",
			},
		},
	}
}

// Read reads the suggestions.
func (p *Picker) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data pickerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !p.Connection.Require(&response.Diagnostics) {
		return
	}
	query := data.Query.ValueString()
	picked, err := p.Connection.Client.PickUsers(ctx, query, data.Exclude)
	if err != nil {
		pickUsers(query).AddError(&response.Diagnostics, err)
		return
	}
	data.setUsers(picked)
	if picked.MayBeCut() {
		diagnostics.WarnOfCut(&response.Diagnostics, len(picked.Users), narrowOrUseUsers)
	}
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
