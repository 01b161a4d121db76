// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
)

const administratorsGroup = "jira-administrators"

// group has direct members only by user key.
type group struct {
	name    string
	members map[string]bool
}

// application is a product that accounts may use by being in one of its groups (facts 5.7).
type application struct {
	key, name             string
	groups, defaultGroups []string
	selectedByDefault     bool
}

// setUp is what a new installation has: the applications, their groups and the administrator.
func (s *Server) setUp() {
	s.applications = []application{
		{"jira-core", "Jira Core", []string{"jira-core-users"}, []string{"jira-core-users"}, false},
		{"jira-servicedesk", "Jira Service Management", []string{"jira-servicedesk-users"}, []string{"jira-servicedesk-users"}, false},
		{
			"jira-software", "Jira Software",
			[]string{administratorsGroup, "jira-software-users"},
			[]string{"jira-software-users"}, true,
		},
	}
	for _, application := range s.applications {
		for _, name := range application.groups {
			s.addGroup(name)
		}
	}
	administrator := s.store(Account{
		Name: s.settings.AdminUsername, DisplayName: "Administrator", EmailAddress: "admin@example.com",
		Password: s.settings.AdminPassword, Active: true, Locale: "en_US", SystemAdministrator: true,
	})
	s.join(administratorsGroup, administrator.Key)
	s.nextUserID = firstLaterUserID
}

func (s *Server) addGroup(name string) *group {
	if found := s.findGroup(name); found != nil {
		return found
	}
	added := &group{name: name, members: map[string]bool{}}
	s.groups[strings.ToLower(name)] = added
	return added
}

func (s *Server) findGroup(name string) *group { return s.groups[strings.ToLower(name)] }

// join makes the group where it does not exist.
func (s *Server) join(name, userKey string) { s.addGroup(name).members[userKey] = true }

func (s *Server) leave(name, userKey string) {
	if found := s.findGroup(name); found != nil {
		delete(found.members, userKey)
	}
}

func (s *Server) leaveAllGroups(userKey string) {
	for _, group := range s.groups {
		delete(group.members, userKey)
	}
}

func (s *Server) isMember(name, userKey string) bool {
	found := s.findGroup(name)
	return found != nil && found.members[userKey]
}

// groupNames are the groups that an account is in, sorted.
func (s *Server) groupNames(userKey string) []string {
	var names []string
	for _, group := range s.groups {
		if group.members[userKey] {
			names = append(names, group.name)
		}
	}
	slices.Sort(names)
	return names
}

func (s *Server) findApplication(key string) *application {
	for i := range s.applications {
		if s.applications[i].key == key {
			return &s.applications[i]
		}
	}
	return nil
}

// applicationsOf are the applications that an account may use, by key.
func (s *Server) applicationsOf(userKey string) []application {
	var granted []application
	for _, application := range s.applications {
		if slices.ContainsFunc(application.groups, func(name string) bool { return s.isMember(name, userKey) }) {
			granted = append(granted, application)
		}
	}
	return granted
}

func (s *Server) grant(application *application, userKey string) {
	for _, name := range application.defaultGroups {
		s.join(name, userKey)
	}
}

func (s *Server) withdraw(application *application, userKey string) {
	for _, name := range application.groups {
		s.leave(name, userKey)
	}
}
