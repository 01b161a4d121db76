// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import "net/http"

// SetReadOnlyMode begins or ends the read-only mode.
func (s *Server) SetReadOnlyMode(enabled bool) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.SetReadOnlyMode(enabled)
}

// checkReadOnlyMode refuses writes. The facts do not say with which status; 503 is a guess (facts 6.2).
func (e *exchange) checkReadOnlyMode() *httpResponse {
	mode := e.server.store.ReadOnlyMode()
	if !mode.Enabled || e.request.Method == http.MethodGet || e.request.Method == http.MethodHead {
		return nil
	}
	return refusal(http.StatusServiceUnavailable, mode.Message)
}

func (s *Server) readOnlyModeRoutes() []route {
	const path = apiPath + "/readonly-mode"
	return []route{
		{
			method: "GET", path: path, handle: s.readReadOnlyMode, access: loggedIn,
			produces: "application/json", statuses: []int{200, 401},
		},
		{
			method: "PUT", path: path, handle: s.changeReadOnlyMode, access: administrators,
			consumes: "application/json", statuses: []int{200, 400, 403},
		},
	}
}

type readOnlyModeBean struct {
	Enabled bool   `json:"enabled"`
	Message string `json:"message"`
}

func (s *Server) readReadOnlyMode(*exchange) *httpResponse {
	return jsonResponse(http.StatusOK, readOnlyModeBean(s.store.ReadOnlyMode()))
}

// changeReadOnlyMode can only begin the read-only mode: once it is on, checkReadOnlyMode refuses the request that would end
// it (facts 6.2).
func (s *Server) changeReadOnlyMode(e *exchange) *httpResponse {
	var body struct {
		Enabled lenientBool `json:"enabled"`
	}
	if refused := e.decodeBody(&body); refused != nil {
		return refused
	}
	if !e.caller.SystemAdministrator {
		return notAdministrator()
	}
	s.store.SetReadOnlyMode(bool(body.Enabled))
	return emptyResponse(http.StatusOK)
}
