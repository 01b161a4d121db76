// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"fmt"
	"net/url"
	"regexp"
	"strings"
)

// UserRef identifies a user, either by user key, which never changes, or by username, which changes with a rename. It is
// not a string, because a username may look like a user key (facts 2.6).
type UserRef struct {
	key, username string
}

// ByKey identifies a user by user key.
func ByKey(key string) UserRef { return UserRef{key: key} }

// ByUsername identifies a user by username, which Jira compares case-insensitively.
func ByUsername(username string) UserRef { return UserRef{username: username} }

// String returns how messages refer to the user: `user with key JIRAUSER10100` or `user "robot"`.
func (r UserRef) String() string {
	if r.key != "" {
		return "user with key " + r.key
	}
	return fmt.Sprintf("user %q", r.username)
}

// query returns the parameter that identifies the user. Jira refuses a request with both parameters (facts 5.2).
func (r UserRef) query() url.Values {
	if r.key != "" {
		return url.Values{"key": {r.key}}
	}
	return url.Values{"username": {r.username}}
}

var generatedKey = regexp.MustCompile(`^JIRAUSER[0-9]+$`)

// UsualKeySpelling returns a user key in the case in which Jira generates keys: JIRAUSER10100, and for users from before Jira
// 8.4 their first username in lower case (facts 2.6).
func UsualKeySpelling(key string) string {
	if upper := strings.ToUpper(key); generatedKey.MatchString(upper) {
		return upper
	}
	return strings.ToLower(key)
}

// SameUsername reports whether two usernames belong to the same user. Jira compares usernames in lower case (facts 2.5).
func SameUsername(one, other string) bool {
	return strings.ToLower(one) == strings.ToLower(other) //nolint:gocritic,staticcheck // EqualFold also equates ſ with s, which Jira does not
}
