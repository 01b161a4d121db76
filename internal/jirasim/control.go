// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// controlPath is outside of Jira. It controls a simulator that runs as a separate process.
const controlPath = "/simulator/"

// secretHeaders are hidden when the request log is read over HTTP.
var secretHeaders = []string{"Authorization", "Cookie"}

// control serves GET requests (the request log), GET operations (what Jira serves), GET avatar (what a user shows), GET users
// (the cards of the users page), POST project (adds a Project), POST misbehave (a Fault as JSON) and POST behave (removes all
// faults).
func (s *Server) control(r *http.Request) *httpResponse {
	switch r.Method + " " + strings.TrimPrefix(r.URL.Path, controlPath) {
	case "GET requests":
		return jsonResponse(http.StatusOK, s.redactedRequests())
	case "GET operations":
		return jsonResponse(http.StatusOK, s.operations())
	case "GET avatar":
		return s.controlAvatar(r.URL.Query())
	case "GET users":
		return s.usersCards()
	case "POST project":
		return s.controlProject(r)
	case "POST misbehave":
		return s.controlMisbehave(r)
	case "POST behave":
		s.Behave()
		return emptyResponse(http.StatusNoContent)
	}
	return controlError(http.StatusNotFound, "Available: GET requests, GET operations, GET avatar, GET users, POST project, POST misbehave, POST behave.")
}

// operations lists method and path of every REST operation.
func (s *Server) operations() []string {
	var operations []string
	for _, route := range s.routes {
		if strings.HasPrefix(route.path, "/rest/") {
			operations = append(operations, route.method+" "+route.path)
		}
	}
	slices.Sort(operations)
	return slices.Compact(operations)
}

func (s *Server) controlProject(r *http.Request) *httpResponse {
	var project Project
	if err := json.NewDecoder(r.Body).Decode(&project); err != nil {
		return controlError(http.StatusBadRequest, err.Error())
	}
	s.AddProject(project)
	return emptyResponse(http.StatusNoContent)
}

func controlError(status int, message string) *httpResponse {
	return jsonResponse(status, map[string]string{"message": message})
}

// loggedRequest is a Request without secrets and with its body as text.
type loggedRequest struct {
	Number        int         `json:"number"`
	Method        string      `json:"method"`
	Path          string      `json:"path"`
	Query         url.Values  `json:"query"`
	Header        http.Header `json:"header"`
	Body          string      `json:"body"`
	Username      string      `json:"username"`
	Status        int         `json:"status"`
	Fault         string      `json:"fault"`
	RemoteAddress string      `json:"remoteAddress"`
	Session       string      `json:"session"`
}

func (s *Server) redactedRequests() []loggedRequest {
	redacted := []loggedRequest{}
	for _, request := range s.Requests() {
		for _, name := range secretHeaders {
			if request.Header.Get(name) != "" {
				request.Header.Set(name, "(secret)")
			}
		}
		redacted = append(redacted, loggedRequest{
			request.Number, request.Method, request.Path, request.Query, request.Header, redactedBody(request),
			request.Username, request.Status, request.Fault, request.RemoteAddress, request.Session,
		})
	}
	return redacted
}

// redactedBody hides bodies that mention a password and bodies that are not JSON, such as images.
func redactedBody(request Request) string {
	text := string(request.Body)
	switch {
	case strings.Contains(strings.ToLower(text), "password"):
		return "(secret)"
	case text != "" && !strings.Contains(request.Header.Get("Content-Type"), "json"):
		return fmt.Sprintf("(%d bytes)", len(text))
	}
	return text
}

func (s *Server) controlAvatar(query url.Values) *httpResponse {
	side, err := strconv.Atoi(query.Get("side"))
	pixels := s.ShownImage(query.Get("userKey"), max(1, min(side, store.LargestRendition)))
	if err != nil || pixels == nil {
		return controlError(http.StatusNotFound, "No avatar: the parameters userKey and side are required.")
	}
	return typedResponse(http.StatusOK, "image/png", store.EncodePNG(pixels))
}

func (s *Server) controlMisbehave(r *http.Request) *httpResponse {
	var fault Fault
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&fault); err != nil {
		return controlError(http.StatusBadRequest, err.Error())
	}
	if !slices.Contains(faultKinds, fault.Kind) {
		return controlError(http.StatusBadRequest, fmt.Sprintf("Unknown kind of fault: %q.", fault.Kind))
	}
	return jsonResponse(http.StatusOK, map[string]int{"fault": s.Misbehave(fault)})
}
