// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"strings"
)

// formTypes are the media types that a browser sends across sites without asking.
var formTypes = []string{"", "text/plain", "application/x-www-form-urlencoded", "multipart/form-data"}

var browserMarks = []string{"mozilla", "chrome", "safari", "opera", "msie"}

// checkXSRF is both layers of facts 2.3: the REST framework's filter over every POST, and Jira's own on resources that
// ask for it.
func (e *exchange) checkXSRF() *httpResponse {
	if e.request.Method != http.MethodPost {
		return nil
	}
	header := strings.ToLower(strings.TrimSpace(e.request.Header.Get("X-Atlassian-Token")))
	token := e.sentXSRFToken()
	passes := token || header == "no-check" || header == "nocheck" || !slices.Contains(formTypes, e.mediaType())
	if e.route.xsrf {
		// This layer does not know the old spelling, and the media type does not matter to it.
		passes = passes && (token || header == "no-check")
	}
	if e.fromBrowser() && !e.sameOrigin() {
		passes = false
	}
	if passes {
		return nil
	}
	refused := typed(http.StatusForbidden, "text/plain;charset=UTF-8", []byte("XSRF check failed"))
	return &refused
}

func (e *exchange) sentXSRFToken() bool {
	return e.session != nil && e.query.Get("atl_token") == e.session.xsrfToken
}

func (e *exchange) fromBrowser() bool {
	agent := strings.ToLower(e.request.UserAgent())
	return slices.ContainsFunc(browserMarks, func(mark string) bool { return strings.Contains(agent, mark) })
}

func (e *exchange) sameOrigin() bool {
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
