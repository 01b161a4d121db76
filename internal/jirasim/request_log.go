// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// loggedBody is how much of a request's body the log keeps, in bytes.
const loggedBody = 64 << 10

// Request is one request as the simulator saw it.
type Request struct {
	// Number counts from 1 in the order of arrival; ForgetRequests does not restart it.
	Number int
	Method string
	// Path is without the context path and without the query.
	Path  string
	Query url.Values
	// Header is complete: Authorization and Cookie keep their values, so that tests can look for leaks.
	Header http.Header
	// Body is the first 64 KiB of it.
	Body []byte
	// Username is the user that the request acted as, "" for anonymous and for requests that were not processed.
	Username string
	// Status is what the client was sent, 0 while under way and where the connection was dropped.
	Status int
	// Fault is the kind of fault that the request met, "" for none.
	Fault         string
	RemoteAddress string
	// Session is the X-ASESSIONID of the session that the request acted in, "" for none.
	Session string
}

// requestLog keeps what was asked, in the order of arrival.
type requestLog struct {
	mu      sync.Mutex
	last    int
	entries []*Request
	// undescribed is never forgotten.
	undescribed []string
}

// noteUndescribed keeps query parameters that the operation does not have. Jira ignores them in silence.
func (l *requestLog) noteUndescribed(route *route, query url.Values) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name := range query {
		if !slices.Contains(route.query, name) {
			l.undescribed = append(l.undescribed, route.method+" "+route.path+"?"+name)
		}
	}
}

// Undescribed are the query parameters that requests had although Jira's operation has none of that name, since start.
// What operations have is compared with Atlassian's OpenAPI files: what a client sends is so, too.
func (s *Server) Undescribed() []string {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	return slices.Clone(s.log.undescribed)
}

// add gives the request its number and keeps it.
func (l *requestLog) add(entry *Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	entry.Number = l.last
	l.entries = append(l.entries, entry)
}

// update changes a kept entry, whose readers get copies.
func (l *requestLog) update(entry *Request, change func(*Request)) {
	l.mu.Lock()
	defer l.mu.Unlock()
	change(entry)
}

func (l *requestLog) copyOf(entry *Request) Request {
	l.mu.Lock()
	defer l.mu.Unlock()
	return entry.clone()
}

func (r *Request) clone() Request {
	copied := *r
	copied.Query = url.Values(http.Header(r.Query).Clone())
	copied.Header = r.Header.Clone()
	copied.Body = slices.Clone(r.Body)
	return copied
}

// Requests returns what clients asked since the start or the last ForgetRequests, in the order of arrival.
func (s *Server) Requests() []Request {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	requests := make([]Request, 0, len(s.log.entries))
	for _, entry := range s.log.entries {
		requests = append(requests, entry.clone())
	}
	return requests
}

// ForgetRequests empties the request log.
func (s *Server) ForgetRequests() {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.log.entries = nil
}
