// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ datasource.DataSourceWithConfigure      = (*DataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*DataSource)(nil)
)

// DataSource is jira_user_columns, read.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource makes an unconfigured data source jira_user_columns.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// dataModel is the data source as Terraform holds it.
type dataModel struct {
	ID       types.String     `tfsdk:"id"`
	UserKey  types.String     `tfsdk:"user_key"`
	Username userref.Username `tfsdk:"username"`
	Columns  types.List       `tfsdk:"columns"`
	Labels   types.Map        `tfsdk:"labels"`
}

func (m *dataModel) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username}
}

// Metadata names the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_columns"
}

// Schema describes the data source's attributes.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := userref.RefDataAttributes()
	attributes["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "The user key of the user."}
	attributes["columns"] = schema.ListAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "The ids of the columns, from left to right: what the resource's `columns` takes.",
	}
	attributes["labels"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "The headings of the columns by id, in the language of the provider's user.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "The columns with which Jira's issue navigator begins for a user, for instance to give them to others. " +
			"Where the user has none of its own, they are the system's default columns; Jira does not tell which of the two.",
		Attributes: attributes,
	}
}

// ValidateConfig refuses two users, and none.
func (d *DataSource) ValidateConfig(ctx context.Context, request datasource.ValidateConfigRequest, response *datasource.ValidateConfigResponse) {
	var config dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.userRef().Validate(&response.Diagnostics)
	}
}

// Read reads the columns.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := data.userRef().Find(ctx, d.Connection.Client, &response.Diagnostics)
	if !ok {
		return
	}
	columns, err := d.Connection.Client.Columns(ctx, user)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("read the columns of the user %q", user.Username), err, nil)
		return
	}
	data.ID, data.Columns, data.Labels = types.StringValue(user.Key), columnIDs(columns), columnLabels(columns)
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
