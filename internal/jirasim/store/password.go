// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"fmt"
	"unicode/utf8"
)

// ViolatesPasswordPolicy reports whether a password is shorter than the password policy demands.
func (s *Store) ViolatesPasswordPolicy(password string) bool {
	return utf8.RuneCountInString(password) < s.settings.PasswordMinimumLength
}

// PasswordPolicy returns the rules of the password policy as sentences. Without a policy the list is empty, not nil.
func (s *Store) PasswordPolicy() []string {
	if s.settings.PasswordMinimumLength == 0 {
		return []string{}
	}
	return []string{fmt.Sprintf("The password must have at least %d characters.", s.settings.PasswordMinimumLength)}
}

// SetPassword sets the password of a user on a node of the cluster (from 1) and ends the sessions of the user.
func (s *Store) SetPassword(user *UserRecord, password string, node int) {
	user.Password = password
	s.EndSessionsAfterPasswordChange(user.Key, node)
}
