// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
)

// columnLabels are the columns of the issue navigator, by id.
var columnLabels = map[string]string{
	"issuetype": "Issue Type", "issuekey": "Key", "summary": "Summary", "assignee": "Assignee", "reporter": "Reporter",
	"priority": "Priority", "status": "Status", "resolution": "Resolution", "created": "Created", "updated": "Updated",
	"duedate": "Due Date", "components": "Component/s", "creator": "Creator", "description": "Description",
	"environment": "Environment", "fixVersions": "Fix Version/s", "labels": "Labels", "project": "Project",
	"resolutiondate": "Resolved", "security": "Security Level", "timeestimate": "Remaining Estimate", "timespent": "Time Spent",
	"versions": "Affects Version/s", "votes": "Votes", "watches": "Watchers",
}

var defaultColumns = []string{
	"issuetype", "issuekey", "summary", "assignee", "reporter", "priority", "status", "resolution", "created", "updated", "duedate",
}

func (s *Server) columnRoutes() []route {
	const path = rest + "/user/columns"
	return []route{
		{
			method: "GET", path: path, handle: s.readColumns, access: loggedIn, produces: "application/json",
			query: []string{"username"}, statuses: []int{200, 401, 404},
		},
		{
			method: "PUT", path: path, handle: s.setColumns, access: loggedIn, consumes: "application/x-www-form-urlencoded",
			statuses: []int{200, 401, 404, 500},
		},
		{
			method: "DELETE", path: path, handle: s.resetColumns, access: loggedIn, query: []string{"username"},
			statuses: []int{204, 401, 404},
		},
	}
}

// columnOwner is the user of that name, or the caller where none is given. Others are for administrators.
func (e *exchange) columnOwner(username string) (*storedUser, *httpResponse) {
	owner := e.caller
	if username != "" {
		owner = e.server.findByName(username)
	}
	var refused httpResponse
	switch {
	case owner == nil:
		refused = notFoundUser(username)
	case owner != e.caller && !e.callerAdministers():
		refused = refusal(http.StatusUnauthorized, "You are not authorized to perform this action. Administrator privileges are required.")
	default:
		return owner, nil
	}
	return nil, &refused
}

type columnBean struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

func (s *Server) readColumns(e *exchange) httpResponse {
	owner, refused := e.columnOwner(e.argument("username"))
	if refused != nil {
		return *refused
	}
	beans := []columnBean{}
	for _, id := range owner.shownColumns() {
		beans = append(beans, columnBean{columnLabels[id], id})
	}
	return jsonResponse(http.StatusOK, beans)
}

func (a *storedUser) shownColumns() []string {
	if a.columns == nil {
		return defaultColumns
	}
	return a.columns
}

// setColumns takes a form, username included (facts 5.10).
func (s *Server) setColumns(e *exchange) httpResponse {
	form, err := url.ParseQuery(string(e.body))
	if err != nil {
		return refusal(http.StatusInternalServerError, err.Error())
	}
	owner, refused := e.columnOwner(form.Get("username"))
	if refused != nil {
		return *refused
	}
	columns := []string{}
	for _, id := range form["columns"] {
		if columnLabels[id] == "" {
			return refusal(http.StatusInternalServerError, "Column '"+id+"' does not exist.")
		}
		if !slices.Contains(columns, id) {
			columns = append(columns, id)
		}
	}
	owner.columns = columns
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}

func (s *Server) resetColumns(e *exchange) httpResponse {
	owner, refused := e.columnOwner(e.argument("username"))
	if refused != nil {
		return *refused
	}
	owner.columns = nil
	return noContent()
}

// Columns are the ids of a user's columns and whether they are its own; otherwise they are the system's default.
func (s *Server) Columns(username string) (ids []string, own bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	owner := s.findByName(username)
	if owner == nil {
		return nil, false
	}
	return slices.Clone(owner.shownColumns()), owner.columns != nil
}

// SetColumns gives a user columns of its own, or with none the system's default.
func (s *Server) SetColumns(username string, ids ...string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if owner := s.findByName(username); owner != nil {
		owner.columns = slices.Clone(ids)
	}
}
