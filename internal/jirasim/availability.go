// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
)

const readOnlyModePath = rest + "/readonly-mode"

// readOnlyMode refuses all writes while it is enabled; it cannot be left through REST (facts 6.2).
type readOnlyMode struct {
	Enabled bool   `json:"enabled"`
	Message string `json:"message"`
}

// SetStarting makes Jira start up, or be ready: while it starts there is 503 everywhere but at /status.
func (s *Server) SetStarting(starting bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.starting = starting
}

// SetReadOnlyMode begins or ends the read-only mode.
func (s *Server) SetReadOnlyMode(enabled bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.setReadOnlyMode(enabled)
}

func (s *Server) setReadOnlyMode(enabled bool) {
	s.readOnly = readOnlyMode{Enabled: enabled, Message: "Jira is currently in read-only mode for maintenance."}
}

// checkStarting redirects browsers to the page that tells how far Jira is, and refuses everything else (facts 6.2).
func (e *exchange) checkStarting() *httpResponse {
	if !e.server.starting || e.path == "/status" {
		return nil
	}
	given := Fault{Kind: Unavailable}.unprocessed()
	switch e.path {
	case "/":
		given = htmlResponse(http.StatusFound, "302 Found", "")
		given.header.Set("Location", e.server.baseURL()+"/startup.jsp")
	case "/startup.jsp":
		given = htmlResponse(http.StatusOK, "Jira is starting up", "Starting the application")
	}
	return &given
}

// checkReadOnlyMode refuses writes. The status is a guess: the facts know only that they are refused.
func (e *exchange) checkReadOnlyMode() *httpResponse {
	if !e.server.readOnly.Enabled || e.request.Method == http.MethodGet || e.request.Method == http.MethodHead {
		return nil
	}
	refused := refusal(http.StatusServiceUnavailable, e.server.readOnly.Message)
	return &refused
}

func (s *Server) readReadOnlyMode(*exchange) httpResponse {
	return jsonResponse(http.StatusOK, s.readOnly)
}

func (s *Server) enterReadOnlyMode(e *exchange) httpResponse {
	var body struct {
		Enabled flag `json:"enabled"`
	}
	if refused := e.read(&body); refused != nil {
		return *refused
	}
	if !e.caller.SystemAdministrator {
		return notAdministrator()
	}
	s.setReadOnlyMode(bool(body.Enabled))
	return httpResponse{status: http.StatusOK, header: http.Header{}}
}

// readStatus is outside of REST and open to everybody.
func (s *Server) readStatus(*exchange) httpResponse {
	state := "RUNNING"
	if s.starting {
		state = "STARTING"
	}
	return typed(http.StatusOK, jsonType, fmt.Appendf(nil, `{"state":%q}`, state))
}
