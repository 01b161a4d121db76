// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework-validators/stringvalidator"
	"github.com/hashicorp/terraform-plugin-framework/datasource"
	"github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/schema/validator"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

var _ datasource.DataSourceWithConfigure = (*DataSource)(nil)

// DataSource is the data source jira_user.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource returns the data source jira_user before Terraform configures it.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// Metadata sets the name of the data source type.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// dataModel is the data source in Terraform's configuration and state.
type dataModel struct {
	profileModel
	ID              types.String `tfsdk:"id"`
	Key             types.String `tfsdk:"key"`
	Username        types.String `tfsdk:"username"`
	TimeZone        types.String `tfsdk:"time_zone"`
	Locale          types.String `tfsdk:"locale"`
	LastLoginTime   types.String `tfsdk:"last_login_time"`
	AvatarURLs      types.Map    `tfsdk:"avatar_urls"`
	Groups          types.Set    `tfsdk:"groups"`
	ApplicationKeys types.Set    `tfsdk:"application_keys"`
}

// Schema describes the attributes of the data source.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	exactlyOne := []validator.String{
		stringvalidator.ExactlyOneOf(path.MatchRoot("username"), path.MatchRoot("key")), stringvalidator.LengthAtLeast(1),
	}
	computedString := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	computedSet := func(description string) schema.SetAttribute {
		return schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "Reads a user, managed by Terraform or not. Inactive users are found too. A user that does not exist is an error.",
		Attributes: map[string]schema.Attribute{
			"username": schema.StringAttribute{
				Optional: true, Computed: true, Validators: exactlyOne,
				MarkdownDescription: "The username of the user. Exactly one of `username` and `key` must be set. Usernames are compared case-insensitively, and read in Jira's spelling.",
			},
			"key": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "The user key of the user, such as `JIRAUSER10100`. Exactly one of `username` and `key` must be set. A username can look like a user key, and the provider does not guess.",
			},
			"id":            computedString("The user key, as in `key`."),
			"display_name":  computedString("The display name of the user."),
			"email_address": computedString("The e-mail address of the user. Null if Jira hides or masks it."),
			"active":        schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the user is active. An inactive user cannot log in."},
			"time_zone":     computedString("The time zone of the user, such as `Europe/Berlin`. If the user has not chosen one, the default of the server."),
			"locale":        computedString("The locale of the user, such as `en_US`. Null if the user has not chosen one."),
			"last_login_time": computedString("When the user last logged in, in RFC 3339, such as `2026-08-30T16:37:01+10:00`. " +
				"Null if the user has never logged in, and before Jira 10."),
			"avatar_urls": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "The addresses of the user's avatar by size: `16x16`, `24x24`, `32x32` and `48x48`.",
			},
			"groups":           computedSet("The names of the groups that the user is a member of, including groups that grant access to an application. Null, with a warning, if this Jira does not list the groups of a user."),
			"application_keys": computedSet("The keys of the applications that the user has access to, such as `jira-software`."),
		},
	}
}

// Read reads the user from Jira.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var config dataModel
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	ref := jira.ByUsername(config.Username.ValueString())
	if config.Username.IsNull() {
		ref = jira.ByKey(config.Key.ValueString())
	}
	user, err := d.Connection.Client.UserInFull(ctx, ref)
	switch {
	case jira.IsNotFound(err) && config.Username.IsNull():
		addKeyNotFound(&response.Diagnostics, config.Key.ValueString())
	case jira.IsNotFound(err):
		addUsernameNotFound(&response.Diagnostics, config.Username.ValueString())
	case err != nil:
		diagnostics.Operation{Action: "read " + ref.String()}.AddError(&response.Diagnostics, err)
	default:
		full, unknown, ok := withAllAccess(ctx, d.Connection.Client, user, &response.Diagnostics)
		if !ok {
			return
		}
		warnUnread(&response.Diagnostics, full, unknown)
		response.Diagnostics.Append(response.State.Set(ctx, dataOf(ctx, full, &response.Diagnostics))...)
	}
}

// warnUnread warns about groups and applications that Jira does not list. An attribute that is null must not look like one without
// elements.
func warnUnread(diags *diag.Diagnostics, user jira.User, unknown *jira.AccessUnknownError) {
	if _, known := user.Groups(); !known {
		warnGroupsNotRead(diags, user.Username)
	}
	if _, known := user.ApplicationKeys(); !known {
		warnApplicationsNotRead(diags, user.Username, unknown)
	}
}

// dataOf returns the state of the data source. Attributes that Jira's response does not contain are null.
func dataOf(ctx context.Context, user jira.User, diags *diag.Diagnostics) dataModel {
	data := dataModel{
		ID: types.StringValue(user.Key), Key: types.StringValue(user.Key), Username: types.StringValue(user.Username),
		TimeZone: nullIfEmpty(user.TimeZone), Locale: nullIfEmpty(user.Locale), LastLoginTime: nullIfEmpty(user.LastLogin()),
		Groups: types.SetNull(types.StringType), ApplicationKeys: types.SetNull(types.StringType),
	}
	data.readProfile(user)
	addresses := user.AvatarURLs
	if addresses == nil {
		addresses = map[string]string{} // MapValueFrom makes a null map of a nil one
	}
	urls, mapping := types.MapValueFrom(ctx, types.StringType, addresses)
	diags.Append(mapping...)
	data.AvatarURLs = urls
	if groups, known := user.Groups(); known {
		data.Groups = setOf(ctx, groups)
	}
	if keys, known := user.ApplicationKeys(); known {
		data.ApplicationKeys = setOf(ctx, keys)
	}
	return data
}

func nullIfEmpty(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}
