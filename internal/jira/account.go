// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"fmt"
	"net/url"
	"strings"
)

// User names a user by exactly one of two things: the key, which never changes, or the username, which a rename
// changes. A string alone never tells which it is: a username may look like a key (facts 2.6).
type UserRef struct {
	key, username string
}

// ByKey names the user that has this user key.
func ByKey(key string) UserRef { return UserRef{key: key} }

// ByUsername names the user that is called this, in any case.
func ByUsername(username string) UserRef { return UserRef{username: username} }

// String is how messages call the user.
func (a UserRef) String() string {
	if a.key != "" {
		return fmt.Sprintf("the user with the key %q", a.key)
	}
	return fmt.Sprintf("the user %q", a.username)
}

// query is how requests name the user. Jira refuses both parameters at once (facts 5.2).
func (a UserRef) query() url.Values {
	if a.key != "" {
		return url.Values{"key": {a.key}}
	}
	return url.Values{"username": {a.username}}
}

// SameUsername tells whether Jira takes two usernames for one: it compares without case (facts 2.5).
func SameUsername(one, other string) bool {
	return strings.ToLower(one) == strings.ToLower(other) //nolint:gocritic,staticcheck // EqualFold folds more than Jira does (ſ and s)
}
