// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"

// AddUser adds a user and returns it with its user key and applications. If a user of that name exists, AddUser changes
// nothing and returns the existing user.
func (s *Server) AddUser(added User) User {
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.Describe(s.store.AddUser(added))
}

// User returns the user with a username, compared case-insensitively. Deleted users are not found.
func (s *Server) User(username string) (User, bool) {
	s.store.Lock()
	defer s.store.Unlock()
	return s.describe(s.store.FindByName(username))
}

// UserByKey returns the user with a user key. Deleted users are not found.
func (s *Server) UserByKey(key string) (User, bool) {
	s.store.Lock()
	defer s.store.Unlock()
	return s.describe(s.store.FindByKey(key))
}

func (s *Server) describe(user *store.UserRecord) (User, bool) {
	if user == nil {
		return User{}, false
	}
	return s.store.Describe(user), true
}

// Users returns all users that are not deleted, including the administrator, sorted by username.
func (s *Server) Users() []User {
	s.store.Lock()
	defer s.store.Unlock()
	var users []User
	for _, user := range s.store.Users() {
		users = append(users, s.store.Describe(user))
	}
	return users
}

// ChangeUser calls a function that changes the user with that username, without any of Jira's checks. The user key stays.
// An unknown username changes nothing. The function must not call the server.
func (s *Server) ChangeUser(username string, change func(*User)) {
	s.onUser(username, func(user *store.UserRecord) { s.store.EditUser(user, change) })
}

// RemoveUser deletes a user, even if Jira would refuse to.
func (s *Server) RemoveUser(username string) { s.onUser(username, s.store.Delete) }

// AnonymizeUser does to a user what Jira's anonymization does, and returns the user. An unknown username changes nothing.
func (s *Server) AnonymizeUser(username string) User {
	var anonymized User
	s.onUser(username, func(user *store.UserRecord) {
		s.store.Anonymize(user)
		anonymized = s.store.Describe(user)
	})
	return anonymized
}

// onUser calls a function with the user of that name under the lock, if there is such a user.
func (s *Server) onUser(username string, act func(*store.UserRecord)) {
	s.store.Lock()
	defer s.store.Unlock()
	if user := s.store.FindByName(username); user != nil {
		act(user)
	}
}

// Notified returns the usernames that a welcome e-mail was sent to, in that order.
func (s *Server) Notified() []string {
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.NotifiedUsers()
}

// Columns returns the IDs of the columns that a user sees, and whether the user has columns of its own. Otherwise the
// columns are the system default.
func (s *Server) Columns(username string) (ids []string, own bool) {
	s.onUser(username, func(user *store.UserRecord) { ids, own = user.Columns() })
	return ids, own
}

// SetColumns sets the columns of a user. Without IDs it resets them to the system default.
func (s *Server) SetColumns(username string, ids ...string) {
	s.onUser(username, func(user *store.UserRecord) { user.SetColumns(ids) })
}

// Property returns a property of a user as JSON.
func (s *Server) Property(username, key string) (value string, found bool) {
	s.onUser(username, func(user *store.UserRecord) { value, found = user.Property(key) })
	return value, found
}

// SetProperty sets a property of a user; the value is JSON.
func (s *Server) SetProperty(username, key, value string) {
	s.onUser(username, func(user *store.UserRecord) { user.SetProperty(key, value) })
}

// RemoveProperty removes a property of a user.
func (s *Server) RemoveProperty(username, key string) {
	s.onUser(username, func(user *store.UserRecord) { user.RemoveProperty(key) })
}
