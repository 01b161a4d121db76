// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package useravatar

import (
	"context"

	"github.com/hashicorp/terraform-plugin-framework/list"
	"github.com/hashicorp/terraform-plugin-framework/resource"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/userref"
)

var (
	_ list.ListResourceWithConfigure      = (*List)(nil)
	_ list.ListResourceWithValidateConfig = (*List)(nil)
)

// List is the list resource jira_user_avatar, with which terraform query finds avatars to import.
type List struct {
	connection.ForResource
}

// NewList returns an unconfigured list resource.
func NewList() list.ListResource { return &List{} }

// Metadata implements list.ListResource.
func (l *List) Metadata(_ context.Context, request resource.MetadataRequest, response *resource.MetadataResponse) {
	response.TypeName = request.ProviderTypeName + "_user_avatar"
}

// ListResourceConfigSchema implements list.ListResource.
func (l *List) ListResourceConfigSchema(_ context.Context, _ list.ListResourceSchemaRequest, response *list.ListResourceSchemaResponse) {
	response.Schema = userref.SelectionSchema("Lists the avatars that users show, to import them with `avatar_id` and `terraform query`. For the avatars of one user in a configuration, use the data source `jira_user_avatars`. Each user has one result, even a user that shows the default avatar.")
}

// ValidateListResourceConfig implements list.ListResourceWithValidateConfig.
func (l *List) ValidateListResourceConfig(ctx context.Context, request list.ValidateConfigRequest, response *list.ValidateConfigResponse) {
	_, diags := userref.ReadSelection(ctx, request.Config)
	response.Diagnostics.Append(diags...)
}

// List lists the avatars, page by page. A Gravatar hides which avatar is selected, so such a user needs another request,
// which is sent only if the results include the resource.
func (l *List) List(ctx context.Context, request list.ListRequest, stream *list.ListResultsStream) {
	stream.Results = userref.List(ctx, l.Connection, request, func(user jira.User, result *list.ListResult) {
		state := emptyModel()
		state.UserKey = types.StringValue(user.Key)
		state.SetOwner(user.Key)
		result.Diagnostics.Append(result.Identity.Set(ctx, state.Identity())...)
		if !request.IncludeResource {
			return
		}
		shown, err := l.Connection.Client.ShownAvatar(ctx, user)
		listAvatars(user).AddError(&result.Diagnostics, err)
		state.setShown(ctx, shown, user.AvatarURLs, &result.Diagnostics)
		result.Diagnostics.Append(result.Resource.Set(ctx, state)...)
	})
}
