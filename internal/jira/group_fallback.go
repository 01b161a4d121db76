// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"slices"
	"strings"
	"sync"

	"golang.org/x/sync/singleflight"
)

// This file finds out groups and applications of users in a Jira that ignores the parameter expand (facts 12.3).

// AccessUnknownError reports that Jira does not expand the groups or the applications of a user, and that the requests which
// would tell them failed too. It says nothing about the user.
type AccessUnknownError struct {
	// Cause is the failure of the first such request of the run.
	Cause error
}

// Error returns the failure.
func (e *AccessUnknownError) Error() string { return "groups of users are unknown: " + e.Cause.Error() }

// Unwrap returns the failure.
func (e *AccessUnknownError) Unwrap() error { return e.Cause }

// accessUnknown turns the failure of a request into an AccessUnknownError, unless it ends the run.
func accessUnknown(ctx context.Context, err error) error {
	var login *LoginError
	if err == nil || errors.As(err, &login) || ctx.Err() != nil {
		return err
	}
	return &AccessUnknownError{Cause: err}
}

// WithAccess returns the user with groups and applications where the response to GET user does not contain them. For the
// groups, it reads the members of the groups in question only (GET group/member): Jira cannot list the groups of a user in
// another way. Applications are known completely (GET applicationrole and GET group/member): those in question are looked up
// first. Nil leaves either as it is.
//
// Unknown is not nil if groups or applications stay unknown. The error is any other failure.
func (c *Client) WithAccess(ctx context.Context, user User, groups, applications []string) (full User, unknown *AccessUnknownError, err error) {
	full = user
	if _, known := user.Groups(); !known && groups != nil {
		names, err := c.groupsAmong(ctx, user, groups)
		if err == nil {
			full.MemberOf = newNamedItems(names)
		} else if !errors.As(err, &unknown) {
			return User{}, nil, err
		}
	}
	if _, known := user.ApplicationKeys(); !known && applications != nil {
		keys, err := c.applicationsOf(ctx, user, applications)
		if err == nil {
			full.Uses = newKeyedItems(keys)
		} else if !errors.As(err, &unknown) {
			return User{}, nil, err
		}
	}
	return full, unknown, nil
}

// groupsAmong returns those of the groups that the user is a member of.
func (c *Client) groupsAmong(ctx context.Context, user User, groups []string) ([]string, error) {
	var names []string
	for _, group := range groups {
		member, err := c.IsMember(ctx, user, group)
		if err != nil {
			return nil, err
		}
		if member {
			names = append(names, group)
		}
	}
	return names, nil
}

// applicationsOf returns the keys of the applications that the user has access to, as a member of one of their groups (facts
// 5.7). It stops at the number of applications, which some responses have without the keys.
func (c *Client) applicationsOf(ctx context.Context, user User, first []string) ([]string, error) {
	roles, err := c.ApplicationRoles(ctx)
	if err != nil {
		return nil, accessUnknown(ctx, err)
	}
	others := func(role ApplicationRole) bool { return !slices.Contains(first, role.Key) }
	var keys []string
	for _, role := range slices.Concat(slices.DeleteFunc(slices.Clone(roles), others), slices.DeleteFunc(slices.Clone(roles), not(others))) {
		if user.Uses != nil && len(keys) == user.Uses.Size {
			break
		}
		// The default groups first: they grant access to most users. Members that were read cost nothing.
		grants, err := c.isMemberOfAny(ctx, user, slices.Concat(role.DefaultGroups, role.Groups))
		if err != nil {
			return nil, err
		}
		if grants {
			keys = append(keys, role.Key)
		}
	}
	return keys, nil
}

func not[T any](holds func(T) bool) func(T) bool { return func(value T) bool { return !holds(value) } }

// isMemberOfAny reports whether a user is a member of one of the groups. It sends no request if the user's groups are known.
func (c *Client) isMemberOfAny(ctx context.Context, user User, groups []string) (bool, error) {
	names, known := user.Groups()
	for _, group := range groups {
		member := slices.ContainsFunc(names, func(name string) bool { return SameGroup(name, group) })
		if !known {
			var err error
			if member, err = c.IsMember(ctx, user, group); err != nil {
				return false, err
			}
		}
		if member {
			return true, nil
		}
	}
	return false, nil
}

