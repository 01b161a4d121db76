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
)

// controlPath is outside of Jira: it is for whoever runs the simulator as a process.
const controlPath = "/simulator/"

// secretHeaders are not shown to those who read the log over HTTP.
var secretHeaders = []string{"Authorization", "Cookie"}

// control serves GET requests (the log), GET picture (what a user shows), POST misbehave (a Fault as JSON) and POST
// behave.
func (s *Server) control(r *http.Request) httpResponse {
	switch r.Method + " " + strings.TrimPrefix(r.URL.Path, controlPath) {
	case "GET requests":
		return jsonResponse(http.StatusOK, s.redactedRequests())
	case "GET picture":
		return s.controlImage(r.URL.Query())
	case "POST misbehave":
		return s.controlMisbehave(r)
	case "POST behave":
		s.Behave()
		return noContent()
	}
	return jsonResponse(http.StatusNotFound, map[string]string{"message": "There are GET requests, GET picture, POST misbehave and POST behave."})
}

// loggedRequest is a Request with its secrets blacked out and its body as text.
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
			request.Number, request.Method, request.Path, request.Query, request.Header, bodyText(request),
			request.Username, request.Status, request.Fault, request.RemoteAddress, request.Session,
		})
	}
	return redacted
}

// bodyText leaves out pictures, which are not text, and every body that names a password.
func bodyText(request Request) string {
	text := string(request.Body)
	switch {
	case strings.Contains(strings.ToLower(text), "password"):
		return "(secret)"
	case text != "" && !strings.Contains(request.Header.Get("Content-Type"), "json"):
		return fmt.Sprintf("(%d bytes)", len(text))
	}
	return text
}

func (s *Server) controlImage(query url.Values) httpResponse {
	side, err := strconv.Atoi(query.Get("side"))
	pixels := s.ShownImage(query.Get("userKey"), max(1, min(side, largestRendition)))
	if err != nil || pixels == nil {
		return jsonResponse(http.StatusNotFound, map[string]string{"message": "No picture: userKey and side are needed."})
	}
	return typed(http.StatusOK, "image/png", encodedPNG(pixels))
}

func (s *Server) controlMisbehave(r *http.Request) httpResponse {
	var fault Fault
	decoder := json.NewDecoder(r.Body)
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&fault); err != nil {
		return jsonResponse(http.StatusBadRequest, map[string]string{"message": err.Error()})
	}
	if !slices.Contains(faultKinds, fault.Kind) {
		return jsonResponse(http.StatusBadRequest, map[string]string{"message": fmt.Sprintf("There is no kind of fault called %q.", fault.Kind)})
	}
	return jsonResponse(http.StatusOK, map[string]int{"fault": s.Misbehave(fault)})
}
