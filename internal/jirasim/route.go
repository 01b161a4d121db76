// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"mime"
	"net/http"
	"slices"
	"strconv"
	"strings"
)

const rest = "/rest/api/2"

// access says who may call a resource at all; finer permissions are the resource's own.
type access int

const (
	anyone access = iota
	loggedIn
	// loggedInSince10: older versions leave it to the resource to refuse anonymous callers (facts 4.5).
	loggedInSince10
	administrators
)

// route is one operation. Its query parameters and statuses are declared so that they can be compared with Atlassian's
// OpenAPI files; parameters that are not declared cannot be read.
type route struct {
	method   string
	path     string // with {parameters}; /rest/api/latest is served as /rest/api/2
	handle   func(*exchange) httpResponse
	access   access
	query    []string
	statuses []int
	// consumes is the media type of the body, "" for any but those of except; produces likewise of the response.
	consumes string
	except   string
	produces string
	// webSudo and xsrf are the checks of facts 2.4 and 2.3 (b).
	webSudo, xsrf bool
	// unlocked resources take the server's lock themselves, so that pictures are worked on side by side.
	unlocked bool
}

func (s *Server) allRoutes() []route {
	return slices.Concat(
		s.userRoutes(), s.passwordRoutes(), s.avatarRoutes(), s.groupRoutes(), s.applicationRoutes(), s.searchRoutes(),
		s.columnRoutes(), s.propertyRoutes(), s.sessionRoutes(), s.serverRoutes(), s.webRoutes(),
	)
}

// findRoute picks the operation as JAX-RS does: path, method, media type of the body, media type of the response.
func (e *exchange) findRoute() (*route, *httpResponse) {
	path := e.path
	if after, ok := strings.CutPrefix(path, "/rest/api/latest/"); ok {
		path = rest + "/" + after
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
		return nil, e.frameworkError(http.StatusNotFound)
	}
	found, refused := e.narrow(candidates)
	e.parameters, _ = matchPath(found.path, path)
	return found, refused
}

func (e *exchange) narrow(candidates []*route) (*route, *httpResponse) {
	method := e.request.Method
	if method == http.MethodHead {
		method = http.MethodGet
	}
	steps := []struct {
		status int
		fits   func(*route) bool
	}{
		{http.StatusMethodNotAllowed, func(route *route) bool { return route.method == method }},
		{http.StatusUnsupportedMediaType, e.consumable},
		{http.StatusNotAcceptable, e.acceptable},
	}
	for _, step := range steps {
		var left []*route
		for _, candidate := range candidates {
			if step.fits(candidate) {
				left = append(left, candidate)
			}
		}
		if len(left) == 0 {
			return candidates[0], e.frameworkError(step.status)
		}
		candidates = left
	}
	return candidates[0], nil
}

// frameworkError is an error from before any resource was reached.
func (e *exchange) frameworkError(status int) *httpResponse {
	text := "HTTP " + strconv.Itoa(status) + " " + http.StatusText(status)
	var refused httpResponse
	switch {
	case !e.isREST():
		refused = htmlResponse(status, text, "Oops, you've found a dead link.")
	case status == http.StatusNotAcceptable:
		refused = httpResponse{status: status, header: http.Header{}}
	default:
		refused = restStatus(status, text)
	}
	return &refused
}

// matchPath compares segment by segment; {name} takes any one segment.
func matchPath(pattern, path string) (map[string]string, bool) {
	wanted, given := strings.Split(pattern, "/"), strings.Split(path, "/")
	if len(wanted) != len(given) {
		return nil, false
	}
	parameters := map[string]string{}
	for i, segment := range wanted {
		name, isParameter := strings.CutPrefix(segment, "{")
		switch {
		case isParameter && given[i] != "":
			parameters[strings.TrimSuffix(name, "}")] = given[i]
		case segment != given[i]:
			return nil, false
		}
	}
	return parameters, true
}

func (e *exchange) consumable(route *route) bool {
	if route.consumes == "" {
		return route.except == "" || route.except != e.mediaType()
	}
	return route.consumes == e.mediaType()
}

// mediaType is the body's, lower case and without parameters; "" where none was sent or it makes no sense.
func (e *exchange) mediaType() string {
	parsed, _, err := mime.ParseMediaType(e.request.Header.Get("Content-Type"))
	if err != nil {
		return ""
	}
	return parsed
}

func (e *exchange) acceptable(route *route) bool {
	accepted := strings.Join(e.request.Header.Values("Accept"), ",")
	if route.produces == "" || strings.TrimSpace(accepted) == "" {
		return true
	}
	kind, _, _ := strings.Cut(route.produces, "/")
	for item := range strings.SplitSeq(accepted, ",") {
		parsed, parameters, err := mime.ParseMediaType(item)
		if err != nil || parameters["q"] == "0" {
			continue
		}
		if parsed == route.produces || parsed == "*/*" || parsed == kind+"/*" {
			return true
		}
	}
	return false
}

// argument is a declared query parameter's value, "" where it is missing.
func (e *exchange) argument(name string) string {
	if !slices.Contains(e.route.query, name) {
		return ""
	}
	return e.query.Get(name)
}

// integer is a declared query parameter's number, or otherwise where it is missing or none.
func (e *exchange) integer(name string, otherwise int) int {
	value, err := strconv.Atoi(e.argument(name))
	if err != nil {
		return otherwise
	}
	return value
}

// checkAccess refuses callers who may not use the resource at all.
func (e *exchange) checkAccess() *httpResponse {
	var refused httpResponse
	switch needs := e.route.access; {
	case needs == anyone, needs == loggedInSince10 && !e.server.version.atLeast(10, 0):
		return nil
	case e.caller == nil && needs == administrators && !e.server.version.atLeast(10, 0):
		refused = notAdministrator()
	case e.caller == nil:
		refused = notAuthenticated()
	case needs == administrators && !e.callerAdministers():
		refused = notAdministrator()
	default:
		return nil
	}
	return &refused
}

func (e *exchange) callerAdministers() bool {
	return e.caller != nil && e.server.administers(e.caller)
}
