// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"
	"strings"
)

// isBasicAuthOff reports whether a Basic header is refused without a look at the credentials. Exempt users keep their
// session; sessions on exempt paths end with the request (facts 1.2, 3.2).
func (e *exchange) isBasicAuthOff() bool {
	settings := e.server.settings
	if !settings.BasicAuthOff {
		return false
	}
	username, _, _ := e.request.BasicAuth()
	if slices.ContainsFunc(settings.BasicAuthUsers, func(exempt string) bool { return strings.EqualFold(exempt, username) }) {
		return false
	}
	if slices.Contains(settings.BasicAuthPaths, e.path) {
		e.endSession = true
		return false
	}
	return true
}

// basicAuthOffResponse has a form of its own: the member is "message", not "errorMessages", and the media type is the one
// that the client accepts (facts 3.2).
func (e *exchange) basicAuthOffResponse() *httpResponse {
	const message = "Basic Authentication has been disabled on this instance."
	if !e.isAcceptable(&route{produces: "application/json"}) {
		return typedResponse(http.StatusForbidden, "text/plain;charset=UTF-8", []byte(message))
	}
	return jsonResponse(http.StatusForbidden, map[string]string{"message": message})
}
