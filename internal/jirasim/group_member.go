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

// membersPerPage is the maximum page size of group/member.
const membersPerPage = 50

func (s *Server) groupMemberRoutes() []route {
	return []route{{
		method: "GET", path: apiPath + "/group/member", handle: s.listGroupMembers, access: administrators,
		produces: "application/json", query: []string{"groupname", "includeInactiveUsers", "startAt", "maxResults"},
		statuses: []int{200, 400, 401, 403, 404},
	}}
}

// memberPage is a page of members. IsLast marks the last page (facts 5.8).
type memberPage struct {
	Self       string     `json:"self"`
	NextPage   string     `json:"nextPage,omitempty"`
	MaxResults int        `json:"maxResults"`
	StartAt    int        `json:"startAt"`
	Total      int        `json:"total"`
	IsLast     bool       `json:"isLast"`
	Values     []userBean `json:"values"`
}

func (s *Server) listGroupMembers(e *exchange) *httpResponse {
	found, refused := e.requestedGroup()
	if refused != nil {
		return refused
	}
	members := s.store.MembersOf(found.Name)
	includeInactive := e.argument("includeInactiveUsers")
	if includeInactive != "true" {
		members = slices.DeleteFunc(members, func(user *store.UserRecord) bool { return !user.Active })
	}
	start := max(0, e.integerArgument("startAt", 0))
	size := min(membersPerPage, max(1, e.integerArgument("maxResults", membersPerPage)))
	page := memberPage{
		MaxResults: size, StartAt: start, Total: len(members), IsLast: start+size >= len(members),
		Values: e.listedUserBeans(members[min(start, len(members)):min(start+size, len(members))]),
	}
	pageURL := func(start int) string {
		query := url.Values{"groupname": {found.Name}, "startAt": {strconv.Itoa(start)}, "maxResults": {strconv.Itoa(size)}}
		if includeInactive != "" {
			query.Set("includeInactiveUsers", includeInactive)
		}
		return s.baseURL() + apiPath + "/group/member?" + query.Encode()
	}
	page.Self = pageURL(start)
	if !page.IsLast {
		page.NextPage = pageURL(start + size)
	}
	return jsonResponse(http.StatusOK, page)
}
