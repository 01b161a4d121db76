// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ datasource.DataSourceWithConfigure      = (*DataSource)(nil)
	_ datasource.DataSourceWithValidateConfig = (*DataSource)(nil)
)

// DataSource is jira_user_avatars.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource makes an unconfigured jira_user_avatars.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// dataModel is the data source as Terraform holds it.
type dataModel struct {
	ID               types.String     `tfsdk:"id"`
	UserKey          types.String     `tfsdk:"user_key"`
	Username         userref.Username `tfsdk:"username"`
	SelectedAvatarID types.String     `tfsdk:"selected_avatar_id"`
	System           []listedAvatar   `tfsdk:"system"`
	Custom           []listedAvatar   `tfsdk:"custom"`
}

// listedAvatar is one of the avatars that the user can show.
type listedAvatar struct {
	ID        types.String `tfsdk:"id"`
	Selected  types.Bool   `tfsdk:"selected"`
	Deletable types.Bool   `tfsdk:"deletable"`
	URLs      types.Map    `tfsdk:"urls"`
}

func (m *dataModel) userRef() userref.UserRef {
	return userref.UserRef{UserKey: m.UserKey, Username: m.Username}
}

// take takes over what Jira lists.
func (m *dataModel) take(avatars jira.Avatars) {
	selected, _ := avatars.Selected()
	m.SelectedAvatarID = textOrNull(string(selected.ID))
	m.System, m.Custom = listed(avatars.System), listed(avatars.Custom)
}

// listed are avatars as Terraform holds them; none are an empty list.
func listed(avatars []jira.Avatar) []listedAvatar {
	listed := make([]listedAvatar, len(avatars))
	for index, avatar := range avatars {
		listed[index] = listedAvatar{
			ID: types.StringValue(string(avatar.ID)), Selected: types.BoolValue(avatar.Selected),
			Deletable: types.BoolValue(avatar.MayBeDeleted()), URLs: urlMap(avatar.URLs),
		}
	}
	return listed
}

// Metadata names the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatars"
}

// Schema describes the data source's attributes.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	attributes := userref.RefDataAttributes()
	attributes["id"] = schema.StringAttribute{Computed: true, MarkdownDescription: "The user key of the user."}
	attributes["selected_avatar_id"] = schema.StringAttribute{
		Computed: true,
		MarkdownDescription: "The id of the avatar that Jira takes as chosen: its default one where nothing was, or what was is gone. " +
			"Null where the choice is an avatar of another user, which Jira does not list.",
	}
	attributes["system"] = listAttribute("Jira's own avatars, which every user can show. Their ids differ from one Jira to another.")
	attributes["custom"] = listAttribute("The avatars that were uploaded for this user, in no order that means anything.")
	response.Schema = schema.Schema{
		MarkdownDescription: "The avatars that a user can show: what `avatar_id` of the resource `jira_user_avatar` takes.",
		Attributes:          attributes,
	}
}

func listAttribute(description string) schema.ListNestedAttribute {
	return schema.ListNestedAttribute{
		Computed: true, MarkdownDescription: description,
		NestedObject: schema.NestedAttributeObject{Attributes: map[string]schema.Attribute{
			"id":        schema.StringAttribute{Computed: true, MarkdownDescription: "The number of the avatar."},
			"selected":  schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether Jira takes it as chosen."},
			"deletable": schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the provider's user may delete it."},
			"urls": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "Its addresses by size: `16x16`, `24x24`, `32x32` and `48x48`.",
			},
		}},
	}
}

// ValidateConfig refuses two users, and none.
func (d *DataSource) ValidateConfig(ctx context.Context, request datasource.ValidateConfigRequest, response *datasource.ValidateConfigResponse) {
	var config dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if !response.Diagnostics.HasError() {
		config.userRef().Validate(&response.Diagnostics)
	}
}

// Read lists the avatars.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var data dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &data)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	user, ok := data.userRef().Find(ctx, d.Connection.Client, &response.Diagnostics)
	if !ok {
		return
	}
	avatars, err := d.Connection.Client.Avatars(ctx, user)
	if err != nil {
		diagnostics.Add(&response.Diagnostics, fmt.Sprintf("list the avatars of the user %q", user.Username), err, nil)
		return
	}
	data.ID = types.StringValue(user.Key)
	data.take(avatars)
	response.Diagnostics.Append(response.State.Set(ctx, data)...)
}
