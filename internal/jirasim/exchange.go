// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"fmt"
	"net/http"
	"net/url"
	"slices"
	"strconv"
	"strings"

	"github.com/jira-robots/terraform-provider-jira/internal/jirasim/store"
)

// exchange is one request that passes through Jira's filters to its resource, together with the headers of the response.
type exchange struct {
	server            *Server
	request           *http.Request
	path              string // without context path
	insideContextPath bool
	query             url.Values
	body              []byte
	number            int
	parameters        map[string]string // from the path
	route             *route            // nil for an unknown path

	node    int               // from 1
	caller  *store.UserRecord // nil for anonymous
	session *store.Session    // nil if there is none
	// endSession ends the session together with the request.
	endSession bool
	// loginRefused marks a login that Jira refuses before any of its own code runs.
	loginRefused bool
	header       http.Header
	// username and sessionLabel are those of caller and session, copied so that they can be read without the lock.
	username     string
	sessionLabel string
}

// respond passes the request through Tomcat, Seraph (Jira's login filter) and the REST framework to the resource.
func (e *exchange) respond() *httpResponse {
	if !e.insideContextPath {
		return htmlResponse(http.StatusNotFound, "HTTP Status 404 – Not Found", "The origin server did not find a current representation for the target resource.")
	}
	// Tomcat refuses encoded slashes before Jira sees the request (facts 2.5).
	if escaped := strings.ToLower(e.request.URL.EscapedPath()); strings.Contains(escaped, "%2f") || strings.Contains(escaped, "%5c") {
		return htmlResponse(http.StatusBadRequest, "HTTP Status 400 – Bad Request", "Invalid URI: The encoded slash character is not allowed")
	}
	found, routeStatus := e.findRoute()
	e.route = found
	if found != nil {
		e.server.log.addUndescribed(found, e.query)
	}
	response := e.handle(routeStatus)
	e.addHeaders(response)
	return response
}

// handle runs the filters and the resource. Both run under one lock, except for resources that take the lock themselves.
// The status is that of findRoute.
func (e *exchange) handle(routeStatus int) *httpResponse {
	defer e.end()
	if response := e.handleLocked(routeStatus); response != nil {
		return response
	}
	return e.route.handle(e)
}

func (e *exchange) end() {
	if e.endSession && e.session != nil {
		e.server.store.Lock()
		defer e.server.store.Unlock()
		e.server.store.EndSession(e.session)
	}
}

func (e *exchange) handleLocked(routeStatus int) *httpResponse {
	e.server.store.Lock()
	defer e.server.store.Unlock()
	e.chooseNode()
	for _, filter := range []func() *httpResponse{
		e.checkStarting, e.logIn, e.checkRateLimit, func() *httpResponse { return e.checkRoute(routeStatus) }, e.checkREST,
	} {
		if refused := filter(); refused != nil {
			return refused
		}
	}
	if e.route.unlocked {
		return nil
	}
	return e.route.handle(e)
}

// checkREST runs the checks between login and resource in Jira's order.
func (e *exchange) checkREST() *httpResponse {
	if !e.isREST() {
		return nil
	}
	for _, check := range []func() *httpResponse{e.checkXSRF, e.checkAccess, e.checkWebSudo, e.checkReadOnlyMode, e.checkNumbers} {
		if refused := check(); refused != nil {
			return refused
		}
	}
	return nil
}

func (e *exchange) isREST() bool { return strings.HasPrefix(e.path, "/rest/") }

func (e *exchange) callerAdministers() bool { return e.server.store.Administers(e.caller) }

// argument returns a query parameter that the route declares; "" if it is missing or not declared.
func (e *exchange) argument(name string) string {
	if !slices.Contains(e.route.query, name) {
		return ""
	}
	return e.query.Get(name)
}

// integerArgument returns a query parameter as a number, or a default if it is missing. checkNumbers has refused everything
// else.
func (e *exchange) integerArgument(name string, otherwise int) int {
	value, err := strconv.Atoi(e.argument(name))
	if err != nil {
		return otherwise
	}
	return value
}

// numberParameters are the query parameters that must be numbers.
var numberParameters = []string{"startAt", "maxResults", "cursor"}

// checkNumbers responds with a page if a number is none: the REST framework then finds no resource (facts 12.3).
func (e *exchange) checkNumbers() *httpResponse {
	for _, name := range numberParameters {
		value := e.argument(name)
		if _, err := strconv.Atoi(value); value != "" && err != nil {
			return htmlResponse(http.StatusNotFound, "Oops, you've found a dead link.", "HTTP Status 404 – Not Found")
		}
	}
	return nil
}

// missingOnNode reports whether a read misses a new object that this node has not received yet.
func (e *exchange) missingOnNode(replica *store.Replica) bool {
	return e.request.Method == http.MethodGet && e.server.store.Missing(replica, e.node)
}

// addHeaders adds the headers that Jira adds to every response (facts 2.2).
func (e *exchange) addHeaders(response *httpResponse) {
	header := response.header
	for name, values := range e.header {
		header[name] = append(header[name], values...)
	}
	header.Set("X-AREQUESTID", fmt.Sprintf("%dx%dx1", e.server.started.Hour()*60+e.server.started.Minute(), e.number))
	header.Set("X-ANODEID", nodeName(max(e.node, 1)))
	addSecurityHeaders(header, e.isREST(), e.request.TLS != nil)
	if e.loginRefused {
		return // without the name of the caller and without Cache-Control (facts 12.1)
	}
	header.Set("X-AUSERNAME", url.QueryEscape(cmp.Or(e.username, "anonymous")))
	if e.sessionLabel != "" {
		header.Set("X-ASESSIONID", e.sessionLabel)
	}
	if e.isREST() && header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-cache, no-store, no-transform")
	}
}
