// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ list.ListResourceWithConfigure      = (*List)(nil)
	_ list.ListResourceWithValidateConfig = (*List)(nil)
)

// List is the list resource jira_user. It lists users for terraform query, so that they can be imported.
type List struct {
	connection.ForResource
}

// NewList returns the list resource jira_user before Terraform configures it.
func NewList() list.ListResource { return &List{} }

// Metadata sets the name of the resource type that is listed.
func (l *List) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// ListResourceConfigSchema describes the arguments of the list block.
func (l *List) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, response *list.ListResourceSchemaResponse) {
	response.Schema = userref.SelectionSchema("Lists users, to import them with `terraform query`. For users that a configuration works with, use the data source `jira_users`. Anonymized users are omitted. Generated configuration does not manage groups and application access.")
}

// ValidateListResourceConfig refuses arguments that conflict.
func (l *List) ValidateListResourceConfig(ctx context.Context, request list.ValidateConfigRequest, response *list.ValidateConfigResponse) {
	_, diags := userref.ReadSelection(ctx, request.Config)
	response.Diagnostics.Append(diags...)
}

// List lists the users. It requests the next page only when Terraform takes more results.
func (l *List) List(ctx context.Context, request list.ListRequest, stream *list.ListResultsStream) {
	stream.Results = userref.List(ctx, l.Connection, request, func(user jira.User, result *list.ListResult) {
		state := imported(user)
		result.Diagnostics.Append(result.Identity.Set(ctx, identity{Key: state.Key})...)
		if request.IncludeResource {
			result.Diagnostics.Append(result.Resource.Set(ctx, state)...)
		}
	})
}
