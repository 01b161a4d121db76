// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"strings"
)

// access is who may call a resource. A resource checks finer permissions itself.
type access int

const (
	anyone access = iota
	loggedIn
	// loggedInSince10: in older versions the resource itself refuses anonymous callers (facts 4.5).
	loggedInSince10
	administrators
)

// checkAccess refuses callers who may not use the resource.
func (e *exchange) checkAccess() *httpResponse {
	switch required := e.route.access; {
	case required == anyone, required == loggedInSince10 && !e.server.version.AtLeast(10, 0):
		return nil
	case e.caller == nil && required == administrators && !e.server.version.AtLeast(10, 0):
		return notAdministrator()
	case e.caller == nil:
		return e.notAuthenticated()
	case required == administrators && !e.callerAdministers():
		return notAdministrator()
	}
	return nil
}

// servesAnonymous reports whether the resource serves anonymous callers.
func (e *exchange) servesAnonymous() bool {
	return e.route != nil && (e.route.access == anyone ||
		e.route.access == loggedInSince10 && !e.server.version.AtLeast(10, 0))
}

// callerBrowsesUsers reports whether the caller may read other users.
func (e *exchange) callerBrowsesUsers() bool {
	permitted := e.server.settings.BrowseUsers
	isCaller := func(username string) bool { return strings.EqualFold(username, e.caller.Name) }
	return permitted == nil || e.callerAdministers() || slices.ContainsFunc(permitted, isCaller)
}
