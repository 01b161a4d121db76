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
	return c.changeMembership(ctx, user, group, post, true)
}

// RemoveFromGroup removes a user from a group (DELETE group/user). Removing a user that is not a member is not an error. The
// error is an *Error if Jira refuses the request, and IsNotFound reports that Jira has no such user or group.
func (c *Client) RemoveFromGroup(ctx context.Context, user User, group string) error {
	return c.changeMembership(ctx, user, group, request{
		method: http.MethodDelete, path: groupUserPath, query: url.Values{"groupname": {group}, "username": {user.Username}},
	}, false)
}

// changeMembership sends the change until its outcome is known, because sending it twice has the same effect. Jira refuses
// the second one with 400, 404 or 500, depending on the version (facts 5.8), so a refusal counts only if the membership is
// not what the change asks for.
func (c *Client) changeMembership(ctx context.Context, user User, group string, change request, member bool) error {
	if member {
		change.newUserKey = user.Key
	}
	c.users.invalidate(user.Key)
	defer c.users.invalidate(user.Key)
	_, err := c.doIdempotent(ctx, change)
	var refusal *Error
	if !errors.As(err, &refusal) || refusal.Status == http.StatusForbidden || refusal.Status == http.StatusUnauthorized {
		return err
	}
	current, lookUpErr := c.UserNow(ctx, ByKey(user.Key))
	if lookUpErr != nil {
		return err
	}
	isGroup := func(name string) bool { return SameGroup(name, group) }
	if groups, known := current.Groups(); known && slices.ContainsFunc(groups, isGroup) == member {
		return nil
	}
	return err
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
