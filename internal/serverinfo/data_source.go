// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package serverinfo has the data source jira_server_info: the version and address of Jira, and the user that the provider
// authenticates as. It knows nothing of how the provider connects.
package serverinfo

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ datasource.DataSourceWithConfigure = (*DataSource)(nil)

var readServerInfo = diagnostics.Operation{Action: "read the version of Jira"}

// DataSource is the data source jira_server_info.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource returns the data source jira_server_info before Terraform configures it.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// model is the data source in Terraform's state.
type model struct {
	Version        types.String `tfsdk:"version"`
	VersionNumbers []int64      `tfsdk:"version_numbers"`
	BaseURL        types.String `tfsdk:"base_url"`
	BuildNumber    types.Int64  `tfsdk:"build_number"`
	BuildDate      types.String `tfsdk:"build_date"`
	Title          types.String `tfsdk:"title"`
	Username       types.String `tfsdk:"username"`
}

// modelOf returns the state of the data source.
func modelOf(info jira.ServerInfo) model {
	numbers := make([]int64, len(info.VersionNumbers))
	for index, number := range info.VersionNumbers {
		numbers[index] = int64(number)
	}
	return model{
		Version: types.StringValue(info.Version), VersionNumbers: numbers,
		BaseURL: types.StringValue(info.BaseURL), Title: types.StringValue(info.Title),
		BuildNumber: types.Int64Value(info.BuildNumber), BuildDate: types.StringValue(info.BuildDate),
		Username: types.StringValue(info.LoggedInAs),
	}
}

// Metadata sets the name of the data source type.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_server_info"
}

// Schema describes the attributes of the data source.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	computedString := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads the version and the address of Jira, and the user that the provider authenticates as. Use it to check, before anything is written, that the provider is configured for the intended Jira. " +
			"It sends no request, because the provider reads the same response when it is configured.",
		Attributes: map[string]schema.Attribute{
			"version": computedString("The version of Jira, such as `10.3.24`."),
			"version_numbers": schema.ListAttribute{
				Computed: true, ElementType: types.Int64Type,
				MarkdownDescription: "The version of Jira as a list of numbers, such as `[10, 3, 24]`.",
			},
			"base_url": computedString("The base URL that Jira is configured with. Links and avatar URLs in Jira's responses begin with it. It can differ from the `base_url` of the provider."),
			"build_number": schema.Int64Attribute{
				Computed: true, MarkdownDescription: "The build number of Jira. It increases from version to version.",
			},
			"build_date": computedString("When this version was built, as Jira formats it, such as `2024-11-05T00:00:00.000+0000`."),
			"title":      computedString("The title that administrators gave this Jira."),
			"username":   computedString("The username of the user that the provider authenticates as, in Jira's spelling. Empty if Jira does not return it."),
		},
	}
}

// Read uses the response that the provider read when it was configured, or reads it.
func (d *DataSource) Read(ctx context.Context, _ datasource.ReadRequest, response *datasource.ReadResponse) {
	if !d.Connection.Require(&response.Diagnostics) {
		return
	}
	info, err := d.Connection.Client.ServerInfo(ctx)
	if err != nil {
		readServerInfo.AddError(&response.Diagnostics, err)
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, modelOf(info))...)
}
