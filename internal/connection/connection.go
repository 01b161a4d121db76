// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package connection is what the provider passes to its resources and data sources: a client for Jira, or the provider
// argument that is not known yet. It must not know how the provider is configured, nor what a resource does with the client.
package connection

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"golang.org/x/sync/semaphore"

	"github.com/jira-robots/terraform-provider-jira/internal/avatarimage"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// Connection is the connection of a configured provider.
type Connection struct {
	// Client is nil while UnknownArgument is set.
	Client *jira.Client
	// UnknownArgument names a provider argument whose value is not known before an apply. Managed resources then keep their
	// prior state and plan without requests.
	UnknownArgument string
	// ImageMemory limits the memory, in bytes, of the images that all resources together decode at the same time.
	ImageMemory *semaphore.Weighted
	// Refreshed are the resources that Terraform has refreshed with this connection.
	Refreshed Refreshed
	// Claims are the objects that resources have created in this process.
	Claims Claims
	// Warnings are the warnings about the whole run that resources have given.
	Warnings Warnings
	// AvatarWrites serializes the writes to the avatar of one user, by user key.
	AvatarWrites Locks
}

// To returns the connection of a client. The client is nil where unknownArgument names an argument that is not known yet.
func To(client *jira.Client, unknownArgument string) *Connection {
	return &Connection{Client: client, UnknownArgument: unknownArgument, ImageMemory: semaphore.NewWeighted(avatarimage.MaxMemory)}
}

// Known reports whether there is a client.
func (c *Connection) Known() bool { return c != nil && c.Client != nil }

// Require reports whether there is a client, and adds an error where there is none. It is for operations that cannot wait
// for an apply, such as an import.
func (c *Connection) Require(diags *diag.Diagnostics) bool {
	if c.Known() {
		return true
	}
	argument := "base_url"
	if c != nil && c.UnknownArgument != "" {
		argument = c.UnknownArgument
	}
	diags.AddError("Provider configuration is not known yet", fmt.Sprintf(
		"The provider argument %s is not known before an apply, but this operation needs it now. "+
			"Apply the resources that %s depends on first, for example with -target, and run Terraform again.", argument, argument))
	return false
}

// ForResource is embedded in resources and list resources. It stores the connection when Terraform configures them.
type ForResource struct {
	Connection *Connection
}

// Configure implements resource.ResourceWithConfigure.
func (f *ForResource) Configure(_ context.Context, request resource.ConfigureRequest, response *resource.ConfigureResponse) {
	f.Connection = fromProviderData(request.ProviderData, &response.Diagnostics)
}

// ForDataSource is embedded in data sources. It stores the connection when Terraform configures them.
type ForDataSource struct {
	Connection *Connection
}

// Configure implements datasource.DataSourceWithConfigure.
func (f *ForDataSource) Configure(_ context.Context, request datasource.ConfigureRequest, response *datasource.ConfigureResponse) {
	f.Connection = fromProviderData(request.ProviderData, &response.Diagnostics)
}

// fromProviderData returns the connection that the provider put into a ConfigureRequest. It is nil until the provider is
// configured, for example while Terraform only validates a configuration.
func fromProviderData(data any, diags *diag.Diagnostics) *Connection {
	if data == nil {
		return nil
	}
	connection, ok := data.(*Connection)
	if !ok {
		diags.AddError("Unexpected provider data", fmt.Sprintf("The provider passed %T instead of a connection. This is a bug in the provider: please report it.", data))
	}
	return connection
}
