// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usersearch

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework-validators/setvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/path"
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

// NewPicker makes an unconfigured jira_user_picker.
func NewPicker() datasource.DataSource { return &Picker{} }

// pickerModel is the data source as Terraform holds it.
type pickerModel struct {
	Query    types.String `tfsdk:"query"`
	Exclude  []string     `tfsdk:"exclude"`
	Users    []pickedUser `tfsdk:"users"`
	Total    types.Int64  `tfsdk:"total"`
	Complete types.Bool   `tfsdk:"complete"`
}

type pickedUser struct {
	Key         types.String `tfsdk:"key"`
	Username    types.String `tfsdk:"username"`
	DisplayName types.String `tfsdk:"display_name"`
	HTML        types.String `tfsdk:"html"`
	AvatarURL   types.String `tfsdk:"avatar_url"`
}

// take takes over what Jira offers, in its order.
func (m *pickerModel) take(picked jira.PickedUsers) {
	m.Total, m.Complete = types.Int64Value(int64(picked.Total)), types.BoolValue(!picked.MayBeCut())
	m.Users = make([]pickedUser, len(picked.Users))
	for index, user := range picked.Users {
		m.Users[index] = pickedUser{
			Key: types.StringValue(user.Key), Username: types.StringValue(user.Username), DisplayName: types.StringValue(user.DisplayName),
			HTML: types.StringValue(user.HTML), AvatarURL: types.StringValue(user.AvatarURL),
		}
	}
}

// Metadata names the data source.
func (p *Picker) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_picker"
}

// Schema describes the data source's attributes.
func (p *Picker) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	response.Schema = schema.Schema{
		MarkdownDescription: "What Jira offers in a field that completes names: active users, each with the HTML that shows what matched. To find users for other purposes use `jira_users`.",
		Attributes: map[string]schema.Attribute{
			"query": schema.StringAttribute{
				Required: true, Validators: notEmpty(),
				MarkdownDescription: "What somebody typed: the beginning of a username, an e-mail address, a display name or a word of it.",
			},
			"exclude": schema.SetAttribute{
				Optional: true, ElementType: types.StringType,
				Validators:          []validator.Set{setvalidator.ValueStringsAre(notEmpty()...)},
				MarkdownDescription: "Usernames that are not offered. Default: none.",
			},
			"users": schema.ListNestedAttribute{
				Computed: true, MarkdownDescription: "The users, in Jira's order.",
				NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
					"key":          told("The user key, which never changes."),
					"username":     told("The name that the user logs in with."),
					"display_name": told("The name that people read in Jira."),
					"html":         told("Display name, e-mail address (where Jira shows it) and username as HTML, with what matches between `<strong>` and `</strong>`."),
					"avatar_url":   told("The address of the smallest picture. Empty where Jira gives none."),
				}},
			},
			"total": schema.Int64Attribute{Computed: true, MarkdownDescription: "How many match, as Jira counts them."},
			"complete": schema.BoolAttribute{
				Computed: true,
				MarkdownDescription: "Whether these are certainly all that match. Where not, there is a warning too. " +
					"As in `jira_users`, a result of exactly 50, 100, 150 and so on is taken for one that may have been cut off.",
			},
		},
	}
}

// Read asks what the picker offers.
func (p *Picker) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data pickerModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !p.Connection.Require(&response.Diagnostics) {
		return
	}
	query := data.Query.ValueString()
	picked, err := p.Connection.Client.PickUsers(ctx, query, data.Exclude)
	if err != nil {
		diagnostics.AddAbout(&response.Diagnostics, path.Root("query"), fmt.Sprintf("pick among the users %q", query), err, "")
		return
	}
	data.take(picked)
	if picked.MayBeCut() {
		diagnostics.WarnOfCut(&response.Diagnostics, len(picked.Users), "Narrow the query, or use jira_users with all = true.")
	}
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
