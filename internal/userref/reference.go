// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The attributes with which a configuration refers to a user.
const (
	userKeyAttribute  = "user_key"
	usernameAttribute = "username"
)

// Reference is how a configuration refers to a user: by user_key or by username, exactly one of them. Embed it in the model
// of a data source about a user, and Owned in that of a resource.
type Reference struct {
	UserKey  types.String `tfsdk:"user_key"`
	Username Username     `tfsdk:"username"`
}

// Find reads the user (GET user), which may have been created in this run. It adds an error and returns false where the user
// does not exist or cannot be read.
func (r Reference) Find(ctx context.Context, client *jira.Client, diags *diag.Diagnostics) (jira.User, bool) {
	key, username := r.UserKey.ValueString(), r.Username.ValueString()
	ref := jira.ByKey(key)
	if r.UserKey.IsNull() {
		ref = jira.ByUsername(username)
	}
	user, err := client.User(ctx, ref)
	switch {
	case err == nil:
		return user, true
	case !jira.IsNotFound(err) && r.UserKey.IsNull():
		readByUsername(username).AddError(diags, err)
	case !jira.IsNotFound(err):
		readByKey(key).AddError(diags, err)
	case r.UserKey.IsNull():
		addUsernameNotFound(diags, username)
	default:
		AddKeyNotFound(ctx, client, key, diags)
	}
	return jira.User{}, false
}

// AddKeyNotFound adds the error for a configured user_key that no user has. It looks up whether it is a username (GET user).
func AddKeyNotFound(ctx context.Context, client *jira.Client, key string, diags *diag.Diagnostics) {
	if user, err := client.User(ctx, jira.ByUsername(key)); err == nil {
		addKeyIsUsername(diags, key, user)
		return
	}
	addKeyNotFound(diags, key)
}

// findToCreate is Find for a resource, whose ID has Jira's spelling of the user key. It refuses another spelling, which every
// later plan would compare with the ID, and an anonymized user, which is never written to (DESIGN.md, section 4).
func (r Reference) findToCreate(ctx context.Context, client *jira.Client, diags *diag.Diagnostics) (jira.User, bool) {
	configured := r.UserKey.ValueString()
	if spelled := keySpelling(ctx, client, configured); spelled != configured {
		addKeySpelling(diags, configured, spelled)
		return jira.User{}, false
	}
	user, ok := r.Find(ctx, client, diags)
	if ok && user.Anonymized() {
		r.addAnonymized(diags, user)
		return jira.User{}, false
	}
	return user, ok
}

// keySpelling returns Jira's spelling of a configured user key, and the configured one where no user is found.
func keySpelling(ctx context.Context, client *jira.Client, configured string) string {
	if configured == "" {
		return ""
	}
	user, err := client.User(ctx, jira.ByKey(configured))
	if usual := jira.UsualKeySpelling(configured); jira.IsNotFound(err) && usual != configured {
		user, err = client.User(ctx, jira.ByKey(usual))
	}
	if err != nil || !strings.EqualFold(user.Key, configured) {
		return configured // Find adds the error
	}
	return user.Key
}

// findSame reads the user with this key, and adds an error where the configured username is not that of this user.
func (r Reference) findSame(ctx context.Context, client *jira.Client, key string, diags *diag.Diagnostics) (jira.User, bool) {
	user, deleted, err := Read(ctx, client, key, "")
	switch {
	case err != nil:
		readByKey(key).AddError(diags, err)
		return jira.User{}, false
	case deleted:
		addUserDeleted(diags, key)
		return jira.User{}, false
	case r.Username.IsNull() || jira.SameUsername(r.Username.ValueString(), user.Username):
		return user, true
	}
	username := r.Username.ValueString()
	switch other, err := client.User(ctx, jira.ByUsername(username)); {
	case err == nil:
		addAnotherUser(diags, other, key)
	case jira.IsNotFound(err):
		addUserRenamed(diags, username, user)
	default:
		readByUsername(username).AddError(diags, err)
	}
	return jira.User{}, false
}

// anotherUser returns, when planning, the attribute that now refers to another user than the one in state, who has this key
// and had this username. It returns nil where the user stays the same, and where only the apply can decide. It looks up a
// username only where the resource was refreshed (see connection.Refreshed): otherwise the update adds the error. It adds an
// error for a user_key that differs from the key in state only in case.
func (r Reference) anotherUser(
	ctx context.Context, to *connection.Connection, key string, username Username, refreshed bool, diags *diag.Diagnostics,
) *path.Path {
	byKey, byUsername := path.Root(userKeyAttribute), path.Root(usernameAttribute)
	switch {
	case r.UserKey.IsUnknown():
		return &byKey
	case !r.UserKey.IsNull():
		switch configured := r.UserKey.ValueString(); {
		case configured == key:
			return nil
		case strings.EqualFold(configured, key):
			addKeySpelling(diags, configured, key)
			return nil
		}
		return &byKey
	case r.Username.IsUnknown() || !to.Known() || !refreshed || jira.SameUsername(r.Username.ValueString(), username.ValueString()):
		return nil
	}
	found, err := to.Client.User(ctx, jira.ByUsername(r.Username.ValueString()))
	switch {
	case jira.IsNotFound(err):
		// This apply may rename the user: it has the username before the update of this resource runs.
		return nil
	case err != nil:
		readByUsername(r.Username.ValueString()).AddError(diags, err)
		return nil
	case found.Key == key:
		return nil
	}
	return &byUsername
}
