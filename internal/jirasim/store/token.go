// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import "crypto/rand"

// AddToken creates a personal access token for a user and returns its secret. A token for an unknown user is not valid.
func (s *Store) AddToken(username string) string {
	token := rand.Text()
	if owner := s.FindByName(username); owner != nil {
		s.tokens[token] = owner.Key
	}
	return token
}

// RevokeToken makes a token invalid.
func (s *Store) RevokeToken(token string) { delete(s.tokens, token) }

// TokenOwner returns the user that a token belongs to, or nil if the token is not valid or its owner is inactive (facts
// 3.3).
func (s *Store) TokenOwner(token string) *UserRecord {
	owner := s.FindByKey(s.tokens[token])
	if owner == nil || !owner.Active {
		return nil
	}
	return owner
}
