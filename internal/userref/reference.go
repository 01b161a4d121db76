// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The attributes with which a resource names the user that it belongs to.
const (
	userKeyAttribute  = "user_key"
	usernameAttribute = "username"
)

// Reference is how something that belongs to a user names it: by user_key or by username, exactly one of them.
type UserRef struct {
	UserKey  types.String
	Username Username
	// Belongs says what it is: "this picture belongs", "these columns belong".
	Belongs string
}

// Validate refuses both names and none. A name that is not known yet may turn out to be null, and is left to the apply.
func (r UserRef) Validate(diags *diag.Diagnostics) {
	const summary = "Which user?"
	switch {
	case r.UserKey.IsNull() && r.Username.IsNull():
		diags.AddAttributeError(path.Root(userKeyAttribute), summary,
			"None of user_key or username is set. Set exactly one of them.")
	case !r.UserKey.IsNull() && !r.UserKey.IsUnknown() && !r.Username.IsNull() && !r.Username.IsUnknown():
		diags.AddAttributeError(path.Root(usernameAttribute), summary,
			"Both user_key and username are set. Set exactly one of user_key or username.")
	}
}

// Find reads the user, which may be one that this apply has just made, and explains where there is none.
func (r UserRef) Find(ctx context.Context, client *jira.Client, diags *diag.Diagnostics) (jira.User, bool) {
	attribute, named := path.Root(userKeyAttribute), jira.ByKey(r.UserKey.ValueString())
	if r.UserKey.IsNull() {
		attribute, named = path.Root(usernameAttribute), jira.ByUsername(r.Username.ValueString())
	}
	user, err := client.User(ctx, named)
	if jira.IsNotFound(err) {
		diags.AddAttributeError(attribute, "No such user", "Jira has not got "+named.String()+". "+
			"For a user of this configuration write user_key = jira_user.NAME.key, so that the user is made first.")
		return jira.User{}, false
	}
	if err != nil {
		diagnostics.Add(diags, "read "+named.String(), err, nil)
		return jira.User{}, false
	}
	return user, true
}

// FindSame reads the user that state knows by its key, and makes sure that it has the name which the plan gives it.
func (r UserRef) FindSame(ctx context.Context, client *jira.Client, key string, diags *diag.Diagnostics) (jira.User, bool) {
	user, gone, err := Read(ctx, client, key, "")
	switch {
	case err != nil:
		diagnostics.Add(diags, "read the user with the key "+key, err, nil)
		return jira.User{}, false
	case gone:
		diags.AddError("The user is gone", fmt.Sprintf("Jira has no user with the key %s any more. Plan again: the plan will show what is left to do.", key))
		return jira.User{}, false
	case r.Username.IsNull() || jira.SameUsername(r.Username.ValueString(), user.Username):
		return user, true
	}
	wanted := r.Username.ValueString()
	if named, err := client.User(ctx, jira.ByUsername(wanted)); err == nil {
		diags.AddAttributeError(path.Root(usernameAttribute), "Another user",
			fmt.Sprintf("%q is a new user (user key %s), and %s to the one with the key %s. Apply again: the plan then replaces the resource. "+
				"With user_key = jira_user.NAME.key instead of username, one apply is enough.", wanted, named.Key, r.Belongs, key))
		return jira.User{}, false
	}
	diags.AddAttributeError(path.Root(usernameAttribute), "No such user",
		fmt.Sprintf("No user is called %q; %s to the user %q (user key %s). Use that name, or rename the user.", wanted, r.Belongs, user.Username, key))
	return jira.User{}, false
}

// OtherAccount answers at plan time with the attribute by which a configuration now means another user than the one
// in state, which has this key and had this name; nil where it stays the same.
func (r UserRef) OtherUser(ctx context.Context, to *connection.Connection, key types.String, username Username, diags *diag.Diagnostics) *path.Path {
	byKey, byName := path.Root(userKeyAttribute), path.Root(usernameAttribute)
	switch {
	case r.UserKey.IsUnknown():
		return &byKey
	case !r.UserKey.IsNull():
		if r.UserKey.Equal(key) {
			return nil
		}
		return &byKey
	case r.Username.IsUnknown() || !to.Known() || jira.SameUsername(r.Username.ValueString(), username.ValueString()):
		return nil
	}
	named, err := to.Client.User(ctx, jira.ByUsername(r.Username.ValueString()))
	switch {
	case jira.IsNotFound(err):
		// A rename in this very apply: the user gets the name before what belongs to it is dealt with.
		return nil
	case err != nil:
		diagnostics.Add(diags, fmt.Sprintf("look up the user %q", r.Username.ValueString()), err, nil)
		return nil
	case named.Key == key.ValueString(), to.Client.CreatedInThisRun(named.Key):
		// A user that this run has just created was nobody's when the plan was made; the update says what to do.
		return nil
	}
	return &byName
}
