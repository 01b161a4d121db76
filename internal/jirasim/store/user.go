// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"cmp"
	"slices"
	"strings"
	"time"
)

// User is a user of Jira with every field that an administrator with all rights can see or set.
type User struct {
	// Key is the user key, which never changes. Jira generates one (JIRAUSER10100, ...) if it is empty.
	Key string
	// Name is the username. Usernames are compared case-insensitively and keep the spelling they were created with.
	Name         string
	DisplayName  string
	EmailAddress string
	// Password is the login password. A user with an empty password cannot log in with one.
	Password string
	Active   bool
	// Groups are the names of the groups that the user is a direct member of, sorted.
	Groups []string
	// ApplicationKeys are the applications that the user can use. They follow from Groups: adding one adds the user to
	// the application's default groups, removing one removes the user from all groups of the application (facts 5.7).
	ApplicationKeys []string
	// SelectedAvatar is the avatar ID that was selected last, whether or not the avatar exists; 0 is none.
	SelectedAvatar int64
	// LastLogin is zero for a user that never logged in.
	LastLogin        time.Time
	TimeZone, Locale string
	// Deleted users can be found by key only.
	Deleted bool
	// IssuesReported, IssuesAssigned, Comments and LeadsProjects are reasons to refuse a deletion. LeadsProjects and
	// LeadsComponents are reasons to refuse a deactivation.
	IssuesReported, IssuesAssigned, Comments int
	LeadsProjects, LeadsComponents           []string
	// ReadOnly users are in a directory that Jira cannot write to.
	ReadOnly bool
	// SystemAdministrator users can be edited by other system administrators only.
	SystemAdministrator bool
}

// UserRecord is what Jira stores about a user. The fields Groups and ApplicationKeys of the embedded User are not used:
// groups store their members.
type UserRecord struct {
	User
	sequence         int // order of creation
	logins           LoginStatistics
	columns          []string            // nil for the system default
	properties       map[string]string   // JSON by property key
	propertyReplicas map[string]*Replica // by property key
	Replica          Replica
}

// FindByKey returns the user with a user key, or nil. Deleted users are not found.
func (s *Store) FindByKey(key string) *UserRecord {
	if found := s.users[key]; found != nil && !found.Deleted {
		return found
	}
	return nil
}

// FindByName returns the user with a username, compared case-insensitively, or nil. Deleted users are not found.
func (s *Store) FindByName(username string) *UserRecord { return s.FindByKey(s.KeyOfName(username)) }

// FindDeletedToo returns the user with a user key even if it is deleted, or nil.
func (s *Store) FindDeletedToo(key string) *UserRecord { return s.users[key] }

// FindByKeyIgnoringCase returns the user with a user key in any spelling, or nil. Only avatars are looked up this way
// (facts 4.7).
func (s *Store) FindByKeyIgnoringCase(key string) *UserRecord {
	for _, user := range s.users {
		if strings.EqualFold(user.Key, key) && !user.Deleted {
			return user
		}
	}
	return nil
}

// StoredKey returns the user key in the spelling that Jira stores, if the settings ignore its case.
func (s *Store) StoredKey(sent string) string {
	if !s.settings.UserKeysIgnoreCase {
		return sent
	}
	for key := range s.users {
		if strings.EqualFold(key, sent) {
			return key
		}
	}
	return sent
}

// KeyOfName returns the user key that belongs to a username. A deleted user keeps its name until a new user has it.
func (s *Store) KeyOfName(username string) string { return s.keysByName[strings.ToLower(username)] }

// insert adds a user. It generates the user key if there is none.
func (s *Store) insert(added User) *UserRecord {
	if added.Key == "" {
		added.Key = s.keyForNewName(added.Name)
	}
	if added.TimeZone == "" {
		added.TimeZone = "Etc/UTC"
	}
	s.usersCreated++
	record := &UserRecord{User: added, sequence: s.usersCreated, properties: map[string]string{}, propertyReplicas: map[string]*Replica{}}
	record.Groups, record.ApplicationKeys = nil, nil
	record.LeadsProjects, record.LeadsComponents = slices.Clone(added.LeadsProjects), slices.Clone(added.LeadsComponents)
	s.users[added.Key] = record
	s.keysByName[strings.ToLower(added.Name)] = added.Key
	return record
}

// rename keeps the user key. The old username is free afterwards and belongs to no key.
func (s *Store) rename(user *UserRecord, name string) {
	delete(s.keysByName, strings.ToLower(user.Name))
	user.Name = name
	s.keysByName[strings.ToLower(name)] = user.Key
}

// Delete deletes a user. Its username still belongs to its key (facts 5.3), and its avatars remain (facts 4.6).
func (s *Store) Delete(user *UserRecord) {
	s.leaveAllGroups(user.Key)
	s.EndSessions(user.Key)
	former := User{Key: user.Key, Name: user.Name, DisplayName: user.Name, EmailAddress: "?", TimeZone: user.TimeZone, Deleted: true}
	*user = UserRecord{User: former, sequence: user.sequence}
}

// Describe returns a copy of a user, including its groups and applications.
func (s *Store) Describe(user *UserRecord) User {
	described := user.User
	described.LeadsProjects, described.LeadsComponents = slices.Clone(user.LeadsProjects), slices.Clone(user.LeadsComponents)
	described.Groups = s.DirectGroups(user.Key)
	for _, application := range s.ApplicationsOf(user.Key) {
		described.ApplicationKeys = append(described.ApplicationKeys, application.Key)
	}
	return described
}

// Users returns all users that are not deleted, sorted by username.
func (s *Store) Users() []*UserRecord {
	var users []*UserRecord
	for _, user := range s.users {
		if !user.Deleted {
			users = append(users, user)
		}
	}
	slices.SortFunc(users, func(a, b *UserRecord) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Key, b.Key))
	})
	return users
}

// UsersCreatedAfter returns the users that are not deleted and come after a position in the order of creation.
func (s *Store) UsersCreatedAfter(position int) []*UserRecord {
	users := slices.DeleteFunc(s.Users(), func(user *UserRecord) bool { return user.sequence <= position })
	slices.SortFunc(users, func(a, b *UserRecord) int { return cmp.Compare(a.sequence, b.sequence) })
	return users
}

// CreationPosition is the position of the user in the order of creation, from 1.
func (u *UserRecord) CreationPosition() int { return u.sequence }
