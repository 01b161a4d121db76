// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"cmp"
	"slices"
	"strings"
)

// matchEveryone are the queries that match all users. Clients use them to list everyone (facts 5.9).
var matchEveryone = []string{".", "%", "_", "''", `""`}

// UsersWhere returns the users that fulfill a condition, sorted by display name.
func (s *Store) UsersWhere(condition func(*UserRecord) bool) []*UserRecord {
	users := slices.DeleteFunc(s.Users(), func(user *UserRecord) bool { return !condition(user) })
	slices.SortStableFunc(users, func(a, b *UserRecord) int {
		return cmp.Compare(strings.ToLower(a.DisplayName), strings.ToLower(b.DisplayName))
	})
	return users
}

// Matches reports whether a query is a prefix, compared case-insensitively, of the username, the display name, a word of
// the display name, or the e-mail address as the reader sees it (facts 5.9).
func (s *Store) Matches(user, reader *UserRecord, query string) bool {
	if slices.Contains(matchEveryone, query) {
		return true
	}
	query = strings.ToLower(query)
	candidates := append(strings.Fields(user.DisplayName), user.DisplayName, user.Name, s.VisibleEmail(user, reader))
	return slices.ContainsFunc(candidates, func(candidate string) bool {
		return strings.HasPrefix(strings.ToLower(candidate), query)
	})
}

// VisibleEmail returns the e-mail address of a user as a reader sees it: complete, masked, or "" if it is hidden (facts
// 5.1).
func (s *Store) VisibleEmail(user, reader *UserRecord) string {
	switch {
	case s.Administers(reader) && !s.settings.EmailHiddenFromAll:
		return user.EmailAddress
	case s.settings.HideEmail:
		return ""
	case s.settings.MaskEmail:
		return strings.NewReplacer("@", " at ", ".", " dot ").Replace(user.EmailAddress)
	}
	return user.EmailAddress
}
