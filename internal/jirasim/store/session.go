// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"crypto/rand"
	"fmt"
	"maps"
	"slices"
	"strings"
)

// Session is what one node of Jira stores about one client.
type Session struct {
	// ID is the value of the session cookie. Label identifies the session in logs without revealing the ID.
	ID, Label string
	Node      int    // from 1
	UserKey   string // "" for an anonymous caller
	XSRFToken string
	// Elevated sessions are secure administrator sessions (facts 2.4).
	Elevated bool
	// ByToken marks a session that a personal access token opened.
	ByToken bool
	// Temporary is the uploaded avatar that waits for confirmation, or nil. A session has one at most (facts 4.1).
	Temporary *TemporaryAvatar
}

// OpenSession opens a session on a node, for a user or, with an empty user key, for an anonymous caller.
func (s *Store) OpenSession(userKey string, node int) *Session {
	opened := &Session{
		ID:        strings.ToUpper(rand.Text()),
		Label:     strings.ToLower(rand.Text()[:7]),
		Node:      node,
		UserKey:   userKey,
		XSRFToken: newXSRFToken(userKey),
	}
	s.sessions[opened.ID] = opened
	return opened
}

// newXSRFToken has the form of facts 12.1. The suffix tells logged-in from anonymous callers.
func newXSRFToken(userKey string) string {
	suffix := "lin"
	if userKey == "" {
		suffix = "lout"
	}
	server := rand.Text()
	var secret [20]byte
	_, _ = rand.Read(secret[:]) // never fails
	return fmt.Sprintf("%s-%s-%s-%s_%x_%s", server[:4], server[4:8], server[8:12], server[12:16], secret, suffix)
}

// FindSession returns the session with an ID on a node, or nil. A session whose user is inactive or deleted is not valid.
func (s *Store) FindSession(id string, node int) *Session {
	found := s.sessions[id]
	if found == nil || found.Node != node {
		return nil
	}
	if found.UserKey == "" {
		return found
	}
	if owner := s.FindByKey(found.UserKey); owner == nil || !owner.Active {
		return nil
	}
	return found
}

// Sessions returns all open sessions in no particular order.
func (s *Store) Sessions() []*Session { return slices.Collect(maps.Values(s.sessions)) }

// EndSession ends one session.
func (s *Store) EndSession(ended *Session) { delete(s.sessions, ended.ID) }

// EndSessions ends all sessions of a user on all nodes.
func (s *Store) EndSessions(userKey string) {
	maps.DeleteFunc(s.sessions, func(_ string, session *Session) bool { return session.UserKey == userKey })
}

// EndSessionsAfterPasswordChange ends the sessions of a user: before Jira 9.11 only those on the node that served the
// change (facts 3.4).
func (s *Store) EndSessionsAfterPasswordChange(userKey string, node int) {
	everywhere := s.settings.Version.AtLeast(9, 11)
	maps.DeleteFunc(s.sessions, func(_ string, session *Session) bool {
		return session.UserKey == userKey && (everywhere || session.Node == node)
	})
}

// RestartNode ends all sessions on a node.
func (s *Store) RestartNode(node int) {
	maps.DeleteFunc(s.sessions, func(_ string, session *Session) bool { return session.Node == node })
}

// ExpireSessions ends all sessions of all users.
func (s *Store) ExpireSessions() { clear(s.sessions) }
