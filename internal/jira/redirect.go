// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/url"
	"strings"
)

// redirect returns the error of a redirect. It names the base URL of the
// Jira that the target belongs to, if the target shows it.
func (r *response) redirect(baseURL *url.URL) error {
	problem := &RedirectError{Method: r.request.method, Path: r.request.path, Status: r.status}
	target := r.header.Get("Location")
	location, err := baseURL.JoinPath(r.request.path).Parse(target)
	if err != nil || target == "" || location.Host == "" {
		return problem
	}
	// The query, the fragment and the user information may hold secrets.
	location.RawQuery, location.Fragment, location.User = "", "", nil
	problem.Location = location.String()
	// A redirect to the same address comes from a login, and no other base URL avoids it.
	before, found := strings.CutSuffix(problem.Location, "/"+r.request.path)
	if path, page := cutPage(location); !found && page != "" && location.Hostname() == baseURL.Hostname() {
		// A redirect to a page of Jira on the same host, such as its login page, reveals the context path.
		before, found = location.Scheme+"://"+location.Host+path, true
	}
	if found && before != baseURL.String() {
		problem.BaseURL = before
	}
	return problem
}
