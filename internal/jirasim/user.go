// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) userRoutes() []route {
	nameOrKey := []string{"username", "key"}
	return []route{
		{
			method: "GET", path: apiPath + "/user", handle: s.readUser, access: loggedIn, produces: "application/json",
			query:    []string{"username", "key", "includeDeleted", "expand"},
			statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "POST", path: apiPath + "/user", handle: s.createUser, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", statuses: []int{201, 400, 401, 403},
		},
		{
			method: "PUT", path: apiPath + "/user", handle: s.updateUser, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", query: nameOrKey,
			statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "DELETE", path: apiPath + "/user", handle: s.deleteUser, access: administrators, webSudo: true,
			query: nameOrKey, statuses: []int{204, 400, 401, 403, 404},
		},
		{
			method: "GET", path: apiPath + "/myself", handle: s.readMyself, access: loggedIn, produces: "application/json",
			query: []string{"expand"}, statuses: []int{200, 401},
		},
	}
}

// requestedUser returns the user that the parameter username or key names (facts 5.2).
func (e *exchange) requestedUser(includeDeleted bool) (*store.UserRecord, *httpResponse) {
	username, key := e.argument("username"), e.argument("key")
	var notFound *httpResponse
	switch {
	case e.query.Has("username") && e.query.Has("key"):
		return nil, refusal(http.StatusBadRequest, "You cannot specify both the username and the key parameters")
	case username != "":
		key, notFound = e.server.store.KeyOfName(username), userNotFound(username)
	case key != "":
		key, notFound = e.server.store.StoredKey(key), userKeyNotFound(key)
	default:
		return nil, refusal(http.StatusNotFound, "Either the 'username' or the 'key' query parameters need to be provided")
	}
	found := e.server.store.FindDeletedToo(key)
	if found == nil || found.Deleted && !includeDeleted || e.missingOnNode(&found.Replica) {
		return nil, notFound
	}
	return found, nil
}

func (s *Server) readUser(e *exchange) *httpResponse {
	includeDeleted := e.argument("includeDeleted") == "true"
	if includeDeleted && !e.callerAdministers() {
		return notAdministrator()
	}
	found, refused := e.requestedUser(includeDeleted)
	switch {
	case refused != nil:
		return refused
	case found != e.caller && !e.callerBrowsesUsers():
		return refusal(http.StatusForbidden, "You do not have permission to browse users.")
	}
	return jsonResponse(http.StatusOK, e.userBean(found, e.argument("expand")))
}

func (s *Server) readMyself(e *exchange) *httpResponse {
	return jsonResponse(http.StatusOK, e.userBean(e.caller, e.argument("expand")))
}

// userBody is the body of POST and PUT; key, self and unknown members are ignored (facts 5.3).
type userBody struct {
	userStrings
	Password        lenientString    `json:"password"`
	Notification    lenientBool      `json:"notification"`
	ApplicationKeys *[]lenientString `json:"applicationKeys"`
	Active          *lenientBool     `json:"active"`
}

func (body userBody) fields() store.UserFields {
	fields := store.UserFields{
		Requested: store.User{
			Name: string(body.Name), DisplayName: string(body.DisplayName), EmailAddress: string(body.EmailAddress), Password: string(body.Password),
		},
		Active: (*bool)(body.Active), Notify: bool(body.Notification),
	}
	if body.ApplicationKeys != nil {
		fields.ApplicationKeys = []string{}
		for _, key := range *body.ApplicationKeys {
			fields.ApplicationKeys = append(fields.ApplicationKeys, string(key))
		}
	}
	return fields
}

func (s *Server) createUser(e *exchange) *httpResponse {
	var body userBody
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	fields := body.fields()
	granted, problems := s.store.CheckNewUser(fields)
	if !problems.Empty() {
		return refusalWithProblems(http.StatusBadRequest, problems)
	}
	created := s.store.CreateUser(fields, granted, e.node)
	response := jsonResponse(http.StatusCreated, e.userBean(created, ""))
	response.header.Set("Location", s.userSelf(created.Name))
	return response
}

func (s *Server) updateUser(e *exchange) *httpResponse {
	user, refused := e.requestedUser(false)
	if refused != nil {
		return refused
	}
	var body userBody
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	fields := body.fields()
	if !s.version.AtLeast(8, 3) {
		fields.Active = nil // unknown in this version, and ignored like every unknown member
	}
	if problems := s.store.CheckChange(user, e.caller, fields); !problems.Empty() {
		return refusalWithProblems(http.StatusBadRequest, problems)
	}
	s.store.ChangeUser(user, fields, e.node)
	e.rememberCaller() // the caller may have renamed itself
	return jsonResponse(http.StatusOK, e.userBean(user, ""))
}

func (s *Server) deleteUser(e *exchange) *httpResponse {
	user, refused := e.requestedUser(false)
	if refused != nil {
		return refused
	}
	if problems := s.store.CheckDeletion(user, e.caller); !problems.Empty() {
		return refusalWithProblems(http.StatusBadRequest, problems)
	}
	s.store.Delete(user)
	return emptyResponse(http.StatusNoContent)
}
