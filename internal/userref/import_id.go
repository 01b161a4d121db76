// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package userref

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const (
	keyPrefix      = "key:"
	usernamePrefix = "username:"
)

// ParseImportID parses an import ID of a user: KEY, key:KEY or username:NAME. An ID without a prefix is a user key, whatever
// it looks like: a guess between user key and username could import the wrong user (facts 2.6).
func ParseImportID(id string) (ref jira.UserRef, byUsername bool, err error) {
	if username, ok := strings.CutPrefix(id, usernamePrefix); ok {
		if username == "" {
			return jira.UserRef{}, true, fmt.Errorf("the import ID %q has no username after %q", id, usernamePrefix)
		}
		return jira.ByUsername(username), true, nil
	}
	key, _ := strings.CutPrefix(id, keyPrefix)
	if key == "" {
		return jira.UserRef{}, false, fmt.Errorf("the import ID %q has no user key. Use the user key, such as JIRAUSER10100, or %sNAME", id, usernamePrefix)
	}
	return jira.ByKey(key), false, nil
}

// KeyID returns the import ID of the user with a key, whatever the key looks like.
func KeyID(key string) string { return keyPrefix + key }

// ImportID returns the shortest import ID of the user with a key, for messages.
func ImportID(key string) string {
	if strings.HasPrefix(key, keyPrefix) || strings.HasPrefix(key, usernamePrefix) {
		return KeyID(key)
	}
	return key
}

// ForImport reads the user of an import ID (GET user). It adds an error and returns false where the ID is invalid, or the
// user does not exist, is anonymized or cannot be read.
func ForImport(ctx context.Context, client *jira.Client, id string, diags *diag.Diagnostics) (user jira.User, byUsername, ok bool) {
	ref, byUsername, err := ParseImportID(id)
	if err != nil {
		AddInvalidImportID(diags, err)
		return jira.User{}, false, false
	}
	key, username := strings.TrimPrefix(id, keyPrefix), strings.TrimPrefix(id, usernamePrefix)
	user, err = client.User(ctx, ref)
	switch {
	case err == nil && user.Anonymized():
		addImportAnonymized(diags, user)
	case err == nil:
		return user, byUsername, true
	case jira.IsNotFound(err) && byUsername:
		addImportUsernameNotFound(diags, username)
	case jira.IsNotFound(err):
		addImportKeyNotFound(diags, key)
	case byUsername:
		readByUsername(username).AddError(diags, err)
	default:
		readByKey(key).AddError(diags, err)
	}
	return jira.User{}, byUsername, false
}

func sentenceCase(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
