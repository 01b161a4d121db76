// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"context"
	"io"
	"net/http"
	"strings"
)

// maxReadBody is the maximum number of bytes that is read from a request body: a little more than an upload can have.
const maxReadBody = maxUpload + 1<<20

// ServeHTTP responds as Jira does, or as a planned fault demands. The control path /simulator/ is outside of Jira: it is
// not logged and has no faults.
func (s *Server) ServeHTTP(w http.ResponseWriter, r *http.Request) {
	if strings.HasPrefix(r.URL.Path, controlPath) {
		s.control(r).send(w)
		return
	}
	body, _ := io.ReadAll(io.LimitReader(r.Body, maxReadBody))
	path, inside := s.withoutContextPath(r.URL.Path)
	entry := &Request{
		Method:        r.Method,
		Path:          path,
		Query:         r.URL.Query(),
		Header:        r.Header.Clone(),
		Body:          body[:min(len(body), maxLoggedBody)],
		RemoteAddress: r.RemoteAddr,
	}
	s.log.add(entry)
	s.late.arrive(s.log.copyOf(entry))
	fault, found := s.faults.find(s.log.copyOf(entry))
	if found && fault.During != nil {
		fault.During(s.log.copyOf(entry))
	}

	exchange := &exchange{
		server: s, request: r, path: path, insideContextPath: inside, body: body,
		query: r.URL.Query(), header: http.Header{}, number: entry.Number,
	}
	var response *httpResponse
	if fault.Kind == Late {
		// The request outlives the connection. Its body is already read.
		exchange.request = r.Clone(context.WithoutCancel(r.Context()))
		s.late.hold(fault, func() { exchange.respond() })
	}
	if fault.Kind.processed() {
		response = exchange.respond()
		s.log.update(entry, func(entry *Request) { entry.Username, entry.Session = exchange.username, exchange.sessionLabel })
		fault.alter(response)
	} else {
		response = fault.unprocessedResponse()
	}
	// The log is complete before the response is sent, because a client that has the response can read the log.
	s.log.update(entry, func(entry *Request) {
		entry.Status = fault.deliveredStatus(response)
		entry.Fault = string(fault.Kind)
	})
	fault.deliver(w, r, response)
}

// withoutContextPath removes the context path. A path outside of the context path stays as it is.
func (s *Server) withoutContextPath(path string) (shortened string, inside bool) {
	contextPath := s.settings.ContextPath
	if path == contextPath {
		return "/", true
	}
	rest, inside := strings.CutPrefix(path, contextPath+"/")
	if !inside {
		return path, false
	}
	return "/" + rest, true
}
