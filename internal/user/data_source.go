// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package user

import (
	"context"
	"fmt"

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

// DataSource is the data source jira_user: one user, and all that Jira tells of it.
type DataSource struct {
	connection.ForDataSource
}

// NewDataSource makes an unconfigured data source jira_user.
func NewDataSource() datasource.DataSource { return &DataSource{} }

// Metadata names the data source.
func (d *DataSource) Metadata(_ context.Context, request datasource.MetadataRequest, response *datasource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user"
}

// told is a user as the data source tells it.
type reported struct {
	ID              types.String `tfsdk:"id"`
	Key             types.String `tfsdk:"key"`
	Username        types.String `tfsdk:"username"`
	DisplayName     types.String `tfsdk:"display_name"`
	EmailAddress    types.String `tfsdk:"email_address"`
	Active          types.Bool   `tfsdk:"active"`
	TimeZone        types.String `tfsdk:"time_zone"`
	Locale          types.String `tfsdk:"locale"`
	LastLoginTime   types.String `tfsdk:"last_login_time"`
	AvatarURLs      types.Map    `tfsdk:"avatar_urls"`
	Groups          types.Set    `tfsdk:"groups"`
	ApplicationKeys types.Set    `tfsdk:"application_keys"`
}

// Schema describes the data source's attributes.
func (d *DataSource) Schema(_ context.Context, _ datasource.SchemaRequest, response *datasource.SchemaResponse) {
	either := []validator.String{
		stringvalidator.ExactlyOneOf(path.MatchRoot("username"), path.MatchRoot("key")), stringvalidator.LengthAtLeast(1),
	}
	text := func(description string) schema.StringAttribute {
		return schema.StringAttribute{Computed: true, MarkdownDescription: description}
	}
	texts := func(description string) schema.SetAttribute {
		return schema.SetAttribute{Computed: true, ElementType: types.StringType, MarkdownDescription: description}
	}
	response.Schema = schema.Schema{
		MarkdownDescription: "A user of Jira, managed or not, and all that Jira tells of it. Inactive users are found too; a user that does not exist is an error.",
		Attributes: map[string]schema.Attribute{
			"username": schema.StringAttribute{
				Optional: true, Computed: true, Validators: either,
				MarkdownDescription: "The name that the user logs in with, in any case; read back as Jira spells it. Give this or `key`.",
			},
			"key": schema.StringAttribute{
				Optional: true, Computed: true,
				MarkdownDescription: "The user key, such as `JIRAUSER10100`. A username may look like one: the two are never guessed.",
			},
			"id":            text("The same as `key`."),
			"display_name":  text("The name that people read in Jira."),
			"email_address": text("The user's e-mail address; null where Jira hides or masks it."),
			"active":        schema.BoolAttribute{Computed: true, MarkdownDescription: "Whether the user may log in."},
			"time_zone":     text("The user's time zone, such as `Europe/Berlin`: its own, or the server's default."),
			"locale":        text("The user's language, such as `en_US`; null where it has not chosen one."),
			"last_login_time": text("When the user last logged in, as Jira writes it, such as `2026-08-30T16:37:01+1000`; " +
				"null where it never did, and before Jira 10."),
			"avatar_urls": schema.MapAttribute{
				Computed: true, ElementType: types.StringType,
				MarkdownDescription: "Where its picture can be fetched, by size: `16x16`, `24x24`, `32x32` and `48x48`.",
			},
			"groups":           texts("The groups that the user is in, those that grant an application included."),
			"application_keys": texts("The applications that the user has access to, such as `jira-software`."),
		},
	}
}

// Read asks Jira for the user.
func (d *DataSource) Read(ctx context.Context, request datasource.ReadRequest, response *datasource.ReadResponse) {
	var config reported
	response.Diagnostics.Append(request.Config.Get(ctx, &config)...)
	if response.Diagnostics.HasError() || !d.Connection.Require(&response.Diagnostics) {
		return
	}
	named := jira.ByUsername(config.Username.ValueString())
	if config.Username.IsNull() {
		named = jira.ByKey(config.Key.ValueString())
	}
	found, err := d.Connection.Client.UserInFull(ctx, named)
	switch {
	case jira.IsNotFound(err):
		explainMissing(config, &response.Diagnostics)
	case err != nil:
		diagnostics.Add(&response.Diagnostics, "read "+named.String(), err, nil)
	default:
		response.Diagnostics.Append(response.State.Set(ctx, tell(found))...)
	}
}

func explainMissing(config reported, diags *diag.Diagnostics) {
	if config.Username.IsNull() {
		diags.AddAttributeError(path.Root("key"), "No such user",
			fmt.Sprintf("No user in Jira has the user key %q. If that is a username, give it as username: the two can look alike, and are never guessed.", config.Key.ValueString()))
		return
	}
	diags.AddAttributeError(path.Root("username"), "No such user", fmt.Sprintf("No user in Jira is called %q.", config.Username.ValueString()))
}

// tell turns a user into what the data source tells. What Jira does not tell is null.
func tell(user jira.User) reported {
	data := reported{
		ID: types.StringValue(user.Key), Key: types.StringValue(user.Key), Username: types.StringValue(user.Username),
		DisplayName: types.StringValue(user.DisplayName), Active: types.BoolValue(user.Active),
		TimeZone: orNull(user.TimeZone), Locale: orNull(user.Locale), LastLoginTime: orNull(user.LastLoginTime),
		AvatarURLs: mapOf(user.AvatarURLs), Groups: types.SetNull(types.StringType), ApplicationKeys: types.SetNull(types.StringType),
	}
	if !user.HidesEmailAddress() {
		data.EmailAddress = types.StringValue(user.EmailAddress)
	}
	if groups, ok := user.Groups(); ok {
		data.Groups = setOf(groups)
	}
	if keys, ok := user.ApplicationKeys(); ok {
		data.ApplicationKeys = setOf(keys)
	}
	return data
}

func orNull(text string) types.String {
	if text == "" {
		return types.StringNull()
	}
	return types.StringValue(text)
}
