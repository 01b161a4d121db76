// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package connection is what the provider hands to its resources and data sources: a client for Jira, or the reason why
// there is none yet. It knows neither how the provider is configured nor what a resource does with the client.
package connection

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"golang.org/x/sync/semaphore"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Connection leads to the configured Jira.
type Connection struct {
	// Client is nil while UnknownArgument is set.
	Client *jira.Client
	// UnknownArgument names a provider argument whose value only an apply will tell. Managed resources then keep their
	// prior state and plan without requests.
	UnknownArgument string
	// Pixels are how many pixels may be decoded at once, by all resources together.
	Pixels *semaphore.Weighted
}

// To makes a connection to a Jira, or to one that is not known yet.
func To(client *jira.Client, unknownArgument string) *Connection {
	return &Connection{Client: client, UnknownArgument: unknownArgument, Pixels: semaphore.NewWeighted(avatarimage.MaxPixels)}
}

// Known tells whether Jira can be asked.
func (c *Connection) Known() bool { return c != nil && c.Client != nil }

// Require adds an error where Jira cannot be asked yet, for what cannot wait, such as an import.
func (c *Connection) Require(diags *diag.Diagnostics) bool {
	if c.Known() {
		return true
	}
	argument := "base_url"
	if c != nil && c.UnknownArgument != "" {
		argument = c.UnknownArgument
	}
	diags.AddAttributeError(path.Empty(), "Jira cannot be asked yet", fmt.Sprintf(
		"The provider's argument %s is not known before an apply, and this cannot wait for it. "+
			"Apply what %s comes from first, for example with -target, and then run this again.", argument, argument))
	return false
}

// ForResource is embedded in resources and list resources: it takes the connection when Terraform configures them.
type ForResource struct {
	Connection *Connection
}

// Configure implements resource.ResourceWithConfigure.
func (f *ForResource) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	f.Connection = fromProviderData(request.ProviderData, &response.Diagnostics)
}

// ForDataSource is embedded in data sources.
type ForDataSource struct {
	Connection *Connection
}

// Configure implements datasource.DataSourceWithConfigure.
func (f *ForDataSource) Configure(_ context.Context, request datasource.ConfigureRequest, response *datasource.ConfigureResponse) {
	f.Connection = fromProviderData(request.ProviderData, &response.Diagnostics)
}

// fromProviderData takes the connection that the provider put into a ConfigureRequest. It is nil until the provider is
// configured, as when a configuration is only validated.
func fromProviderData(data any, diags *diag.Diagnostics) *Connection {
	if data == nil {
		return nil
	}
	connection, ok := data.(*Connection)
	if !ok {
		diags.AddError("A defect in the provider", fmt.Sprintf("It was configured with %T instead of a connection. Please report this.", data))
	}
	return connection
}
