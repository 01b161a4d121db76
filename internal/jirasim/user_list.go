// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"strconv"
)

const (
	usersPerPage = 2000
	// cursorFactor makes cursors that are not positions, so that no client computes them.
	cursorFactor = 7919
)

func (s *Server) userListRoutes() []route {
	if !s.version.AtLeast(10, 3) {
		return nil
	}
	return []route{{
		method: "GET", path: apiPath + "/user/list", handle: s.listUsers, access: loggedIn, produces: "application/json",
		query: []string{"cursor", "maxResults"}, statuses: []int{200, 401},
	}}
}

// userListPage is a page of user/list. It has no total, and the cursor is a string (facts 5.9, 12.6).
type userListPage struct {
	Self       string     `json:"self"`
	NextPage   string     `json:"nextPage,omitempty"`
	MaxResults int        `json:"maxResults"`
	NextCursor string     `json:"nextCursor,omitempty"`
	IsLast     bool       `json:"isLast"`
	Values     []userBean `json:"values"`
}

// listUsers lists all users, including inactive ones, in the order of creation. A cursor that no page contained is not an
// error.
func (s *Server) listUsers(e *exchange) *httpResponse {
	position := e.integerArgument("cursor", 0) / cursorFactor
	size := min(usersPerPage, max(1, e.integerArgument("maxResults", usersPerPage)))
	left := s.store.UsersCreatedAfter(position)

	pageURL := func(cursor string) string {
		query := url.Values{"maxResults": {strconv.Itoa(size)}}
		if cursor != "" {
			query.Set("cursor", cursor)
		}
		return s.baseURL() + apiPath + "/user/list?" + query.Encode()
	}
	shown := left[:min(size, len(left))]
	page := userListPage{
		Self: pageURL(e.argument("cursor")), MaxResults: size, IsLast: len(left) <= size, Values: e.listedUserBeans(shown),
	}
	if !page.IsLast {
		page.NextCursor = strconv.Itoa(shown[size-1].CreationPosition() * cursorFactor)
		page.NextPage = pageURL(page.NextCursor)
	}
	return jsonResponse(http.StatusOK, page)
}
