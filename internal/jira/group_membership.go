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

const groupUserPath = groupPath + "/user"

// SameGroup reports whether two names belong to the same group. Jira compares group names case-insensitively.
func SameGroup(one, other string) bool { return SameUsername(one, other) }

// GroupExists reports whether Jira has a group of this name (GET group/member). A group that exists is looked up only once
// in a run. The error is an *Error if Jira refuses the request.
func (c *Client) GroupExists(ctx context.Context, group string) (bool, error) {
	if c.groups.contains(group) {
		return true, nil
	}
	_, err := doJSON(ctx, c, request{method: http.MethodGet, path: groupMemberPath, query: url.Values{
		"groupname": {group}, "maxResults": {"1"}, "includeInactiveUsers": {"false"},
	}}, memberPage.hasValues)
	if IsNotFound(err) {
		return false, nil
	}
	if err != nil {
		return false, err
	}
	c.groups.add(group)
	return true, nil
}

// AddToGroup makes a user a direct member of a group (POST group/user). Adding a user that is already a member is not an
// error. The error is an *Error if Jira refuses the request, and IsNotFound reports that Jira has no such user or group.
func (c *Client) AddToGroup(ctx context.Context, user User, group string) error {
	post, err := jsonRequest(http.MethodPost, groupUserPath, url.Values{"groupname": {group}}, map[string]string{"name": user.Username})
	if err != nil {
		return err
	}
	post.newUserKey, post.group = user.Key, group
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	if _, err = c.doIdempotent(ctx, post); !mayBeDoneAlready(err) {
		return err
	}
	if member, lookUpErr := c.isMember(ctx, user, group); lookUpErr == nil && member {
		return nil
	}
	return err
}

// RemoveFromGroup removes a user from a group (DELETE group/user). Removing a user that is not a member is not an error. The
// error is an *Error if Jira refuses the request.
func (c *Client) RemoveFromGroup(ctx context.Context, user User, group string) error {
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	isMember := func(ctx context.Context) (bool, error) { return c.isMember(ctx, user, group) }
	err := c.deleteUntilGone(ctx, request{
		method: http.MethodDelete, path: groupUserPath, query: url.Values{"groupname": {group}, "username": {user.Username}}, respondsOK: true,
	}, isMember)
	if !mayBeDoneAlready(err) {
		return err
	}
	if member, lookUpErr := isMember(ctx); lookUpErr == nil && !member {
		return nil
	}
	return err
}

// mayBeDoneAlready reports whether Jira refused a change of a membership or of an application access perhaps only because the
// change is made already. The status depends on the version (facts 5.8), so that a look-up decides.
func mayBeDoneAlready(err error) bool {
	var refusal *Error
	return errors.As(err, &refusal) && !outcomeUnknown(err) && refusal.Status != http.StatusForbidden && refusal.Status != http.StatusUnauthorized
}

// isMember looks up whether a user is a member of a group, directly or through a nested group. A user or a group that does
// not exist has no membership. If Jira does not expand the groups of the user, it reads the members of the group.
func (c *Client) isMember(ctx context.Context, user User, group string) (bool, error) {
	current, err := c.UserNow(ctx, ByKey(user.Key))
	if err != nil {
		return existsAfter(err)
	}
	if groups, known := current.Groups(); known {
		return slices.ContainsFunc(groups, func(name string) bool { return SameGroup(name, group) }), nil
	}
	member := false
	err = c.EachMember(ctx, group, func(found User) bool {
		member = found.Key == user.Key
		return !member
	})
	if IsNotFound(err) {
		return false, nil
	}
	return member, err
}

// groupCache holds the names of the groups that are known to exist, for one run.
type groupCache struct {
	mutex sync.Mutex
	// existing has the names in lower case.
	existing map[string]bool
}

func (g *groupCache) contains(group string) bool {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	return g.existing[strings.ToLower(group)]
}

func (g *groupCache) add(group string) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	if g.existing == nil {
		g.existing = map[string]bool{}
	}
	g.existing[strings.ToLower(group)] = true
}

func (g *groupCache) remove(group string) {
	g.mutex.Lock()
	defer g.mutex.Unlock()
	delete(g.existing, strings.ToLower(group))
}
