// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnostics"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const (
	keyPrefix      = "key:"
	usernamePrefix = "username:"
)

// ParseImportID reads how an import names a user: KEY, key:KEY or username:NAME. A bare name is a key, whatever it
// looks like: guessing between the two would one day import the wrong user (facts 2.6).
func ParseImportID(id string) (ref jira.UserRef, byUsername bool, err error) {
	if name, ok := strings.CutPrefix(id, usernamePrefix); ok {
		if name == "" {
			return jira.UserRef{}, true, fmt.Errorf("the import id %q has no username behind %q", id, usernamePrefix)
		}
		return jira.ByUsername(name), true, nil
	}
	key, _ := strings.CutPrefix(id, keyPrefix)
	if key == "" {
		return jira.UserRef{}, false, fmt.Errorf("the import id %q names no user; give the user key, such as JIRAUSER10100, or %sNAME", id, usernamePrefix)
	}
	return jira.ByKey(key), false, nil
}

// KeyID is the import id of the user with a key, whatever the key looks like.
func KeyID(key string) string { return keyPrefix + key }

// ImportID is the shortest import id of the user with a key, to be shown to people.
func ImportID(key string) string {
	if strings.HasPrefix(key, keyPrefix) || strings.HasPrefix(key, usernamePrefix) {
		return KeyID(key)
	}
	return key
}

// ForImport reads the user that an import names, and explains where there is none.
func ForImport(ctx context.Context, client *jira.Client, id string, diags *diag.Diagnostics) (user jira.User, byUsername, ok bool) {
	named, byUsername, err := ParseImportID(id)
	if err != nil {
		diags.AddError("Not an import id", sentenceCase(err.Error())+".")
		return jira.User{}, false, false
	}
	user, err = client.User(ctx, named)
	if jira.IsNotFound(err) {
		detail := fmt.Sprintf("No user is called %q.", strings.TrimPrefix(id, usernamePrefix))
		if !byUsername {
			key := strings.TrimPrefix(id, keyPrefix)
			detail = fmt.Sprintf("No user has the user key %q. If that is a username, import %q instead: the two can look alike, and are never guessed.", key, usernamePrefix+key)
		}
		diags.AddError("No such user", detail)
		return jira.User{}, byUsername, false
	}
	if err != nil {
		diagnostics.Add(diags, "look up "+named.String(), err, nil)
		return jira.User{}, byUsername, false
	}
	if user.Anonymized() {
		diags.AddError("The user was anonymized",
			fmt.Sprintf("%q (user key %s) is what Jira's anonymization left of somebody, and nobody is behind it any more. It cannot be imported.", user.Username, user.Key))
		return jira.User{}, byUsername, false
	}
	return user, byUsername, true
}

func sentenceCase(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
