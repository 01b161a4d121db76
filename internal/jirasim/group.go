// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"net/url"
	"strings"
	"unicode/utf16"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) groupRoutes() []route {
	routes := []route{
		{
			method: "POST", path: apiPath + "/group", handle: s.createGroup, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", statuses: []int{201, 400, 401, 403},
		},
		{
			method: "DELETE", path: apiPath + "/group", handle: s.deleteGroup, access: administrators, webSudo: true,
			query: []string{"groupname", "swapGroup"}, statuses: []int{200, 400, 401, 403, 404},
		},
	}
	if !s.version.AtLeast(10, 0) {
		routes = append(routes, route{
			method: "GET", path: apiPath + "/group", handle: s.readGroup, access: administrators, produces: "application/json",
			query: []string{"groupname", "expand"}, statuses: []int{200, 400, 401, 403, 404},
		})
	}
	return routes
}

// readGroup exists up to 9.x (facts 12.3). With "expand=users" it lists the first members.
func (s *Server) readGroup(e *exchange) *httpResponse {
	found, refused := e.requestedGroup()
	if refused != nil {
		return refused
	}
	bean := s.writtenGroupBean(found.Name)
	if strings.HasPrefix(e.argument("expand"), "users") {
		members := s.store.MembersOf(found.Name)
		for _, member := range members[:min(len(members), membersPerPage)] {
			bean.Users.Items = append(bean.Users.Items, e.listedUserBean(member))
		}
		bean.Users.EndIndex = max(0, len(bean.Users.Items)-1)
	}
	return jsonResponse(http.StatusOK, bean)
}

// maxGroupName is the length of a name that the user directory can store (facts 5.8).
const maxGroupName = 255

// groupBean is a group in lists.
type groupBean struct {
	Name string `json:"name"`
	Self string `json:"self"`
}

func (s *Server) groupBean(name string) groupBean {
	return groupBean{Name: name, Self: s.baseURL() + apiPath + "/group?groupname=" + url.QueryEscape(name)}
}

// writtenGroupBean is the group in the response to a write, which counts its users and does not list them.
type writtenGroupBean struct {
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

func (s *Server) writtenGroupBean(name string) writtenGroupBean {
	bean := s.groupBean(name)
	users := userCount{Size: len(s.store.MembersOf(name)), Items: []any{}, MaxResults: membersPerPage}
	return writtenGroupBean{bean.Name, bean.Self, users, "users"}
}

func (s *Server) createGroup(e *exchange) *httpResponse {
	var body struct {
		Name lenientString `json:"name"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	name := strings.TrimSpace(string(body.Name))
	switch {
	case name == "":
		return emptyGroupName()
	case len(utf16.Encode([]rune(name))) > maxGroupName:
		return fieldRefusal("groupName", "The group name must not exceed 255 characters in length.")
	case s.store.FindGroup(name) != nil:
		return fieldRefusal("groupName", "A group or user with this name already exists.")
	}
	added := s.store.AddGroup(name)
	added.Replica = s.store.NewReplica(e.node)
	created := s.writtenGroupBean(added.Name)
	response := jsonResponse(http.StatusCreated, created)
	response.header.Set("Location", created.Self)
	return response
}

// requestedGroup returns the group that the parameter groupname names.
func (e *exchange) requestedGroup() (*store.Group, *httpResponse) {
	name := e.argument("groupname")
	if strings.TrimSpace(name) == "" {
		return nil, emptyGroupName()
	}
	found := e.server.store.FindGroup(name)
	if found == nil || e.missingOnNode(&found.Replica) {
		return nil, groupNotFound(name)
	}
	return found, nil
}

func emptyGroupName() *httpResponse {
	return refusal(http.StatusBadRequest, "The group name can not be empty")
}

// groupNotFound has the doubled quotes that Jira sends (facts 5.8).
func groupNotFound(name string) *httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("The group named ''%s'' does not exist", name))
}

func (s *Server) deleteGroup(e *exchange) *httpResponse {
	found, refused := e.requestedGroup()
	if refused != nil {
		return refused
	}
	if swap := e.argument("swapGroup"); swap != "" && s.store.FindGroup(swap) == nil {
		return groupNotFound(swap)
	}
	s.store.RemoveGroup(found.Name)
	return emptyResponse(http.StatusOK)
}
