// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"crypto/md5"
	"fmt"
	"strings"
)

// Anonymize anonymizes a user: its username becomes jirauser<n>, its e-mail address is in jira.invalid, and it is inactive
// (facts 2.6).
func (s *Store) Anonymize(user *UserRecord) {
	if !strings.HasPrefix(user.Key, "JIRAUSER") {
		s.replaceKey(user)
	}
	s.rename(user, strings.ToLower(user.Key))
	user.DisplayName = fmt.Sprintf("user-%x", md5.Sum([]byte(user.Key)))[:len("user-")+5]
	user.EmailAddress = user.Name + "@jira.invalid"
	user.Active = false
	user.SelectedAvatar = 0
	s.EndSessions(user.Key)
	for _, custom := range s.AvatarsOf(user.Key) {
		delete(s.avatars, custom.ID)
	}
}

// replaceKey generates a user key for a user whose key contains its old username.
func (s *Store) replaceKey(user *UserRecord) {
	former := user.Key
	user.Key = s.generateKey()
	delete(s.users, former)
	s.users[user.Key] = user
	for _, group := range s.groups {
		if group.members[former] {
			delete(group.members, former)
			group.members[user.Key] = true
		}
	}
	for _, custom := range s.AvatarsOf(former) {
		custom.Owner = user.Key
	}
}
