// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package account

import (
	"context"
	"fmt"
	"strings"

	"github.com/hashicorp/terraform-plugin-framework/diag"

	"github.com/jira-robots/terraform-provider-jira/internal/diagnosis"
	"github.com/jira-robots/terraform-provider-jira/internal/jira"
)

const (
	keyPrefix      = "key:"
	usernamePrefix = "username:"
)

// ParseImportID reads how an import names an account: KEY, key:KEY or username:NAME. A bare name is a key, whatever it
// looks like: guessing between the two would one day import the wrong account (facts 2.6).
func ParseImportID(id string) (account jira.Account, byUsername bool, err error) {
	if name, ok := strings.CutPrefix(id, usernamePrefix); ok {
		if name == "" {
			return jira.Account{}, true, fmt.Errorf("the import id %q has no username behind %q", id, usernamePrefix)
		}
		return jira.ByUsername(name), true, nil
	}
	key, _ := strings.CutPrefix(id, keyPrefix)
	if key == "" {
		return jira.Account{}, false, fmt.Errorf("the import id %q names no account; give the user key, such as JIRAUSER10100, or %sNAME", id, usernamePrefix)
	}
	return jira.ByKey(key), false, nil
}

// KeyID is the import id of the account with a key, whatever the key looks like.
func KeyID(key string) string { return keyPrefix + key }

// ImportID is the shortest import id of the account with a key, to be shown to people.
func ImportID(key string) string {
	if strings.HasPrefix(key, keyPrefix) || strings.HasPrefix(key, usernamePrefix) {
		return KeyID(key)
	}
	return key
}

// ForImport reads the account that an import names, and explains where there is none.
func ForImport(ctx context.Context, client *jira.Client, id string, diagnostics *diag.Diagnostics) (user jira.User, byUsername, ok bool) {
	named, byUsername, err := ParseImportID(id)
	if err != nil {
		diagnostics.AddError("Not an import id", sentenceCase(err.Error())+".")
		return jira.User{}, false, false
	}
	user, err = client.User(ctx, named)
	if jira.IsNotFound(err) {
		detail := fmt.Sprintf("No account is called %q.", strings.TrimPrefix(id, usernamePrefix))
		if !byUsername {
			key := strings.TrimPrefix(id, keyPrefix)
			detail = fmt.Sprintf("No account has the user key %q. If that is a username, import %q instead: the two can look alike, and are never guessed.", key, usernamePrefix+key)
		}
		diagnostics.AddError("No such account", detail)
		return jira.User{}, byUsername, false
	}
	if err != nil {
		diagnosis.Add(diagnostics, "look up "+named.String(), err, nil)
		return jira.User{}, byUsername, false
	}
	if user.Anonymised() {
		diagnostics.AddError("The account was anonymised",
			fmt.Sprintf("%q (user key %s) is what Jira's anonymisation left of somebody, and nobody is behind it any more. It cannot be imported.", user.Username, user.Key))
		return jira.User{}, byUsername, false
	}
	return user, byUsername, true
}

func sentenceCase(text string) string { return strings.ToUpper(text[:1]) + text[1:] }
