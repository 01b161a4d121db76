// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package provider

import (
	"context"
	"os"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/function"
	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-log/tflog"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/group"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/serverinfo"
	"github.com/jira-robots/terraform-provider-jira/internal/user"
	"github.com/jira-robots/terraform-provider-jira/internal/useravatar"
	"github.com/jira-robots/terraform-provider-jira/internal/usercolumns"
	"github.com/jira-robots/terraform-provider-jira/internal/userproperty"
	"github.com/jira-robots/terraform-provider-jira/internal/usersearch"
)

// Address is the address of this provider in the Terraform Registry. A fork changes it here and in go.mod.
const Address = "registry.terraform.io/jira-robots/jira"

var (
	_ provider.Provider                  = (*Provider)(nil)
	_ provider.ProviderWithFunctions     = (*Provider)(nil)
	_ provider.ProviderWithListResources = (*Provider)(nil)
)

// Provider implements provider.Provider. Production sets only Version; tests also set the other fields.
type Provider struct {
	// Version is the version of the provider, which it reports to Terraform and sends to Jira as part of the User-Agent.
	Version string
	// Environment returns the value of an environment variable. Nil means os.Getenv.
	Environment func(name string) string
	// ClientDefaults are settings of the client that no argument sets, such as the wait before a retry. Zero fields keep the
	// client's own defaults.
	ClientDefaults jira.Settings
}

// New returns a function that creates providers of this version, as providerserver.Serve expects.
func New(version string) func() provider.Provider {
	return func() provider.Provider { return &Provider{Version: version} }
}

// Metadata implements provider.Provider.
func (p *Provider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "jira"
	response.Version = p.Version
}

// Schema implements provider.Provider.
func (p *Provider) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = configurationSchema()
}

// Configure creates the client from the provider block and the environment, and verifies the connection with one request
// (DESIGN.md section 3). If an argument is unknown, there is no client, and the connection says which argument it is.
func (p *Provider) Configure(ctx context.Context, request provider.ConfigureRequest, response *provider.ConfigureResponse) {
	var configured configuration
	response.Diagnostics.Append(request.Config.Get(ctx, &configured)...)
	if response.Diagnostics.HasError() {
		return
	}
	environment := p.Environment
	if environment == nil {
		environment = os.Getenv
	}
	resolved := resolution{configured, environment, &response.Diagnostics}
	settings := resolved.settings(p.ClientDefaults)
	if response.Diagnostics.HasError() {
		return
	}
	settings.UserAgent = userAgent(p.Version, request.TerraformVersion, environment(environmentAppendUserAgent))
	settings.Log = func(ctx context.Context, message string, fields map[string]any) { tflog.Debug(ctx, message, fields) }
	unknown := configured.unknownArgument()
	var client *jira.Client
	if unknown == "" {
		client = jira.New(settings)
		if _, err := client.ServerInfo(ctx); err != nil {
			response.Diagnostics.Append(resolved.connection(settings.BaseURL).Failed(err))
			return
		}
	}
	connected := connection.To(client, unknown)
	response.ResourceData = connected
	response.DataSourceData = connected
	response.ListResourceData = connected
}

// Resources implements provider.Provider.
func (p *Provider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		group.NewResource,
		group.NewMembership,
		user.NewResource,
		useravatar.NewResource,
		usercolumns.NewResource,
		userproperty.NewResource,
	}
}

// DataSources implements provider.Provider.
func (p *Provider) DataSources(context.Context) []func() datasource.DataSource {
	return []func() datasource.DataSource{
		serverinfo.NewDataSource,
		user.NewDataSource,
		useravatar.NewDataSource,
		usercolumns.NewDataSource,
		usersearch.NewDataSource,
		usersearch.NewPicker,
	}
}

// ListResources implements provider.ProviderWithListResources.
func (p *Provider) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{user.NewList, useravatar.NewList}
}

// Functions implements provider.ProviderWithFunctions.
func (p *Provider) Functions(context.Context) []func() function.Function {
	return []func() function.Function{useravatar.NewAvatarIDFunction, useravatar.NewInitialsAvatarFunction}
}
