// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"slices"
)

// Coverage says which users EachUser lists.
type Coverage int

const (
	// EveryUser means all users, active and inactive.
	EveryUser Coverage = iota
	// ApplicationMembers means the users that have access to an application. Jira 10.2 and earlier and the first releases of
	// 10.3 cannot list all users (facts 12.6).
	ApplicationMembers
)

// EachUser calls yield for each user, active or inactive, until yield returns false. It returns which users it lists. It
// reads GET user/list in pages of 2,000 users. Where Jira does not have that endpoint, it reads the members of the groups
// that grant access to an application (GET applicationrole, GET group/member). No user is listed twice, and the order is
// undefined. The error is an *Error if Jira refuses a request.
func (c *Client) EachUser(ctx context.Context, yield func(User) bool) (Coverage, error) {
	info, err := c.ServerInfo(ctx)
	if err != nil {
		return EveryUser, err
	}
	if !info.atLeast(10, 3) {
		return ApplicationMembers, c.eachApplicationMember(ctx, yield)
	}
	err = c.eachListedUser(ctx, yield)
	if isMissingEndpoint(err) && !info.atLeast(11, 0) {
		return ApplicationMembers, c.eachApplicationMember(ctx, yield)
	}
	return EveryUser, err
}

// eachListedUser reads all pages of GET user/list. Each page names the cursor of the next one.
func (c *Client) eachListedUser(ctx context.Context, yield func(User) bool) error {
	earlier := map[string]bool{}
	for cursor := ""; ; {
		page, err := c.readPage(ctx, cursor, earlier, false)
		if err != nil {
			return err
		}
		for _, user := range page.users() {
			if !yield(user.User) {
				return nil
			}
		}
		if page.ends() {
			return nil
		}
		earlier[cursor] = true
		cursor = page.NextCursor
	}
}

// eachApplicationMember reads the members of all groups that grant access to an application.
func (c *Client) eachApplicationMember(ctx context.Context, yield func(User) bool) error {
	groups, err := c.applicationGroups(ctx)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	stopped := false
	for _, group := range groups {
		err := c.EachMember(ctx, group, func(user User) bool {
			stopped = !seen[user.Key] && !yield(user)
			seen[user.Key] = true
			return !stopped
		})
		if err != nil || stopped {
			return err
		}
	}
	return nil
}

// applicationGroups returns the groups that grant access to an application, without duplicates.
func (c *Client) applicationGroups(ctx context.Context) ([]string, error) {
	roles, err := c.ApplicationRoles(ctx)
	if err != nil {
		return nil, err
	}
	var groups []string
	for _, role := range roles {
		for _, group := range role.Groups {
			if !slices.Contains(groups, group) {
				groups = append(groups, group)
			}
		}
	}
	return groups, nil
}

// mayListUsers reports whether this version may have GET user/list: Jira 11 and later, and the late releases of 10.3, of which
// the first is not known for certain (facts 12.6).
func (i ServerInfo) mayListUsers() bool {
	return i.atLeast(11, 0) || i.atLeast(10, 3) && !i.atLeast(10, 4)
}

// atLeast reports whether Jira has this version or a later one.
func (i ServerInfo) atLeast(major, minor int) bool {
	numbers := append(i.VersionNumbers, 0, 0) //nolint:gocritic // only the first two numbers are read, whether or not append copies
	return numbers[0] > major || (numbers[0] == major && numbers[1] >= minor)
}
