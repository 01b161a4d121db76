// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ list.ListResourceWithConfigure      = (*List)(nil)
	_ list.ListResourceWithValidateConfig = (*List)(nil)
)

// List lists the pictures of users for terraform query, so that they can be imported.
type List struct {
	connection.ForResource
}

// NewList makes an unconfigured list of jira_user_avatar.
func NewList() list.ListResource { return &List{} }

// Metadata names what is listed.
func (l *List) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatar"
}

// ListResourceConfigSchema describes the arguments of a list block.
func (l *List) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, response *list.ListResourceSchemaResponse) {
	response.Schema = userref.SelectionSchema("The pictures that users show, to import them as they are, by `avatar_id`: one for each user, Jira's default picture too.")
}

// ValidateListResourceConfig refuses arguments that cannot be combined.
func (l *List) ValidateListResourceConfig(ctx context.Context, request list.ValidateConfigRequest, response *list.ValidateConfigResponse) {
	_, diags := userref.ReadSelection(ctx, request.Config)
	response.Diagnostics.Append(diags...)
}

// List lists the pictures, page by page. Where a user shows a Gravatar, it takes another request to tell which avatar
// is selected behind it; that is made only where it is asked for.
func (l *List) List(ctx context.Context, request list.ListRequest, stream *list.ListResultsStream) {
	stream.Results = userref.List(ctx, l.Connection, request, func(user jira.User, result *list.ListResult) {
		state := imported(user.Key)
		result.Diagnostics.Append(result.Identity.Set(ctx, identity{UserKey: state.ID})...)
		if !request.IncludeResource {
			return
		}
		shown, err := l.Connection.Client.ShownAvatar(ctx, user)
		diagnostics.Add(&result.Diagnostics, fmt.Sprintf("list the avatars of the user %q", user.Username), err, nil)
		state.takeShown(shown, user.AvatarURLs)
		result.Diagnostics.Append(result.Resource.Set(ctx, state)...)
	})
}
