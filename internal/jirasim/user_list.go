// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"strconv"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

const (
	usersPerPage = 2000
	// cursorFactor makes cursors that are not positions, so that no client computes them.
	cursorFactor = 7919
)

// UserListSettings say what GET user/list does where that is unknown (facts 12.6).
type UserListSettings struct {
	// WithoutInactive leaves out inactive users.
	WithoutInactive bool
	// WithoutAvatarURLs and WithoutEmail leave out these fields of every user.
	WithoutAvatarURLs, WithoutEmail bool
	// PageSize is the largest page. Defaults to 2000.
	PageSize int
}

// shownIn returns a user as the list shows it.
func (settings UserListSettings) shownIn(bean userBean) userBean {
	if settings.WithoutAvatarURLs {
		bean.AvatarURLs = nil
	}
	if settings.WithoutEmail {
		bean.EmailAddress = ""
	}
	return bean
}

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

// listUsers lists all users, by default including inactive ones, in the order of creation. A cursor that no page contained is not an
// error.
func (s *Server) listUsers(e *exchange) *httpResponse {
	position := e.integerArgument("cursor", 0) / cursorFactor
	settings := s.settings.UserList
	size := min(settings.PageSize, max(1, e.integerArgument("maxResults", settings.PageSize)))
	left := s.store.UsersCreatedAfter(position)
	if settings.WithoutInactive {
		left = slices.DeleteFunc(left, func(user *store.UserRecord) bool { return !user.Active })
	}

	pageURL := func(cursor string) string {
		query := url.Values{"maxResults": {strconv.Itoa(size)}}
		if cursor != "" {
			query.Set("cursor", cursor)
		}
		return s.baseURL() + apiPath + "/user/list?" + query.Encode()
	}
	shown := left[:min(size, len(left))]
	page := userListPage{
		Self: pageURL(e.argument("cursor")), MaxResults: size, IsLast: len(left) <= size, Values: []userBean{},
	}
	for _, user := range shown {
		page.Values = append(page.Values, settings.shownIn(e.listedUserBean(user)))
	}
	if !page.IsLast {
		page.NextCursor = strconv.Itoa(shown[size-1].CreationPosition() * cursorFactor)
		page.NextPage = pageURL(page.NextCursor)
	}
	return jsonResponse(http.StatusOK, page)
}
