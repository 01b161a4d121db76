// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strings"
	"sync"
)

const (
	groupUserPath   = "rest/api/2/group/user"
	groupMemberPath = "rest/api/2/group/member"
)

// SameGroup tells whether Jira takes two group names for one: it compares without case.
func SameGroup(one, other string) bool { return SameUsername(one, other) }

// GroupExists tells whether there is a group of this name (GET group/member). Within a run each is asked for once.
func (c *Client) GroupExists(ctx context.Context, group string) (bool, error) {
	if c.groups.knows(group) {
		return true, nil
	}
	response, err := c.do(ctx, request{
		method: http.MethodGet, path: groupMemberPath, query: url.Values{"groupname": {group}, "maxResults": {"1"}, "includeInactiveUsers": {"false"}},
	})
	if IsNotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	var page struct {
		Values *[]User `json:"values"`
	}
	if err := response.decode(&page); err != nil {
		return false, err
	}
	if page.Values == nil {
		return false, response.foreign()
	}
	c.groups.note(group)
	return true, nil
}

// AddToGroup makes a user a direct member of a group (POST group/user). Who is one already stays one.
func (c *Client) AddToGroup(ctx context.Context, user User, group string) error {
	post, err := jsonRequest(http.MethodPost, groupUserPath, url.Values{"groupname": {group}}, map[string]string{"name": user.Username})
	if err != nil {
		return err
	}
	return c.changeMembership(ctx, user, group, post, true)
}

// RemoveFromGroup ends the membership of a user in a group (DELETE group/user). Who is none stays none.
func (c *Client) RemoveFromGroup(ctx context.Context, user User, group string) error {
	return c.changeMembership(ctx, user, group, request{
		method: http.MethodDelete, path: groupUserPath, query: url.Values{"groupname": {group}, "username": {user.Username}},
	}, false)
}

// changeMembership sends a change, which does the same when it is sent twice. What Jira answers to one that is made
// already depends on its version (facts 5.8): 400, 404 or 500. So a refusal is believed only after a look.
func (c *Client) changeMembership(ctx context.Context, user User, group string, change request, member bool) error {
	if member {
		change.newUserKey = user.Key
	}
	c.users.forget(user.Key)
	defer c.users.forget(user.Key)
	_, err := c.doIdempotent(ctx, change)
	var refused *Error
	if !errors.As(err, &refused) || refused.Status == http.StatusForbidden || refused.Status == http.StatusUnauthorized {
		return err
	}
	now, lookErr := c.UserNow(ctx, ByKey(user.Key))
	if lookErr != nil {
		return err
	}
	if groups, known := now.Groups(); known && slices.ContainsFunc(groups, func(name string) bool { return SameGroup(name, group) }) == member {
		return nil
	}
	return err
}

// groupMemory remembers the groups that were seen in this run.
type groupMemory struct {
	mutex sync.Mutex
	seen  map[string]bool
}

func (m *groupMemory) knows(group string) bool {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	return m.seen[strings.ToLower(group)]
}

func (m *groupMemory) note(group string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	if m.seen == nil {
		m.seen = map[string]bool{}
	}
	m.seen[strings.ToLower(group)] = true
}

func (m *groupMemory) forget(group string) {
	m.mutex.Lock()
	defer m.mutex.Unlock()
	delete(m.seen, strings.ToLower(group))
}
