// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "slices"

// AddUser adds a user with its groups and applications. If a user of that name exists, AddUser returns it unchanged.
func (s *Store) AddUser(added User) *UserRecord {
	if existing := s.FindByName(added.Name); existing != nil {
		return existing
	}
	record := s.insert(added)
	if !added.Deleted {
		s.applyMemberships(record.Key, User{}, added)
	}
	return record
}

// EditUser replaces the stored fields of a user by those that the function leaves behind, without any of Jira's checks.
// The user key stays.
func (s *Store) EditUser(user *UserRecord, edit func(*User)) {
	before := s.Describe(user)
	after := s.Describe(user)
	edit(&after)
	s.applyMemberships(user.Key, before, after)
	if after.Name != before.Name {
		s.rename(user, after.Name)
	}
	after.Key, after.Groups, after.ApplicationKeys = before.Key, nil, nil
	user.User = after
	if after.Deleted {
		s.Delete(user)
	}
}

// applyMemberships turns differences in Groups and ApplicationKeys into group memberships.
func (s *Store) applyMemberships(userKey string, before, after User) {
	for _, name := range without(before.Groups, after.Groups) {
		s.Leave(name, userKey)
	}
	for _, name := range without(after.Groups, before.Groups) {
		s.Join(name, userKey)
	}
	for _, key := range without(before.ApplicationKeys, after.ApplicationKeys) {
		if application := s.FindApplication(key); application != nil {
			s.Withdraw(application, userKey)
		}
	}
	for _, key := range without(after.ApplicationKeys, before.ApplicationKeys) {
		if application := s.FindApplication(key); application != nil {
			s.Grant(application, userKey)
		}
	}
}

// without returns the names that are not among those to remove.
func without(names, removed []string) []string {
	return slices.DeleteFunc(slices.Clone(names), func(name string) bool { return slices.Contains(removed, name) })
}
