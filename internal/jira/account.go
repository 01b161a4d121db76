// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"fmt"
	"net/url"
	"strings"
)

// Account names a user by exactly one of two things: the key, which never changes, or the username, which a rename
// changes. A string alone never tells which it is: a username may look like a key (facts 2.6).
type Account struct {
	key, username string
}

// ByKey names the account that has this user key.
func ByKey(key string) Account { return Account{key: key} }

// ByUsername names the account that is called this, in any case.
func ByUsername(username string) Account { return Account{username: username} }

// String is how messages call the account.
func (a Account) String() string {
	if a.key != "" {
		return fmt.Sprintf("the account with the key %q", a.key)
	}
	return fmt.Sprintf("the account %q", a.username)
}

// query is how requests name the account. Jira refuses both parameters at once (facts 5.2).
func (a Account) query() url.Values {
	if a.key != "" {
		return url.Values{"key": {a.key}}
	}
	return url.Values{"username": {a.username}}
}

// SameUsername tells whether Jira takes two usernames for one: it compares without case (facts 2.5).
func SameUsername(one, other string) bool {
	return strings.ToLower(one) == strings.ToLower(other) //nolint:gocritic,staticcheck // EqualFold folds more than Jira does (ſ and s)
}
