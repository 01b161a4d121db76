// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"

	datasource "github.com/hashicorp/terraform-plugin-framework/datasource/schema"
	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	resource "github.com/hashicorp/terraform-plugin-framework/resource/schema"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// UserRef is a Reference for models that do not embed Owned yet.
//
// Deprecated: embed Owned or Reference.
type UserRef struct {
	UserKey  types.String
	Username Username
	Belongs  string
}

func (r UserRef) reference() Reference { return Reference{UserKey: r.UserKey, Username: r.Username} }

// Validate refuses both and none of user_key and username.
//
// Deprecated: ConfigValidators of Resource or DataSource does.
func (r UserRef) Validate(diags *diag.Diagnostics) {
	const summary, detail = "Invalid Attribute Combination", "Exactly one of these attributes must be configured: [user_key,username]"
	switch {
	case r.UserKey.IsNull() && r.Username.IsNull():
		diags.AddError("Missing Attribute Configuration", detail)
	case !r.UserKey.IsNull() && !r.UserKey.IsUnknown() && !r.Username.IsNull() && !r.Username.IsUnknown():
		diags.AddAttributeError(path.Root(userKeyAttribute), summary, detail)
	}
}

// Find reads the user.
//
// Deprecated: use Resource.UserToCreate or Reference.Find.
func (r UserRef) Find(ctx context.Context, client *jira.Client, diags *diag.Diagnostics) (jira.User, bool) {
	return r.reference().Find(ctx, client, diags)
}

// FindSame reads the user in state.
//
// Deprecated: use Resource.UserToUpdate.
func (r UserRef) FindSame(ctx context.Context, client *jira.Client, key string, diags *diag.Diagnostics) (jira.User, bool) {
	return r.reference().findSame(ctx, client, key, diags)
}

// OtherUser returns the attribute that refers to another user.
//
// Deprecated: use Resource.ReplaceForAnotherUser.
func (r UserRef) OtherUser(ctx context.Context, to *connection.Connection, key types.String, username Username, diags *diag.Diagnostics) *path.Path {
	return r.reference().anotherUser(ctx, to, key.ValueString(), username, true, diags)
}

// RefAttributes are the attributes of a resource.
//
// Deprecated: use ResourceAttributes.
func RefAttributes() map[string]resource.Attribute {
	attributes := ResourceAttributes("")
	delete(attributes, "id")
	return attributes
}

// RefDataAttributes are the attributes of a data source.
//
// Deprecated: use DataSourceAttributes.
func RefDataAttributes() map[string]datasource.Attribute {
	attributes := DataSourceAttributes()
	delete(attributes, "id")
	return attributes
}
