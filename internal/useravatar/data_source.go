// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ datasource.DataSourceWithConfigure        = (*DataSource)(nil)
	_ datasource.DataSourceWithConfigValidators = (*DataSource)(nil)
)

// DataSource is the data source jira_user_avatars.
type DataSource struct {
	userref.DataSource
}

// NewDataSource returns an unconfigured jira_user_avatars.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// dataModel is the configuration or the state of the data source.
type dataModel struct {
	userref.Reference

	ID               types.String   `tfsdk:"id"`
	SelectedAvatarID types.String   `tfsdk:"selected_avatar_id"`
	System           []listedAvatar `tfsdk:"system"`
	Custom           []listedAvatar `tfsdk:"custom"`
}

// listedAvatar is an avatar that the user can select.
type listedAvatar struct {
	ID        types.String `tfsdk:"id"`
	Selected  types.Bool   `tfsdk:"selected"`
	Deletable types.Bool   `tfsdk:"deletable"`
	URLs      types.Map    `tfsdk:"urls"`
}

// setAvatars sets the computed attributes.
func (m *dataModel) setAvatars(ctx context.Context, avatars jira.Avatars, diags *diag.Diagnostics) {
	selected, _ := avatars.Selected()
	m.SelectedAvatarID = stringOrNull(string(selected.ID))
	m.System, m.Custom = listedAvatars(ctx, avatars.System, diags), listedAvatars(ctx, avatars.Custom, diags)
}

// listedAvatars never returns nil, which would be null instead of an empty list.
func listedAvatars(ctx context.Context, avatars []jira.Avatar, diags *diag.Diagnostics) []listedAvatar {
	listed := make([]listedAvatar, len(avatars))
	for index, avatar := range avatars {
		listed[index] = listedAvatar{
			ID: types.StringValue(string(avatar.ID)), Selected: types.BoolValue(avatar.Selected),
			Deletable: types.BoolValue(avatar.MayBeDeleted()), URLs: urlMap(ctx, avatar.URLs, diags),
		}
	}
	return listed
}

// Metadata implements datasource.DataSource.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatars"
}

// Schema implements datasource.DataSource.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := userref.DataSourceAttributes()
	attributes["selected_avatar_id"] = schema.StringAttribute{
		Computed: true,
		MarkdownDescription: "The ID of the selected avatar. If no avatar was selected, or the selected avatar was deleted, this is the default avatar. " +
			"Null if an avatar of another user is selected, because Jira does not list it.",
	}
	attributes["system"] = listAttribute("The system avatars, which every user can select. Their IDs differ between Jira installations.")
	attributes["custom"] = listAttribute("The custom avatars of this user. Their order has no meaning.")
	response.Schema = schema.Schema{
		MarkdownDescription: "Lists the avatars that a user can select. Their IDs are the values that `avatar_id` of the resource `jira_user_avatar` accepts.",
		Attributes:          attributes,
	}
}

func listAttribute(description string) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"id":        schema.StringAttribute{Computed: true, MarkdownDescription: "The ID of the avatar."},
			"selected":  schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the avatar is selected."},
			"deletable": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the user that the provider authenticates as can delete the avatar."},
			"urls": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "The URLs of the avatar, by size: `16x16`, `24x24`, `32x32` and `48x48`.",
			},
		}},
	}
}

// Read implements datasource.DataSource.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := data.Find(ctx, d.Connection.Client, &response.Diagnostics)
	if !ok {
		return
	}
	avatars, err := d.Connection.Client.Avatars(ctx, user)
	if err != nil {
		listAvatars(user).AddError(&response.Diagnostics, err)
		return
	}
	data.ID = types.StringValue(user.Key)
	data.setAvatars(ctx, avatars, &response.Diagnostics)
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
