// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"fmt"
	"strings"
)

// The setup administrator gets JIRAUSER10000. All other generated keys count from firstUserID.
const (
	setupUserID = 10000
	firstUserID = 10100
)

// keyForNewName returns the user key of a deleted user of that name, which its successor inherits (facts 5.3), or a
// generated key. Before Jira 8.4 the key is the lower-case username (facts 2.6).
func (s *Store) keyForNewName(username string) string {
	if former, known := s.keysByName[strings.ToLower(username)]; known {
		return former
	}
	if !s.settings.Version.AtLeast(8, 4) {
		return strings.ToLower(username)
	}
	return s.generateKey()
}

func (s *Store) generateKey() string {
	key := fmt.Sprintf("JIRAUSER%d", s.nextUserID)
	s.nextUserID++
	return key
}
