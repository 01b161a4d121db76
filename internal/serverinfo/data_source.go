// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package serverinfo is the data source jira_server_info: which Jira this is, and who the provider is in it.
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

// DataSource is jira_server_info.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource makes an unconfigured jira_server_info.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// model is the data source as Terraform holds it.
type model struct {
	Version        types.String `tfsdk:"version"`
	VersionNumbers []int64      `tfsdk:"version_numbers"`
	BaseURL        types.String `tfsdk:"base_url"`
	BuildNumber    types.Int64  `tfsdk:"build_number"`
	BuildDate      types.String `tfsdk:"build_date"`
	Title          types.String `tfsdk:"title"`
	Username       types.String `tfsdk:"username"`
}

// modelOf is what Jira says of itself, as Terraform holds it.
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

// Metadata names the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_server_info"
}

// Schema describes the data source's attributes.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Which Jira this is, and which user the provider is in it: to check before anything is written that it is the Jira that is meant. " +
			"It costs no request, since the provider asks for this first in every run.",
		Attributes: map[string]schema.Attribute{
			"version": text("The version, such as `10.3.24`."),
			"version_numbers": schema.ListAttribute{
				Computed: true, ElementType: types.Int64Type,
				MarkdownDescription: "The parts of the version: `[10, 3, 24]`.",
			},
			"base_url": text("The address that Jira itself is configured with. Links and the addresses of pictures begin with it; it need not be the provider's `base_url`."),
			"build_number": schema.Int64Attribute{
				Computed: true, MarkdownDescription: "The number of the build, which grows from version to version.",
			},
			"build_date": text("When this version was built, as Jira writes it: `2024-11-05T00:00:00.000+0000`."),
			"title":      text("How the administrators call this Jira."),
			"username":   text("The username of the user that the provider logs in as, as Jira spells it. Empty where Jira does not tell."),
		},
	}
}

// Read asks Jira, or remembers what it said first.
func (d *DataSource) Read(ctx context.Context, _ datasource.ReadRequest, response *datasource.ReadResponse) {
	if !d.Connection.Require(&response.Diagnostics) {
		return
	}
	info, err := d.Connection.Client.ServerInfo(ctx)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, "ask Jira which version it is", err, nil)
		return
	}
	response.Diagnostics.Append(response.State.Set(ctx, modelOf(info))...)
}
