// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"crypto/md5"
	"fmt"
	"strings"
)

// AnonymizeAccount does to a user what anonymizing a person does, and returns it; an unknown name changes nothing.
// Its name becomes jirauser<n>, its address one in jira.invalid, and it is inactive (facts 2.6).
func (s *Server) AnonymizeUser(username string) User {
	s.mu.Lock()
	defer s.mu.Unlock()
	user := s.findByName(username)
	if user == nil {
		return User{}
	}
	if !strings.HasPrefix(user.Key, "JIRAUSER") {
		s.rekey(user)
	}
	s.rename(user, strings.ToLower(user.Key))
	user.DisplayName = fmt.Sprintf("user-%x", md5.Sum([]byte(user.Key)))[:len("user-")+5]
	user.EmailAddress = user.Name + "@jira.invalid"
	user.Active = false
	user.SelectedAvatar = 0
	s.endSessions(user.Key)
	for _, custom := range s.avatarsOf(user.Key) {
		delete(s.avatars, custom.id)
	}
	return s.describe(user)
}

// rekey replaces a key that tells the old username.
func (s *Server) rekey(user *storedUser) {
	former := user.Key
	user.Key = fmt.Sprintf("JIRAUSER%d", s.nextUserID)
	s.nextUserID++
	delete(s.users, former)
	s.users[user.Key] = user
	for _, group := range s.groups {
		if group.members[former] {
			delete(group.members, former)
			group.members[user.Key] = true
		}
	}
	for _, custom := range s.avatarsOf(former) {
		custom.owner = user.Key
	}
}
