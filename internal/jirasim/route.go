// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"slices"
	"strconv"
	"strings"
)

// apiPath is the path of version 2 of the REST API. Jira serves /rest/api/latest as the same resources.
const apiPath = "/rest/api/2"

// route is one operation of a resource. Query parameters and statuses are declared so that a test can compare them with
// Atlassian's OpenAPI files. A handler can read declared parameters only.
type route struct {
	method   string
	path     string // with {parameters}
	handle   func(*exchange) *httpResponse
	access   access
	query    []string
	statuses []int
	// consumes is the media type of the request body; "" is any except exceptConsumes. produces is the media type of the
	// response; "" is any.
	consumes       string
	exceptConsumes string
	produces       string
	// webSudo and xsrf demand the checks of facts 2.4 and 2.3 (b).
	webSudo, xsrf bool
	// unlocked handlers take the lock of the store themselves, so that images are processed concurrently.
	unlocked bool
}

func (s *Server) allRoutes() []route {
	return slices.Concat(
		s.userRoutes(), s.userPasswordRoutes(), s.passwordPolicyRoutes(), s.userAvatarRoutes(), s.temporaryAvatarRoutes(),
		s.userApplicationRoutes(), s.userColumnsRoutes(), s.userPropertiesRoutes(), s.userSearchRoutes(), s.userListRoutes(),
		s.groupRoutes(), s.groupUserRoutes(), s.groupMemberRoutes(), s.applicationRoleRoutes(), s.sessionRoutes(),
		s.serverInfoRoutes(), s.readOnlyModeRoutes(), s.webRoutes(),
	)
}

// webRoutes are outside of REST: no media type is negotiated, and errors are HTML.
func (s *Server) webRoutes() []route {
	return []route{
		{method: "GET", path: "/", handle: s.usersPage},
		{
			method: "GET", path: "/secure/useravatar", handle: s.serveUserAvatar, unlocked: true,
			query: []string{"ownerId", "avatarId", "size", "format", "username"},
		},
		{method: "GET", path: "/secure/temporaryavatar", handle: s.serveTemporaryAvatar, query: []string{"cropped", "magic"}},
		{method: "GET", path: "/status", handle: s.readStatus},
		{method: "POST", path: "/secure/admin/WebSudoAuthenticate.jspa", handle: s.elevateSession},
	}
}

// latestPaths are the paths that stand for the newest version of an API.
var latestPaths = map[string]string{"/rest/api/latest/": apiPath + "/", "/rest/auth/latest/": "/rest/auth/1/"}

// findRoute chooses the operation as JAX-RS does: by path, method, media type of the body and media type of the response. If
// nothing fits, it returns the status of the refusal; otherwise 0. The route is nil for an unknown path.
func (e *exchange) findRoute() (found *route, status int) {
	path := e.path
	for latest, numbered := range latestPaths {
		if after, ok := strings.CutPrefix(path, latest); ok {
			path = numbered + after
		}
	}
	if len(path) > 1 {
		path = strings.TrimRight(path, "/")
	}
	var candidates []*route
	for i := range e.server.routes {
		route := &e.server.routes[i]
		if _, ok := matchPath(route.path, path); ok {
			candidates = append(candidates, route)
		}
	}
	if len(candidates) == 0 {
		return nil, http.StatusNotFound
	}
	found, status = e.chooseRoute(candidates)
	e.parameters, _ = matchPath(found.path, path)
	return found, status
}

func (e *exchange) chooseRoute(candidates []*route) (*route, int) {
	method := e.request.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	steps := []struct {
		status int
		fits   func(*route) bool
	}{
		{http.StatusMethodNotAllowed, func(route *route) bool { return route.method == method }},
		{http.StatusUnsupportedMediaType, e.isConsumable},
		{http.StatusNotAcceptable, e.isAcceptable},
	}
	for _, step := range steps {
		var left []*route
		for _, candidate := range candidates {
			if step.fits(candidate) {
				left = append(left, candidate)
			}
		}
		if len(left) == 0 {
			return candidates[0], step.status
		}
		candidates = left
	}
	return candidates[0], 0
}

// checkRoute refuses a request that findRoute found no operation for. Jira 11 refuses unknown paths by the credentials
// (facts 12.3): anonymous callers are sent to the login page, or get 401 if they sent a token.
func (e *exchange) checkRoute(status int) *httpResponse {
	switch {
	case status == 0:
		return nil
	case e.route == nil && e.isREST() && e.caller == nil && e.server.version.AtLeast(11, 0):
		if e.request.Header.Get("Authorization") != "" {
			return e.notAuthenticated()
		}
		return redirectTo(e.server.baseURL()+"/login.jsp", "")
	}
	return e.frameworkError(status)
}

// frameworkError is an error of the REST framework, before a resource is reached (facts 2.1). Up to 9.x an unknown path has
// another text (facts 12.3).
func (e *exchange) frameworkError(status int) *httpResponse {
	text := "HTTP " + strconv.Itoa(status) + " " + http.StatusText(status)
	switch {
	case !e.isREST():
		return htmlResponse(status, text, "Oops, you've found a dead link.")
	case status == http.StatusNotFound && !e.server.version.AtLeast(10, 0):
		return statusCodeRefusal(status, "null for uri: "+e.server.origin()+e.request.URL.EscapedPath())
	case status == http.StatusNotAcceptable:
		return emptyResponse(status)
	default:
		return statusCodeRefusal(status, text)
	}
}

// matchPath compares a path with a pattern by segment; {name} matches any segment that is not empty.
func matchPath(pattern, path string) (parameters map[string]string, matches bool) {
	patternSegments, segments := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(patternSegments) != len(segments) {
		return nil, false
	}
	parameters = map[string]string{}
	for i, segment := range patternSegments {
		name, isParameter := strings.CutPrefix(segment, "{")
		switch {
		case isParameter && segments[i] != "":
			parameters[strings.TrimSuffix(name, "}")] = segments[i]
		case segment != segments[i]:
			return nil, false
		}
	}
	return parameters, true
}
