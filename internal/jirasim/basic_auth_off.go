// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"
	"strings"
)

// basicAuthRefused tells whether a Basic header is refused, whatever it says. Lists of users keep the session, lists of
// paths drop it at the end of the request (facts 1.2, 3.2).
func (e *exchange) basicAuthRefused() bool {
	settings := e.server.settings
	if !settings.BasicAuthOff {
		return false
	}
	username, _, _ := e.request.BasicAuth()
	if slices.ContainsFunc(settings.BasicAuthUsers, func(spared string) bool { return strings.EqualFold(spared, username) }) {
		return false
	}
	if slices.Contains(settings.BasicAuthPaths, e.path) {
		e.dropSession = true
		return false
	}
	return true
}

// basicAuthOff has a form of its own: "message", not "errorMessages", and the media type that the client accepts.
func basicAuthOff(e *exchange) *httpResponse {
	const message = "Basic Authentication has been disabled on this instance."
	refused := jsonResponse(http.StatusForbidden, map[string]string{"message": message})
	if !e.acceptable(&route{produces: "application/json"}) {
		refused = typed(http.StatusForbidden, "text/plain;charset=UTF-8", []byte(message))
	}
	return &refused
}
