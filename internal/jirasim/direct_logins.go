// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"

// FailedLogins returns the number of rejected credentials, including those that were rejected because of a CAPTCHA.
func (s *Server) FailedLogins() int {
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.FailedLogins()
}

// ClearFailedLogins ends the demand for a CAPTCHA, as a login in the browser does.
func (s *Server) ClearFailedLogins(username string) {
	s.onUser(username, (*store.UserRecord).ClearFailedLogins)
}

// CanLogIn reports whether a user exists, is active and has a password. It does not count as a login.
func (s *Server) CanLogIn(username, password string) bool {
	accepted := false
	s.onUser(username, func(user *store.UserRecord) { accepted = user.Accepts(password) })
	return accepted
}

// AddToken creates a personal access token for a user and returns its secret. A token for an unknown user is not valid.
func (s *Server) AddToken(username string) string {
	s.store.Lock()
	defer s.store.Unlock()
	return s.store.AddToken(username)
}

// RevokeToken makes a token invalid.
func (s *Server) RevokeToken(token string) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.RevokeToken(token)
}

// ExpireSessions ends all sessions, as a restart of Jira does. Clients keep invalid cookies.
func (s *Server) ExpireSessions() {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.ExpireSessions()
}
