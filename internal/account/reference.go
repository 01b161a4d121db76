// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package account

import (
	"context"
	"fmt"

	"github.com/hashicorp/terraform-plugin-framework/diag"
	"github.com/hashicorp/terraform-plugin-framework/path"
	"github.com/hashicorp/terraform-plugin-framework/types"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

// The attributes with which a resource names the account that it belongs to.
const (
	userKeyAttribute  = "user_key"
	usernameAttribute = "username"
)

// Reference is how something that belongs to an account names it: by user_key or by username, exactly one of them.
type Reference struct {
	UserKey  types.String
	Username Username
	// Belongs says what it is: "this picture belongs", "these columns belong".
	Belongs string
}

// Validate refuses both names and none. A name that is not known yet may turn out to be null, and is left to the apply.
func (r Reference) Validate(diagnostics *diag.Diagnostics) {
	const summary = "Which account?"
	switch {
	case r.UserKey.IsNull() && r.Username.IsNull():
		diagnostics.AddAttributeError(path.Root(userKeyAttribute), summary,
			"None of user_key or username is set. Set exactly one of them.")
	case !r.UserKey.IsNull() && !r.UserKey.IsUnknown() && !r.Username.IsNull() && !r.Username.IsUnknown():
		diagnostics.AddAttributeError(path.Root(usernameAttribute), summary,
			"Both user_key and username are set. Set exactly one of user_key or username.")
	}
}

// Find reads the account, which may be one that this apply has just made, and explains where there is none.
func (r Reference) Find(ctx context.Context, client *jira.Client, diagnostics *diag.Diagnostics) (jira.User, bool) {
	attribute, named := path.Root(userKeyAttribute), jira.ByKey(r.UserKey.ValueString())
	if r.UserKey.IsNull() {
		attribute, named = path.Root(usernameAttribute), jira.ByUsername(r.Username.ValueString())
	}
	user, err := client.User(ctx, named)
	if jira.IsNotFound(err) {
		diagnostics.AddAttributeError(attribute, "No such account", "Jira has not got "+named.String()+". "+
			"For an account of this configuration write user_key = jira_user.NAME.key, so that the account is made first.")
		return jira.User{}, false
	}
	if err != nil {
		diagnosis.Add(diagnostics, "read "+named.String(), err, nil)
		return jira.User{}, false
	}
	return user, true
}

// FindSame reads the account that state knows by its key, and makes sure that it has the name which the plan gives it.
func (r Reference) FindSame(ctx context.Context, client *jira.Client, key string, diagnostics *diag.Diagnostics) (jira.User, bool) {
	user, gone, err := Read(ctx, client, key, "")
	switch {
	case err != nil:
		diagnosis.Add(diagnostics, "read the account with the key "+key, err, nil)
		return jira.User{}, false
	case gone:
		diagnostics.AddError("The account is gone", fmt.Sprintf("Jira has no account with the key %s any more. Plan again: the plan will show what is left to do.", key))
		return jira.User{}, false
	case r.Username.IsNull() || jira.SameUsername(r.Username.ValueString(), user.Username):
		return user, true
	}
	wanted := r.Username.ValueString()
	if named, err := client.User(ctx, jira.ByUsername(wanted)); err == nil {
		diagnostics.AddAttributeError(path.Root(usernameAttribute), "Another account",
			fmt.Sprintf("%q is a new account (user key %s), and %s to the one with the key %s. Apply again: the plan then replaces the resource. "+
				"With user_key = jira_user.NAME.key instead of username, one apply is enough.", wanted, named.Key, r.Belongs, key))
		return jira.User{}, false
	}
	diagnostics.AddAttributeError(path.Root(usernameAttribute), "No such account",
		fmt.Sprintf("No account is called %q; %s to the account %q (user key %s). Use that name, or rename the account.", wanted, r.Belongs, user.Username, key))
	return jira.User{}, false
}

// OtherAccount answers at plan time with the attribute by which a configuration now means another account than the one
// in state, which has this key and had this name; nil where it stays the same.
func (r Reference) OtherAccount(ctx context.Context, to *connection.Connection, key types.String, username Username, diagnostics *diag.Diagnostics) *path.Path {
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
		// A rename in this very apply: the account gets the name before what belongs to it is dealt with.
		return nil
	case err != nil:
		diagnosis.Add(diagnostics, fmt.Sprintf("look up the account %q", r.Username.ValueString()), err, nil)
		return nil
	case named.Key == key.ValueString(), to.Client.CreatedInThisRun(named.Key):
		// An account that this run has just created was nobody's when the plan was made; the update says what to do.
		return nil
	}
	return &byName
}
