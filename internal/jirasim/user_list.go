// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"net/http"
	"net/url"
	"slices"
	"strconv"
)

const (
	usersPerPage = 2000
	// cursorStep makes cursors that are not positions, so that nobody computes them.
	cursorStep = 7919
)

// streamPage is a page of user/list: without a total, and the cursor is text (facts 5.9).
type streamPage struct {
	Self       string     `json:"self"`
	NextPage   string     `json:"nextPage,omitempty"`
	MaxResults int        `json:"maxResults"`
	NextCursor string     `json:"nextCursor,omitempty"`
	IsLast     bool       `json:"isLast"`
	Values     []userBean `json:"values"`
}

// listUsers goes through everybody, inactive users included, in no order that means anything. A cursor that was never
// given out works like any other.
func (s *Server) listUsers(e *exchange) httpResponse {
	after := e.integer("cursor", 0) / cursorStep
	size := min(usersPerPage, max(1, e.integer("maxResults", usersPerPage)))
	left := slices.DeleteFunc(s.liveUsers(), func(user *storedUser) bool { return user.sequence <= after })
	slices.SortFunc(left, func(a, b *storedUser) int { return cmp.Compare(a.sequence, b.sequence) })

	address := func(cursor string) string {
		query := url.Values{"maxResults": {strconv.Itoa(size)}}
		if cursor != "" {
			query.Set("cursor", cursor)
		}
		return s.baseURL() + rest + "/user/list?" + query.Encode()
	}
	page := streamPage{Self: address(e.argument("cursor")), MaxResults: size, IsLast: len(left) <= size, Values: []userBean{}}
	shown := left[:min(size, len(left))]
	for _, user := range shown {
		page.Values = append(page.Values, e.listedUser(user))
	}
	if !page.IsLast {
		page.NextCursor = strconv.Itoa(shown[size-1].sequence * cursorStep)
		page.NextPage = address(page.NextCursor)
	}
	return jsonResponse(http.StatusOK, page)
}
