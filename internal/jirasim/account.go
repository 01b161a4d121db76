// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"encoding/json"
	"fmt"
	"slices"
	"strings"
	"time"
)

// firstUserID makes JIRAUSER10000 of the setup administrator; those who follow count from firstLaterUserID.
const (
	firstUserID      = 10000
	firstLaterUserID = 10100
)

// User is one user of Jira, as somebody with every right sees it.
type User struct {
	// Key is the stable id; AddAccount makes one (JIRAUSER10100, ...) when it is empty.
	Key string
	// Name is the username. It is compared without case and keeps the spelling it was given.
	Name         string
	DisplayName  string
	EmailAddress string
	// Password "" means that nobody can log in with one.
	Password string
	Active   bool
	// Groups are the names of the groups that the user is a direct member of, sorted.
	Groups []string
	// ApplicationKeys are the applications that the user may use. They follow from Groups: adding one here adds the
	// application's default groups, removing one removes all of its groups (facts 5.7).
	ApplicationKeys []string
	// SelectedAvatar is what was chosen last, whether or not it exists; 0 is no choice.
	SelectedAvatar int64
	// LastLogin is zero for a user that never logged in.
	LastLogin        time.Time
	TimeZone, Locale string
	// Deleted users are known by key only.
	Deleted bool
	// IssuesReported, IssuesAssigned, Comments and LeadsProjects are reasons to refuse a deletion; LeadsProjects and
	// LeadsComponents are reasons to refuse a deactivation.
	IssuesReported, IssuesAssigned, Comments int
	LeadsProjects, LeadsComponents           []string
	// ReadOnly users live in a directory that Jira cannot write to.
	ReadOnly bool
	// SystemAdministrator users can be edited by their like only.
	SystemAdministrator bool
}

// user is what Jira keeps of an User. Groups and ApplicationKeys of the embedded one are unused: group keeps them.
type storedUser struct {
	User
	sequence                       int // order of creation, for the cursor of user/list
	failedLogins, loginCount       int
	lastFailedLogin, previousLogin time.Time
	columns                        []string // nil for the system's default
	properties                     map[string]json.RawMessage
	// createdOn and unseenReads are about nodes that have not heard of the user yet.
	createdOn, unseenReads int
}

func (s *Server) liveUser(key string) *storedUser {
	if found := s.users[key]; found != nil && !found.Deleted {
		return found
	}
	return nil
}

// findByName finds a user that is not deleted, without case.
func (s *Server) findByName(username string) *storedUser {
	return s.liveUser(s.keysByName[strings.ToLower(username)])
}

// keyForNewName is the key of a former user of that name, which its successor inherits (facts 5.3), or a new one.
func (s *Server) keyForNewName(username string) string {
	if former, known := s.keysByName[strings.ToLower(username)]; known {
		return former
	}
	if !s.version.atLeast(8, 4) {
		return strings.ToLower(username)
	}
	key := fmt.Sprintf("JIRAUSER%d", s.nextUserID)
	s.nextUserID++
	return key
}

// store adds a user and gives it a key where it has none.
func (s *Server) store(added User) *storedUser {
	if added.Key == "" {
		added.Key = s.keyForNewName(added.Name)
	}
	if added.TimeZone == "" {
		added.TimeZone = "Etc/UTC"
	}
	s.created++
	stored := &storedUser{User: added, sequence: s.created, properties: map[string]json.RawMessage{}}
	stored.Groups, stored.ApplicationKeys = nil, nil
	stored.LeadsProjects, stored.LeadsComponents = slices.Clone(added.LeadsProjects), slices.Clone(added.LeadsComponents)
	s.users[added.Key] = stored
	s.keysByName[strings.ToLower(added.Name)] = added.Key
	return stored
}

// rename keeps the key. The old name is free afterwards and leads nowhere.
func (s *Server) rename(user *storedUser, name string) {
	delete(s.keysByName, strings.ToLower(user.Name))
	user.Name = name
	s.keysByName[strings.ToLower(name)] = user.Key
}

// erase deletes a user. Its name still maps to its key, and its avatars stay as orphans (facts 4.6).
func (s *Server) erase(user *storedUser) {
	s.leaveAllGroups(user.Key)
	s.endSessions(user.Key)
	former := User{Key: user.Key, Name: user.Name, DisplayName: user.Name, EmailAddress: "?", TimeZone: user.TimeZone, Deleted: true}
	*user = storedUser{User: former, sequence: user.sequence}
}

// describe is the user as the exported functions show it.
func (s *Server) describe(user *storedUser) User {
	described := user.User
	described.LeadsProjects, described.LeadsComponents = slices.Clone(user.LeadsProjects), slices.Clone(user.LeadsComponents)
	described.Groups = s.directGroups(user.Key)
	for _, application := range s.applicationsOf(user.Key) {
		described.ApplicationKeys = append(described.ApplicationKeys, application.Key)
	}
	return described
}

func (s *Server) liveUsers() []*storedUser {
	var live []*storedUser
	for _, user := range s.users {
		if !user.Deleted {
			live = append(live, user)
		}
	}
	slices.SortFunc(live, func(a, b *storedUser) int {
		return cmp.Or(cmp.Compare(strings.ToLower(a.Name), strings.ToLower(b.Name)), cmp.Compare(a.Key, b.Key))
	})
	return live
}

// administers tells whether the user has the global permission to administer Jira.
func (s *Server) administers(user *storedUser) bool {
	return s.isMember(administratorsGroup, user.Key)
}
