// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package usercolumns

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

// DataSource is the data source jira_user_columns.
type DataSource struct {
	userref.DataSource
}

// NewDataSource returns an unconfigured data source jira_user_columns.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// Metadata sets the type name of the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_columns"
}

// Schema describes the attributes of the data source.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := userref.DataSourceAttributes()
	attributes["columns"] = schema.ListAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "The IDs of the columns, from left to right, as the resource's `columns` expects them.",
	}
	attributes["labels"] = schema.MapAttribute{
		Computed: true, ElementType: types.StringType,
		MarkdownDescription: "The headings of the columns by ID, in the language of the user that the provider authenticates as.",
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads the default columns of a user in Jira's issue navigator, for example to set them for other users. " +
			"For a user without columns of its own, these are the system default columns. Jira does not report which of the two they are.",
		Attributes: attributes,
	}
}

// Read reads the columns of the user.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := data.Find(ctx, d.Connection.Client, &response.Diagnostics)
	if !ok {
		return
	}
	columns, err := d.Connection.Client.Columns(ctx, user)
	if err != nil {
		readColumns(user).AddError(&response.Diagnostics, err)
		return
	}
	data.ID = types.StringValue(user.Key)
	data.Columns = columnIDs(ctx, columns, &response.Diagnostics)
	data.Labels = columnLabels(ctx, columns, &response.Diagnostics)
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
