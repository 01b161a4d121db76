// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package fourplusone is a stand-in for the provider fourplusone/jira, for tests of moved blocks. It has the schemas and the IDs
// of that provider, and creates its objects in the simulated Jira without requests. It must not know the provider under test.
package fourplusone

import (
	"context"
	"slices"
	"sync"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/provider"
	"github.com/hashicorp/terraform-plugin-framework/provider/schema"
	"github.com/hashicorp/terraform-plugin-framework/providerserver"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/acceptance"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// source is the source of the provider, which OpenTofu and Terraform look up in registries of their own. address is its address
// in the registry of Terraform.
const (
	source  = "fourplusone/jira"
	address = "registry.terraform.io/" + source
)

// Provider is the stand-in.
type Provider struct {
	// UserAttribute is the name of the attribute of a membership that has the user: username or, in some releases, account_id.
	UserAttribute string
	// Version is the schema version of the resources. All releases have version 0.
	Version int64

	jira       *jirasim.Server
	mutex      sync.Mutex
	operations []string
}

// Serve connects the Terraform of a workspace to a new stand-in.
func Serve(workspace *acceptance.Workspace) *Provider {
	standIn := &Provider{UserAttribute: "username", jira: workspace.Jira}
	workspace.Serve(address, providerserver.NewProtocol6(standIn))
	workspace.Serve("registry.opentofu.org/"+source, providerserver.NewProtocol6(standIn))
	return standIn
}

// Operations returns what Terraform made the provider do since the last call, each as "create jira_user". A change of the
// configuration is not among them.
func (p *Provider) Operations() []string {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	operations := slices.Clone(p.operations)
	p.operations = nil
	return operations
}

func (p *Provider) note(operation, typeName string) {
	p.mutex.Lock()
	defer p.mutex.Unlock()
	p.operations = append(p.operations, operation+" "+typeName)
}

// Metadata implements provider.Provider.
func (p *Provider) Metadata(_ context.Context, _ provider.MetadataRequest, response *provider.MetadataResponse) {
	response.TypeName = "jira"
}

// Schema implements provider.Provider.
func (p *Provider) Schema(_ context.Context, _ provider.SchemaRequest, response *provider.SchemaResponse) {
	response.Schema = schema.Schema{Attributes: map[string]schema.Attribute{
		"url":      schema.StringAttribute{Optional: true},
		"user":     schema.StringAttribute{Optional: true},
		"password": schema.StringAttribute{Optional: true, Sensitive: true},
		"token":    schema.StringAttribute{Optional: true, Sensitive: true},
	}}
}

// Configure implements provider.Provider.
func (p *Provider) Configure(context.Context, provider.ConfigureRequest, *provider.ConfigureResponse) {
}

// DataSources implements provider.Provider.
func (p *Provider) DataSources(context.Context) []func() datasource.DataSource { return nil }

// Resources implements provider.Provider.
func (p *Provider) Resources(context.Context) []func() resource.Resource {
	return []func() resource.Resource{
		func() resource.Resource {
			return &object{provider: p, typeName: "jira_user", required: []string{"name", "email"}, optional: []string{"display_name"}, create: p.createUser}
		},
		func() resource.Resource {
			return &object{provider: p, typeName: "jira_group", required: []string{"name"}, create: p.createGroup}
		},
		func() resource.Resource {
			return &object{provider: p, typeName: "jira_group_membership", required: []string{p.UserAttribute, "group"}, create: p.createMembership}
		},
	}
}

// createUser creates a user and returns the ID of the resource.
func (p *Provider) createUser(values map[string]string) string {
	displayName := values["display_name"]
	if displayName == "" {
		displayName = values["name"]
	}
	return p.jira.AddUser(jirasim.User{Name: values["name"], DisplayName: displayName, EmailAddress: values["email"], Active: true}).Key
}

func (p *Provider) createGroup(values map[string]string) string {
	p.jira.AddGroup(values["name"])
	return values["name"]
}

func (p *Provider) createMembership(values map[string]string) string {
	username, group := values[p.UserAttribute], values["group"]
	p.jira.ChangeUser(username, func(user *jirasim.User) { user.Groups = append(slices.Clone(user.Groups), group) })
	return username + ":" + group
}
