// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
)

// SetStarting makes Jira start up (true) or run (false). While Jira starts, it responds 503 to everything except /status
// and the pages for browsers.
func (s *Server) SetStarting(starting bool) {
	s.store.Lock()
	defer s.store.Unlock()
	s.store.SetStarting(starting)
}

// checkStarting redirects browsers to the page that shows the progress, and refuses everything else (facts 6.2).
func (e *exchange) checkStarting() *httpResponse {
	if !e.server.store.Starting() || e.path == "/status" {
		return nil
	}
	switch e.path {
	case "/":
		return redirectTo(e.server.baseURL()+"/startup.jsp", "")
	case "/startup.jsp":
		return htmlResponse(http.StatusOK, "Jira is starting up", "Starting the application")
	}
	return Fault{Kind: Unavailable}.unprocessedResponse()
}

// readStatus is outside of REST and open to everyone (facts 5.12).
func (s *Server) readStatus(*exchange) *httpResponse {
	state := "RUNNING"
	if s.store.Starting() {
		state = "STARTING"
	}
	return typedResponse(http.StatusOK, jsonType, fmt.Appendf(nil, `{"state":%q}`, state))
}
