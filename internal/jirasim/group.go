// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
)

const administratorsGroup = "jira-administrators"

// group keeps its direct members by user key. Members of nested groups are members too.
type group struct {
	name    string
	members map[string]bool
	nested  []string // names of groups that are in this one
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

// isMember counts nested groups in.
func (s *Server) isMember(name, userKey string) bool {
	return s.isMemberBut(name, userKey, map[*group]bool{})
}

// isMemberBut does not look into groups that were seen, so that groups may nest in circles.
func (s *Server) isMemberBut(name, userKey string, seen map[*group]bool) bool {
	found := s.findGroup(name)
	if found == nil || seen[found] {
		return false
	}
	seen[found] = true
	return found.members[userKey] || slices.ContainsFunc(found.nested, func(nested string) bool {
		return s.isMemberBut(nested, userKey, seen)
	})
}

// groupNames are the groups that a user is in, nested ones included, sorted.
func (s *Server) groupNames(userKey string) []string {
	var names []string
	for _, group := range s.groups {
		if s.isMember(group.name, userKey) {
			names = append(names, group.name)
		}
	}
	slices.Sort(names)
	return names
}

func (s *Server) directGroups(userKey string) []string {
	var names []string
	for _, group := range s.groups {
		if group.members[userKey] {
			names = append(names, group.name)
		}
	}
	slices.Sort(names)
	return names
}

// membersOf are the users in a group, sorted by name.
func (s *Server) membersOf(name string) []*storedUser {
	return slices.DeleteFunc(s.liveUsers(), func(user *storedUser) bool { return !s.isMember(name, user.Key) })
}

// AddGroup adds a group without members; one that exists stays as it is.
func (s *Server) AddGroup(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addGroup(name)
}

// NestGroup makes the members of one group members of another.
func (s *Server) NestGroup(inner, outer string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.addGroup(inner)
	found := s.addGroup(outer)
	found.nested = append(found.nested, inner)
}

// RemoveGroup removes a group with its memberships.
func (s *Server) RemoveGroup(name string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	delete(s.groups, strings.ToLower(name))
}

// Groups are the names of all groups, sorted.
func (s *Server) Groups() []string {
	s.mu.Lock()
	defer s.mu.Unlock()
	var names []string
	for _, group := range s.groups {
		names = append(names, group.name)
	}
	slices.Sort(names)
	return names
}
