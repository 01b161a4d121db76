// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// formTypes are the media types that a browser can send to another site without that site's permission.
var formTypes = []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}

var browserAgents = []string{"mozilla", "chrome", "safari", "opera", "msie"}

// checkXSRF makes both checks of facts 2.3: the REST framework's check of every POST, and Jira's own check of the resources
// that demand it.
func (e *exchange) checkXSRF() *httpResponse {
	if e.request.Method != http.MethodPost {
		return nil
	}
	header := strings.ToLower(strings.TrimSpace(e.request.Header.Get("X-Atlassian-Token")))
	hasToken := e.hasXSRFToken()
	passes := hasToken || header == "no-check" || header == "nocheck" || !slices.Contains(formTypes, e.mediaType())
	if e.route.xsrf {
		// Jira's own check does not accept the old spelling and applies to every media type.
		passes = passes && (hasToken || header == "no-check")
	}
	if e.isFromBrowser() && !e.isSameOrigin() {
		passes = false
	}
	if passes {
		return nil
	}
	return typedResponse(http.StatusForbidden, "text/plain;charset=UTF-8", []byte("XSRF check failed"))
}

func (e *exchange) hasXSRFToken() bool {
	return e.session != nil && e.query.Get("atl_token") == e.session.XSRFToken
}

func (e *exchange) isFromBrowser() bool {
	agent := strings.ToLower(e.request.UserAgent())
	return slices.ContainsFunc(browserAgents, func(name string) bool { return strings.Contains(agent, name) })
}

func (e *exchange) isSameOrigin() bool {
	origin := e.request.Header.Get("Origin")
	if origin == "" {
		origin = e.request.Referer()
	}
	parsed, err := url.Parse(origin)
	if err != nil || parsed.Host == "" {
		return false
	}
	configured, err := url.Parse(e.server.baseURL())
	return parsed.Host == e.request.Host || err == nil && parsed.Host == configured.Host
}
