// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

func (s *Server) userColumnsRoutes() []route {
	const path = apiPath + "/user/columns"
	set := route{
		method: "PUT", path: path, handle: s.setColumns, access: loggedIn, consumes: "application/x-www-form-urlencoded",
		statuses: []int{200, 401, 404, 500},
	}
	setByMultipart := set
	setByMultipart.consumes = "multipart/form-data"
	return []route{
		set, setByMultipart,
		{
			method: "GET", path: path, handle: s.readColumns, access: loggedIn, produces: "application/json",
			query: []string{"username"}, statuses: []int{200, 401, 404},
		},
		{
			method: "DELETE", path: path, handle: s.resetColumns, access: loggedIn, query: []string{"username"},
			statuses: []int{204, 401, 404},
		},
	}
}

// columnsOwner returns the user with that username, or the caller for an empty username. Only administrators may name
// another user.
func (e *exchange) columnsOwner(username string) (*store.UserRecord, *httpResponse) {
	owner := e.caller
	if username != "" {
		owner = e.server.store.FindByName(username)
	}
	switch {
	case owner == nil || e.missingOnNode(&owner.Replica):
		return nil, userNotFound(username)
	case owner != e.caller && !e.callerAdministers():
		return nil, refusal(http.StatusUnauthorized, messageNotAdministrator)
	}
	return owner, nil
}

type columnBean struct {
	Label string `json:"label"`
	Value string `json:"value"`
}

func (s *Server) readColumns(e *exchange) *httpResponse {
	owner, refused := e.columnsOwner(e.argument("username"))
	if refused != nil {
		return refused
	}
	beans := []columnBean{}
	ids, _ := owner.Columns()
	for _, id := range ids {
		beans = append(beans, columnBean{store.ColumnLabel(id), id})
	}
	return jsonResponse(http.StatusOK, beans)
}

// setColumns reads a form of either kind, which also has the username (facts 5.10).
func (s *Server) setColumns(e *exchange) *httpResponse {
	form, err := e.form()
	if err != nil {
		return refusal(http.StatusInternalServerError, err.Error())
	}
	owner, refused := e.columnsOwner(form.Get("username"))
	if refused != nil {
		return refused
	}
	columns := []string{}
	for _, id := range form["columns"] {
		if store.ColumnLabel(id) == "" {
			return refusal(http.StatusInternalServerError, "Column '"+id+"' does not exist.")
		}
		if !slices.Contains(columns, id) {
			columns = append(columns, id)
		}
	}
	owner.SetColumns(columns)
	return emptyResponse(http.StatusOK)
}

func (s *Server) resetColumns(e *exchange) *httpResponse {
	owner, refused := e.columnsOwner(e.argument("username"))
	if refused != nil {
		return refused
	}
	owner.SetColumns(nil)
	return emptyResponse(http.StatusNoContent)
}
