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

// Address is where the registry has this provider. A publisher of another one changes it here and in go.mod.
const Address = "registry.terraform.io/jira-robots/jira"

var (
	_ provider.Provider                  = (*Provider)(nil)
	_ provider.ProviderWithFunctions     = (*Provider)(nil)
	_ provider.ProviderWithListResources = (*Provider)(nil)
)

// Provider is the provider itself. The zero value of everything but Version is for production; tests set the rest.
type Provider struct {
	Version string
	// Environment reads an environment variable; os.Getenv where it is nil.
	Environment func(name string) string
	// Patience overrides how long and often the client waits, field by field; zero fields keep the defaults.
	Patience jira.Settings
}

// New answers with a maker of providers of this version.
func New(version string) func() provider.Provider {
	return func() provider.Provider { return &Provider{Version: version} }
}

// Metadata names the provider.
func (p *Provider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "jira"
	response.Version = p.Version
}

// Schema describes the provider's arguments.
func (p *Provider) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = configurationSchema()
}

// Configure makes the client. It sends nothing: the first resource that needs Jira does.
func (p *Provider) Configure(ctx context.Context, request provider.ConfigureRequest, response *provider.ConfigureResponse) {
	var written configuration
	response.Diagnostics.Append(request.Config.Get(ctx, &written)...)
	if response.Diagnostics.HasError() {
		return
	}
	environment := p.Environment
	if environment == nil {
		environment = os.Getenv
	}
	settings := resolution{written, environment, &response.Diagnostics}.settings(ctx, p.Patience)
	if response.Diagnostics.HasError() {
		return
	}
	settings.UserAgent = "terraform-provider-jira/" + p.Version
	settings.Log = func(ctx context.Context, message string, fields map[string]any) { tflog.Debug(ctx, message, fields) }
	unknown := written.unknownArgument()
	var client *jira.Client
	if unknown == "" {
		client = jira.New(settings)
	}
	connected := connection.To(client, unknown)
	response.ResourceData = connected
	response.DataSourceData = connected
	response.ListResourceData = connected
}

// Resources are the managed resources.
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

// DataSources are the data sources.
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

// ListResources are what terraform query can list.
func (p *Provider) ListResources(context.Context) []func() list.ListResource {
	return []func() list.ListResource{user.NewList, useravatar.NewList}
}

// Functions are what configurations can call as provider::jira::NAME.
func (p *Provider) Functions(context.Context) []func() function.Function {
	return []func() function.Function{useravatar.NewAvatarIDFunction}
}
