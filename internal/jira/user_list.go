// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

// listedPerPage is the most users that user/list gives at once (facts 5.9).
const listedPerPage = 2000

// Coverage is which users a list of all has.
type Coverage int

const (
	// EveryAccount has all, active or not.
	EveryUser Coverage = iota
	// ApplicationMembers has those that can use an application, for want of a better list: Jira 10.2 and earlier have
	// none, and of 10.3 only the later releases have one.
	ApplicationMembers
)

// EachUser hands over all users, active or not, one after the other and page by page, until it is told to stop by
// false. It goes through GET user/list or, where Jira has not got that, through the members of the groups that grant
// access to an application. A user comes once, in an order that means nothing.
func (c *Client) EachUser(ctx context.Context, take func(User) bool) (Coverage, error) {
	info, err := c.ServerInfo(ctx)
	if err != nil {
		return EveryUser, err
	}
	if !info.atLeast(10, 3) {
		return ApplicationMembers, c.eachApplicationMember(ctx, take)
	}
	err = c.eachListedUser(ctx, take)
	if isMissingResource(err) && !info.atLeast(11, 0) {
		return ApplicationMembers, c.eachApplicationMember(ctx, take)
	}
	return EveryUser, err
}

// isMissingResource tells whether Jira has not got what was asked for. The list itself never answers so (facts 5.9).
func isMissingResource(err error) bool {
	var foreign *UnexpectedResponseError
	return IsNotFound(err) || (errors.As(err, &foreign) && foreign.Status == http.StatusNotFound)
}

// eachListedUser goes through the pages of GET user/list, by the cursors that Jira hands out.
func (c *Client) eachListedUser(ctx context.Context, take func(User) bool) error {
	parameters := url.Values{"maxResults": {strconv.Itoa(listedPerPage)}}
	for {
		response, err := c.do(ctx, request{method: http.MethodGet, path: userPath + "/list", query: parameters})
		if err != nil {
			return err
		}
		var page struct {
			Values     []User `json:"values"`
			NextCursor string `json:"nextCursor"`
			IsLast     bool   `json:"isLast"`
		}
		if err := response.decode(&page); err != nil {
			return err
		}
		// A cursor that leads nowhere would go in circles.
		if page.Values == nil || (!page.IsLast && (page.NextCursor == "" || page.NextCursor == parameters.Get("cursor"))) {
			return response.foreign()
		}
		for _, user := range page.Values {
			if !take(user) {
				return nil
			}
		}
		if page.IsLast {
			return nil
		}
		parameters.Set("cursor", page.NextCursor)
	}
}

// eachApplicationMember goes through the groups that grant access to an application.
func (c *Client) eachApplicationMember(ctx context.Context, take func(User) bool) error {
	groups, err := c.applicationGroups(ctx)
	if err != nil {
		return err
	}
	seen := map[string]bool{}
	stopped := false
	for _, group := range groups {
		err := c.EachMember(ctx, group, func(user User) bool {
			stopped = !seen[user.Key] && !take(user)
			seen[user.Key] = true
			return !stopped
		})
		if err != nil || stopped {
			return err
		}
	}
	return nil
}

// applicationGroups are the groups that grant access to an application, each once.
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

// atLeast tells whether this is the given version or a later one.
func (i ServerInfo) atLeast(major, minor int) bool {
	numbers := append(i.VersionNumbers, 0, 0) //nolint:gocritic // a copy or not, nothing is lost
	return numbers[0] > major || (numbers[0] == major && numbers[1] >= minor)
}
