// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package usersearch has the data sources that find users: jira_users, with Jira's searches and its list of all users, and
// jira_user_picker. It knows nothing of the resources that manage users.
package usersearch

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
	_ datasource.DataSourceWithValidateConfig   = (*DataSource)(nil)
)

// DataSource is the data source jira_users.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource returns the data source jira_users before Terraform configures it.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// Metadata sets the name of the data source type.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_users"
}

// Read searches for users, or lists all.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data model
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	find := d.search
	if data.All.ValueBool() {
		find = d.all
	}
	find(ctx, &data, &response.Diagnostics)
	if !response.Diagnostics.HasError() {
		response.Diagnostics.Append(response.State.Set(ctx, data)...)
	}
}

func (d *DataSource) search(ctx context.Context, data *model, diags *diag.Diagnostics) {
	search := data.selector(ctx, diags)
	if diags.HasError() {
		return
	}
	found, err := search.search(ctx, d.Connection.Client)
	if err != nil {
		search.operation.AddError(diags, err)
		return
	}
	d.setUsers(ctx, data, found.Users, diags)
	data.Complete = types.BoolValue(!found.MayBeCut)
	if found.MayBeCut {
		diagnostics.WarnOfCut(diags, len(found.Users), search.ifCut)
	}
}

func (d *DataSource) all(ctx context.Context, data *model, diags *diag.Diagnostics) {
	var users []jira.User
	coverage, err := d.Connection.Client.EachUser(ctx, func(user jira.User) bool {
		if user.Active || data.IncludeInactive.ValueBool() {
			users = append(users, user)
		}
		return true
	})
	if err != nil {
		listUsers.AddError(diags, err)
		return
	}
	d.setUsers(ctx, data, users, diags)
	data.Complete = types.BoolValue(coverage == jira.EveryUser)
	diagnostics.WarnOfCoverage(diags, coverage)
}

// maxDetailedUsers bounds the users whose details are read, and with them the requests of every plan.
const maxDetailedUsers = 1000

// setUsers sets the users, with their details where those are configured.
func (d *DataSource) setUsers(ctx context.Context, data *model, users []jira.User, diags *diag.Diagnostics) {
	if data.Details.ValueBool() {
		if len(users) > maxDetailedUsers {
			addTooManyDetails(diags, len(users))
			return
		}
		detailed, err := d.Connection.Client.UsersInDetail(ctx, users)
		if err != nil {
			readDetails.AddError(diags, err)
			return
		}
		users = detailed
	}
	data.setUsers(ctx, users, diags)
}