// IsMember reports whether a user is a member of a group, directly or through a nested group (GET group/member). It is for a
// Jira that does not expand the groups of a user. The members of a group are read once in a run, until this client writes to
// the user. A group that does not exist has no members. The error is an AccessUnknownError if the request failed, for this group
// or earlier for another one.
func (c *Client) IsMember(ctx context.Context, user User, group string) (bool, error) {
	for {
		if members, ok := c.members.get(group, c.users.lastWrite(user.Key)); ok {
			return members.keys[user.Key], members.failure()
		}
		select {
		case read := <-c.members.reading.DoChan(strings.ToLower(group), func() (any, error) { return nil, c.readMembers(ctx, group) }):
			// Another caller that shared the request may have been canceled. That is no failure of this call.
			if read.Err != nil && (!errors.Is(read.Err, context.Canceled) || ctx.Err() != nil) {
				return false, accessUnknown(ctx, read.Err)
			}
		case <-ctx.Done():
			return false, ctx.Err()
		}
	}
}

// IsMemberNow is IsMember with requests of its own.
func (c *Client) IsMemberNow(ctx context.Context, user User, group string) (bool, error) {
	c.users.invalidate(user.Key)
	return c.IsMember(ctx, user, group)
}

// readMembers reads the members of a group into the cache.
func (c *Client) readMembers(ctx context.Context, group string) error {
	members := groupMembers{keys: map[string]bool{}, readAt: c.users.now()}
	err := c.EachMember(ctx, group, func(user User) bool {
		members.keys[user.Key] = true
		return true
	})
	var unknown *AccessUnknownError
	switch {
	case IsNotFound(err):
		members.keys = nil
	case errors.As(accessUnknown(ctx, err), &unknown):
		c.members.fail(unknown)
		return nil
	case err != nil:
		return err
	}
	c.members.add(group, members)
	return nil
}

// groupMembers are the user keys of the members of a group, or why members cannot be read. ReadAt is the clock of the user cache
// before the first page was read.
type groupMembers struct {
	keys    map[string]bool
	readAt  uint64
	unknown *AccessUnknownError
}

func (m groupMembers) failure() error {
	if m.unknown == nil {
		return nil // and not a nil pointer in an interface
	}
	return m.unknown
}

// memberCache holds the members of groups for one run. After the first failure it holds nothing else: a Jira that does not
// list members would refuse a request for each group of each user.
type memberCache struct {
	// reading shares the requests among all callers that need the same group at the same time.
	reading singleflight.Group
	mutex   sync.Mutex
	// byName has the names in lower case.
	byName  map[string]groupMembers
	unknown *AccessUnknownError
}

// get returns the members of a group if they were read after the last write to the user in question.
func (m *memberCache) get(group string, lastWrite uint64) (groupMembers, bool) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.unknown != nil {
		return groupMembers{unknown: m.unknown}, true
	}
	members, ok := m.byName[strings.ToLower(group)]
	return members, ok && lastWrite <= members.readAt
}

func (m *memberCache) add(group string, members groupMembers) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.byName == nil {
		m.byName = map[string]groupMembers{}
	}
	m.byName[strings.ToLower(group)] = members
}

func (m *memberCache) fail(unknown *AccessUnknownError) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	m.unknown = unknown
}

// lastWrite returns the clock of the last write to a user, 0 if there was none.
func (u *userCache) lastWrite(key string) uint64 {
	u.mutex.Lock()
	defer u.mutex.Unlock()
	return u.written[key]
}

func newNamedItems(names []string) *namedItems {
	items := &namedItems{Size: len(names)}
	for _, name := range names {
		items.Items = append(items.Items, struct {
			Name string `json:"name"`
		}{name})
	}
	return items
}

func newKeyedItems(keys []string) *keyedItems {
	items := &keyedItems{Size: len(keys)}
	for _, key := range keys {
		items.Items = append(items.Items, struct {
			Key string `json:"key"`
		}{key})
	}
	return items
}
