// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"strconv"
)

// usersPerPage is the largest page of users that GET user/list returns (facts 5.9).
const usersPerPage = 2000

// userPage is a page of all users.
type userPage struct {
	Values     []listedUser `json:"values"`
	NextCursor string       `json:"nextCursor"`
	IsLast     bool         `json:"isLast"`
}

// listedUser is a user in a page of all users, which may lack "active" (facts 12.6).
type listedUser struct {
	User
	KnownActive *bool `json:"active"`
}

// ends reports whether no page follows.
func (p userPage) ends() bool { return p.IsLast || p.NextCursor == "" || len(p.Values) == 0 }

// users returns the users of the page that have a user key and a username.
func (p userPage) users() []*cachedUser {
	users := make([]*cachedUser, 0, len(p.Values))
	for _, listed := range p.Values {
		user := listed.User
		if listed.KnownActive != nil {
			user.Active = *listed.KnownActive
		}
		if user.isIdentified() {
			users = append(users, &cachedUser{User: user, source: fromList, knowsActive: listed.KnownActive != nil})
		}
	}
	return users
}

// readPage reads a page of all users (GET user/list), the first one if the cursor is empty, and adds its users to the cache.
// Earlier has the cursors of the pages that were read before: a page that leads back to one of them is an
// UnexpectedResponseError. Once limits the read to one attempt.
func (c *Client) readPage(ctx context.Context, cursor string, earlier map[string]bool, once bool) (userPage, error) {
	parameters := url.Values{"maxResults": {strconv.Itoa(usersPerPage)}}
	if cursor != "" {
		parameters.Set("cursor", cursor)
	}
	readAt := c.users.now()
	page, err := doJSON(ctx, c, request{
		method: http.MethodGet, path: userPath + "/list", query: parameters, once: once, mayBeForbidden: true,
	}, func(page userPage) bool {
		return page.Values != nil && (page.ends() || page.NextCursor != cursor && !earlier[page.NextCursor])
	})
	if err == nil {
		c.users.addListed(page.users(), readAt)
	}
	return page, err
}

// isMissingEndpoint reports whether this Jira does not have GET user/list. The endpoint itself never responds with 404
// (facts 5.9).
func isMissingEndpoint(err error) bool {
	var unexpected *UnexpectedResponseError
	return IsNotFound(err) || (errors.As(err, &unexpected) && unexpected.Status == http.StatusNotFound)
}
