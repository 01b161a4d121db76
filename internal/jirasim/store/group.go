// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package store

import (
	"slices"
	"strings"
)

// AdministratorsGroup is the group whose members may administer Jira.
const AdministratorsGroup = "jira-administrators"

// Group stores its direct members. Members of nested groups are members too.
type Group struct {
	Name    string
	members map[string]bool // by user key
	nested  []string        // names of the groups inside this group
	// memberReplicas are the replicas of memberships, by user key.
	memberReplicas map[string]*Replica
	Replica        Replica
}

// HasDirectMember reports whether a user is a member of the group itself, not of a nested group.
func (g *Group) HasDirectMember(userKey string) bool { return g.members[userKey] }

// MemberReplica returns the replica of the membership of a user.
func (g *Group) MemberReplica(userKey string) *Replica {
	if g.memberReplicas[userKey] == nil {
		g.memberReplicas[userKey] = &Replica{}
	}
	return g.memberReplicas[userKey]
}

// AddGroup adds a group without members. If a group of that name exists, AddGroup returns it unchanged.
func (s *Store) AddGroup(name string) *Group {
	if existing := s.FindGroup(name); existing != nil {
		return existing
	}
	added := &Group{Name: name, members: map[string]bool{}, memberReplicas: map[string]*Replica{}}
	s.groups[strings.ToLower(name)] = added
	return added
}

// FindGroup returns the group of that name, compared case-insensitively, or nil.
func (s *Store) FindGroup(name string) *Group { return s.groups[strings.ToLower(name)] }

// RemoveGroup removes a group and its memberships.
func (s *Store) RemoveGroup(name string) { delete(s.groups, strings.ToLower(name)) }

// GroupNames returns the names of all groups, sorted.
func (s *Store) GroupNames() []string {
	return s.groupsWhere(func(*Group) bool { return true })
}

// Join adds a user to a group. It creates the group if it does not exist.
func (s *Store) Join(name, userKey string) { s.AddGroup(name).members[userKey] = true }

// Leave removes a user from a group; it does not remove the user from nested groups.
func (s *Store) Leave(name, userKey string) {
	if found := s.FindGroup(name); found != nil {
		delete(found.members, userKey)
	}
}

func (s *Store) leaveAllGroups(userKey string) {
	for _, group := range s.groups {
		delete(group.members, userKey)
	}
}

// NestGroup makes the members of the inner group members of the outer group. It creates groups that do not exist.
func (s *Store) NestGroup(inner, outer string) {
	s.AddGroup(inner)
	found := s.AddGroup(outer)
	found.nested = append(found.nested, inner)
}

// IsMember reports whether a user is in a group or in a nested group of it.
func (s *Store) IsMember(name, userKey string) bool {
	return s.isMember(name, userKey, map[*Group]bool{})
}

// isMember skips the visited groups, because groups can be nested in a cycle.
func (s *Store) isMember(name, userKey string, visited map[*Group]bool) bool {
	found := s.FindGroup(name)
	if found == nil || visited[found] {
		return false
	}
	visited[found] = true
	return found.members[userKey] || slices.ContainsFunc(found.nested, func(nested string) bool {
		return s.isMember(nested, userKey, visited)
	})
}

// GroupsOf returns the names of the groups that a user is in, directly or by nesting, sorted.
func (s *Store) GroupsOf(userKey string) []string {
	return s.groupsWhere(func(group *Group) bool { return s.IsMember(group.Name, userKey) })
}

// DirectGroups returns the names of the groups that a user is a direct member of, sorted.
func (s *Store) DirectGroups(userKey string) []string {
	return s.groupsWhere(func(group *Group) bool { return group.members[userKey] })
}

func (s *Store) groupsWhere(condition func(*Group) bool) []string {
	var names []string
	for _, group := range s.groups {
		if condition(group) {
			names = append(names, group.Name)
		}
	}
	slices.Sort(names)
	return names
}

// MembersOf returns the users in a group, directly or by nesting, sorted by username.
func (s *Store) MembersOf(name string) []*UserRecord {
	return slices.DeleteFunc(s.Users(), func(user *UserRecord) bool { return !s.IsMember(name, user.Key) })
}

// Administers reports whether a user may administer Jira. A nil user, an anonymous caller, may not.
func (s *Store) Administers(user *UserRecord) bool {
	return user != nil && s.IsMember(AdministratorsGroup, user.Key)
}
