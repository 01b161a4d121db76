// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) groupUserRoutes() []route {
	const path = apiPath + "/group/user"
	return []route{
		{
			method: "POST", path: path, handle: s.addGroupUser, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", query: []string{"groupname"},
			statuses: []int{201, s.alreadyMemberStatus(), 400, 401, 403, 404},
		},
		{
			method: "DELETE", path: path, handle: s.removeGroupUser, access: administrators, webSudo: true,
			query: []string{"groupname", "username"}, statuses: []int{200, s.notMemberStatus(), 400, 401, 403, 404},
		},
	}
}

// alreadyMemberStatus and notMemberStatus depend on the version (facts 5.8).
func (s *Server) alreadyMemberStatus() int {
	if s.version.AtLeast(9, 0) {
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func (s *Server) notMemberStatus() int {
	switch {
	case s.version.AtLeast(11, 0):
		return http.StatusNotFound
	case s.version.AtLeast(9, 0):
		return http.StatusBadRequest
	}
	return http.StatusInternalServerError
}

func groupUserNotFound(username string) *httpResponse {
	return refusal(http.StatusNotFound, fmt.Sprintf("User '%s' does not exist.", username))
}

func (s *Server) addGroupUser(e *exchange) *httpResponse {
	found, refused := e.requestedGroup()
	if refused != nil {
		return refused
	}
	var body struct {
		Name lenientString `json:"name"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	user := s.store.FindByName(string(body.Name))
	switch {
	case user == nil:
		return groupUserNotFound(string(body.Name))
	case found.HasDirectMember(user.Key):
		return refusal(s.alreadyMemberStatus(), fmt.Sprintf("Cannot add user '%s', user is already a member of '%s'", user.Name, found.Name))
	}
	s.store.Join(found.Name, user.Key)
	*found.MemberReplica(user.Key) = s.store.NewReplica(e.node)
	return jsonResponse(http.StatusCreated, s.writtenGroupBean(found.Name))
}

// removeGroupUser removes direct members only; members of nested groups count as no members.
func (s *Server) removeGroupUser(e *exchange) *httpResponse {
	found, refused := e.requestedGroup()
	if refused != nil {
		return refused
	}
	user := s.store.FindByName(e.argument("username"))
	switch {
	case user == nil:
		return groupUserNotFound(e.argument("username"))
	case !found.HasDirectMember(user.Key):
		return refusal(s.notMemberStatus(), fmt.Sprintf("Cannot remove user '%s' from group '%s' since user is not a member of '%s'", user.Name, found.Name, found.Name))
	case user == e.caller && strings.EqualFold(found.Name, store.AdministratorsGroup):
		return refusal(http.StatusBadRequest, "You are trying to leave all of the administration groups. You cannot delete your own administration permission.")
	}
	s.store.Leave(found.Name, user.Key)
	return emptyResponse(http.StatusOK)
}
