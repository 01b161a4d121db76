// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"strings"
)

func (s *Server) userRoutes() []route {
	byNameOrKey := []string{"username", "key"}
	return []route{
		{
			method: "GET", path: rest + "/user", handle: s.readUser, access: loggedIn, produces: "application/json",
			query:    []string{"username", "key", "includeDeleted", "expand"},
			statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "POST", path: rest + "/user", handle: s.createUser, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", statuses: []int{201, 400, 401, 403},
		},
		{
			method: "PUT", path: rest + "/user", handle: s.updateUser, access: administrators, webSudo: true,
			consumes: "application/json", produces: "application/json", query: byNameOrKey,
			statuses: []int{200, 400, 401, 403, 404},
		},
		{
			method: "DELETE", path: rest + "/user", handle: s.deleteUser, access: administrators, webSudo: true,
			query: byNameOrKey, statuses: []int{204, 400, 401, 403, 404},
		},
		{
			method: "GET", path: rest + "/myself", handle: s.readMyself, access: loggedIn, produces: "application/json",
			query: []string{"expand"}, statuses: []int{200, 401},
		},
	}
}

// namedUser finds the user that a request means by username or key.
func (e *exchange) namedUser(includeDeleted bool) (*storedUser, *httpResponse) {
	s := e.server
	username, key := e.argument("username"), e.argument("key")
	var found *storedUser
	var refused httpResponse
	switch {
	case e.query.Has("username") && e.query.Has("key"):
		refused = refusal(http.StatusBadRequest, "You cannot specify both the username and the key parameters")
		return nil, &refused
	case username != "":
		found = s.users[s.keysByName[strings.ToLower(username)]]
		refused = notFoundUser(username)
	case key != "":
		found = s.users[key]
		refused = refusal(http.StatusNotFound, fmt.Sprintf("The user with the key '%s' does not exist", key))
	default:
		refused = refusal(http.StatusNotFound, "Either the 'username' or the 'key' query parameters need to be provided")
	}
	if found == nil || found.Deleted && !includeDeleted || e.notReplicated(found) {
		return nil, &refused
	}
	return found, nil
}

func (s *Server) readUser(e *exchange) httpResponse {
	includeDeleted := e.argument("includeDeleted") == "true"
	if includeDeleted && !e.callerAdministers() {
		return notAdministrator()
	}
	found, refused := e.namedUser(includeDeleted)
	if refused != nil {
		return *refused
	}
	return jsonResponse(http.StatusOK, e.fullUser(found, e.argument("expand")))
}

func (s *Server) readMyself(e *exchange) httpResponse {
	return jsonResponse(http.StatusOK, e.fullUser(e.caller, e.argument("expand")))
}

func (s *Server) deleteUser(e *exchange) httpResponse {
	user, refused := e.namedUser(false)
	if refused != nil {
		return *refused
	}
	if reasons := e.reasonsAgainstDeletion(user); !reasons.empty() {
		return reasons.answer(http.StatusBadRequest)
	}
	s.erase(user)
	return noContent()
}

// reasonsAgainstDeletion are all of them, as Jira lists them (facts 5.6).
func (e *exchange) reasonsAgainstDeletion(user *storedUser) *errorCollection {
	reasons := newErrorCollection()
	if user == e.caller {
		reasons.add("You cannot delete the currently logged in user.")
	}
	if e.readOnly(user) {
		reasons.add("Cannot delete user, the user directory is read-only.")
	}
	if e.mayNotTouch(user) {
		reasons.add("As a user with Jira Administrators permission, you cannot delete users with Jira System Administrators permission.")
	}
	if user.IssuesReported > 0 {
		reasons.add(fmt.Sprintf("Cannot delete user '%s' because %d issues were reported by this person.", user.Name, user.IssuesReported))
	}
	if user.IssuesAssigned > 0 {
		reasons.add(fmt.Sprintf("Cannot delete user '%s' because %d issues are currently assigned to this person.", user.Name, user.IssuesAssigned))
	}
	if user.Comments > 0 {
		reasons.add(fmt.Sprintf("Cannot delete user '%s' because they have made %d comments.", user.Name, user.Comments))
	}
	if projects := len(user.LeadsProjects); projects > 0 {
		reasons.add(fmt.Sprintf("Cannot delete user '%s' because they are currently the project lead on %d projects.", user.Name, projects))
	}
	return reasons
}

// mayNotTouch protects system administrators from mere administrators.
func (e *exchange) mayNotTouch(user *storedUser) bool {
	return user.SystemAdministrator && !e.caller.SystemAdministrator
}

// readOnly users live in a directory that Jira cannot write to.
func (e *exchange) readOnly(user *storedUser) bool {
	return user.ReadOnly || e.server.settings.ReadOnlyDirectory
}
