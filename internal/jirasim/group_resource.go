// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"
)

// membersPerPage is the most that group/member and the user list of a group give at once.
const membersPerPage = 50

func (s *Server) groupRoutes() []route {
	return []route{
		{
			method: "POST", path: rest + "/group", handle: s.createGroup, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", statuses: []int{201, 400, 401, 403},
		},
		{
			method: "DELETE", path: rest + "/group", handle: s.deleteGroup, access: administrators, webSudo: true,
			query: []string{"groupname", "swapGroup"}, statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "POST", path: rest + "/group/user", handle: s.addMember, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", query: []string{"groupname"},
			statuses: []int{201, s.alreadyMember(), 400, 401, 403, 404},
		},
		{
			method: "DELETE", path: rest + "/group/user", handle: s.removeMember, access: administrators, webSudo: true,
			query: []string{"groupname", "username"}, statuses: []int{200, s.notMember(), 400, 401, 403, 404},
		},
		{
			method: "GET", path: rest + "/group/member", handle: s.listMembers, access: administrators,
			produces: "application/json", query: []string{"groupname", "includeInactiveUsers", "startAt", "maxResults"},
			statuses: []int{200, 400, 401, 403, 404},
		},
	}
}

// alreadyMember and notMember are refusals whose status differs by version (facts 5.8).
func (s *Server) alreadyMember() int {
	if s.version.atLeast(9, 0) {
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func (s *Server) notMember() int {
	switch {
	case s.version.atLeast(11, 0):
		return http.StatusNotFound
	case s.version.atLeast(9, 0):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

// fullGroup is the bean of writes; its users are counted but never listed.
type fullGroup struct {
	Name   string    `json:"name"`
	Self   string    `json:"self"`
	Users  userCount `json:"users"`
	Expand string    `json:"expand"`
}

type userCount struct {
	Size       int   `json:"size"`
	Items      []any `json:"items"`
	MaxResults int   `json:"max-results"`
	StartIndex int   `json:"start-index"`
	EndIndex   int   `json:"end-index"`
}

func (s *Server) fullGroup(name string) fullGroup {
	bean := s.groupBean(name)
	return fullGroup{bean.Name, bean.Self, userCount{Size: len(s.membersOf(name)), Items: []any{}, MaxResults: membersPerPage}, "users"}
}

func (s *Server) createGroup(e *exchange) httpResponse {
	var body struct {
		Name text `json:"name"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	name := strings.TrimSpace(string(body.Name))
	switch {
	case name == "":
		return refusal(http.StatusBadRequest, "The group name can not be empty")
	case s.findGroup(name) != nil:
		return fieldRefusal("groupName", "A group or user with this name already exists.")
	}
	created := s.fullGroup(s.addGroup(name).name)
	given := jsonResponse(http.StatusCreated, created)
	given.header.Set("Location", created.Self)
	return given
}

// namedGroup finds the group of the groupname parameter.
func (e *exchange) namedGroup() (*group, *httpResponse) {
	name := e.argument("groupname")
	found := e.server.findGroup(name)
	var refused httpResponse
	switch {
	case strings.TrimSpace(name) == "":
		refused = refusal(http.StatusBadRequest, "The group name can not be empty")
	case found == nil:
		// The doubled quotes are Jira's own.
		refused = refusal(http.StatusNotFound, fmt.Sprintf("The group named ''%s'' does not exist", name))
	default:
		return found, nil
	}
	return nil, &refused
}

func (s *Server) deleteGroup(e *exchange) httpResponse {
	found, refused := e.namedGroup()
	if refused != nil {
		return *refused
	}
	if swap := e.argument("swapGroup"); swap != "" && s.findGroup(swap) == nil {
		return refusal(http.StatusNotFound, fmt.Sprintf("The group named ''%s'' does not exist", swap))
	}
	delete(s.groups, strings.ToLower(found.name))
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}

func (s *Server) addMember(e *exchange) httpResponse {
	found, refused := e.namedGroup()
	if refused != nil {
		return *refused
	}
	var body struct {
		Name text `json:"name"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	user := s.findByName(string(body.Name))
	switch {
	case user == nil:
		return refusal(http.StatusNotFound, fmt.Sprintf("User '%s' does not exist.", body.Name))
	case found.members[user.Key]:
		return refusal(s.alreadyMember(), fmt.Sprintf("Cannot add user '%s', user is already a member of '%s'", user.Name, found.name))
	}
	found.members[user.Key] = true
	return jsonResponse(http.StatusCreated, s.fullGroup(found.name))
}

// removeMember knows direct members only: who is in a nested group cannot be removed here.
func (s *Server) removeMember(e *exchange) httpResponse {
	found, refused := e.namedGroup()
	if refused != nil {
		return *refused
	}
	user := s.findByName(e.argument("username"))
	switch {
	case user == nil:
		return refusal(http.StatusNotFound, fmt.Sprintf("User '%s' does not exist.", e.argument("username")))
	case !found.members[user.Key]:
		return refusal(s.notMember(), fmt.Sprintf("Cannot remove user '%s' from group '%s' since user is not a member of '%s'", user.Name, found.name, found.name))
	case user == e.caller && strings.EqualFold(found.name, administratorsGroup):
		return refusal(http.StatusBadRequest, "You are trying to leave all of the administration groups. You cannot delete your own administration permission.")
	}
	delete(found.members, user.Key)
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}

// memberPage is a page; whether it is the last one is for isLast to say.
type memberPage struct {
	Self       string     `json:"self"`
	NextPage   string     `json:"nextPage,omitempty"`
	MaxResults int        `json:"maxResults"`
	StartAt    int        `json:"startAt"`
	Total      int        `json:"total"`
	IsLast     bool       `json:"isLast"`
	Values     []userBean `json:"values"`
}

func (s *Server) listMembers(e *exchange) httpResponse {
	found, refused := e.namedGroup()
	if refused != nil {
		return *refused
	}
	members := s.membersOf(found.name)
	inactive := e.argument("includeInactiveUsers")
	if inactive != "true" {
		members = slices.DeleteFunc(members, func(user *storedUser) bool { return !user.Active })
	}
	start := max(0, e.integer("startAt", 0))
	size := min(membersPerPage, max(1, e.integer("maxResults", membersPerPage)))
	page := memberPage{MaxResults: size, StartAt: start, Total: len(members), IsLast: start+size >= len(members), Values: []userBean{}}
	for _, user := range members[min(start, len(members)):min(start+size, len(members))] {
		page.Values = append(page.Values, e.listedUser(user))
	}
	address := func(start int) string {
		query := url.Values{"groupname": {found.name}, "startAt": {strconv.Itoa(start)}, "maxResults": {strconv.Itoa(size)}}
		if inactive != "" {
			query.Set("includeInactiveUsers", inactive)
		}
		return s.baseURL() + rest + "/group/member?" + query.Encode()
	}
	page.Self = address(start)
	if !page.IsLast {
		page.NextPage = address(start + size)
	}
	return jsonResponse(http.StatusOK, page)
}
