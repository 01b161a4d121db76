// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

// Package usersearch has the data sources that find users: jira_users, with Jira's searches and the list of all, and
// jira_user_picker.
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
	_ datasource.DataSourceWithConfigure      = (*DataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*DataSource)(nil)
)

// DataSource is jira_users.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource makes an unconfigured jira_users.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// Metadata names the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_users"
}

// Read finds the users.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data model
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() {
		return
	}
	// What was not known when the configuration was validated is known by now.
	data.validate(&response.Diagnostics)
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
	chosen := data.selector(ctx, diags)
	if diags.HasError() {
		return
	}
	found, err := chosen.search(ctx, d.Connection.Client)
	if err != nil {
		diagnostics.AddAbout(diags, chosen.attribute, chosen.doing, err, "")
		return
	}
	data.take(found.Users)
	data.Complete = types.BoolValue(!found.MayBeCut)
	if found.MayBeCut {
		diagnostics.WarnOfCut(diags, len(found.Users), chosen.advice)
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
		diagnostics.Add(diags, "list all users", err, nil)
		return
	}
	data.take(users)
	data.Complete = types.BoolValue(coverage == jira.EveryUser)
	diagnostics.WarnOfCoverage(diags, coverage)
}
