// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"cmp"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
)

// readBody is the most that is read of a request's body, in bytes: a little more than any upload may have.
const readBody = maxUpload + 1<<20

// ServeHTTP answers like Jira, or like what stands in front of it while a fault is planned. The control path
// /simulator/ is outside Jira, not logged and never faulty.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, controlPath) {
		s.control(r).send(w)
		return
	}
	body, _ := io.ReadAll(io.LimitReader(r.Body, readBody))
	path, inside := s.insideContext(r.URL.Path)
	entry := &Request{
		Method:        r.Method,
		Path:          path,
		Query:         r.URL.Query(),
		Header:        r.Header.Clone(),
		Body:          body[:min(len(body), loggedBody)],
		RemoteAddress: r.RemoteAddr,
	}
	s.log.add(entry)
	fault, faulty := s.faults.take(s.log.copyOf(entry))
	if faulty && fault.During != nil {
		fault.During(s.log.copyOf(entry))
	}

	var given httpResponse
	if fault.Kind.processed() {
		exchange := &exchange{
			server: s, request: r, path: path, inside: inside, body: body,
			query: r.URL.Query(), header: http.Header{}, number: entry.Number,
		}
		given = exchange.answer()
		s.log.update(entry, func(entry *Request) { entry.Username, entry.Session = exchange.actedAs, exchange.actedIn })
		given = fault.garbled(given)
	} else {
		given = fault.unprocessed()
	}
	// Before the response is sent: whoever has it may look at the log.
	s.log.update(entry, func(entry *Request) {
		entry.Status = fault.sentStatus(given)
		entry.Fault = string(fault.Kind)
	})
	fault.deliver(w, r, given)
}

// insideContext takes the context path off; what lies outside of it keeps its path.
func (s *Server) insideContext(path string) (string, bool) {
	context := s.settings.ContextPath
	if path == context {
		return "/", true
	}
	rest, inside := strings.CutPrefix(path, context+"/")
	if !inside {
		return path, false
	}
	return "/" + rest, true
}

// exchange is one request on its way through Jira's filters to its resource.
type exchange struct {
	server     *Server
	request    *http.Request
	path       string
	inside     bool
	query      url.Values
	body       []byte
	number     int
	parameters map[string]string // from the path
	route      *route

	node    int         // from 1
	caller  *storedUser // nil for anonymous
	session *session    // nil for none
	// dropSession ends the session together with the request.
	dropSession bool
	header      http.Header
	// actedAs and actedIn are the caller's name and the session's label, readable without the lock.
	actedAs string
	actedIn string
}

// response walks through Tomcat, Seraph and the REST framework to the resource.
func (e *exchange) answer() httpResponse {
	if !e.inside {
		return htmlResponse(http.StatusNotFound, "HTTP Status 404 – Not Found", "The origin server did not find a current representation for the target resource.")
	}
	// Tomcat refuses encoded slashes before Jira sees the request (facts 2.5).
	if escaped := strings.ToLower(e.request.URL.EscapedPath()); strings.Contains(escaped, "%2f") || strings.Contains(escaped, "%5c") {
		return htmlResponse(http.StatusBadRequest, "HTTP Status 400 – Bad Request", "Invalid URI: The encoded slash character is not allowed")
	}
	found, refused := e.findRoute()
	e.route = found
	if found != nil {
		e.server.log.noteUndescribed(found, e.query)
	}
	given := e.handle(refused)
	e.finish(given)
	return given
}

// handle runs the filters and the resource: in one go under the lock, but for resources that take it themselves.
func (e *exchange) handle(refused *httpResponse) httpResponse {
	defer e.endRequest()
	if given := e.handleLocked(refused); given != nil {
		return *given
	}
	return e.route.handle(e)
}

func (e *exchange) endRequest() {
	if e.dropSession && e.session != nil {
		e.server.mu.Lock()
		defer e.server.mu.Unlock()
		delete(e.server.sessions, e.session.id)
	}
}

func (e *exchange) handleLocked(refused *httpResponse) *httpResponse {
	e.server.mu.Lock()
	defer e.server.mu.Unlock()
	e.chooseNode()
	for _, filter := range []func() *httpResponse{
		e.checkStarting, e.login, e.checkRateLimit, func() *httpResponse { return refused }, e.restFilters,
	} {
		if stopped := filter(); stopped != nil {
			return stopped
		}
	}
	if e.route.unlocked {
		return nil
	}
	given := e.route.handle(e)
	return &given
}

// restFilters are the checks between login and resource, in the order in which Jira makes them.
func (e *exchange) restFilters() *httpResponse {
	if !e.isREST() {
		return nil
	}
	for _, check := range []func() *httpResponse{e.checkXSRF, e.checkAccess, e.checkWebSudo, e.checkReadOnlyMode} {
		if refused := check(); refused != nil {
			return refused
		}
	}
	return nil
}

func (e *exchange) isREST() bool { return strings.HasPrefix(e.path, "/rest/") }

// finish adds the headers that Jira puts on every response (facts 2.2).
func (e *exchange) finish(given httpResponse) {
	for name, values := range e.header {
		given.header[name] = append(given.header[name], values...)
	}
	header := given.header
	header.Set("X-AREQUESTID", fmt.Sprintf("%dx%dx1", e.server.started.Hour()*60+e.server.started.Minute(), e.number))
	header.Set("X-ANODEID", nodeName(max(e.node, 1)))
	header.Set("X-AUSERNAME", url.QueryEscape(cmp.Or(e.actedAs, "anonymous")))
	if e.actedIn != "" {
		header.Set("X-ASESSIONID", e.actedIn)
	}
	if e.isREST() && header.Get("Cache-Control") == "" {
		header.Set("Cache-Control", "no-cache, no-store, no-transform")
	}
}
