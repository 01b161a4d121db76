// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"net/http"
	"net/url"
	"slices"
	"sync"
)

// maxLoggedBody is the maximum number of bytes of a request body that the log keeps.
const maxLoggedBody = 64 << 10

// Request is one request as the simulator received it.
type Request struct {
	// Number counts requests from 1 in the order of arrival. ForgetRequests does not restart it.
	Number int
	Method string
	// Path is without the context path and without the query.
	Path  string
	Query url.Values
	// Header is complete. Authorization and Cookie keep their values, so that tests can search for leaked secrets.
	Header http.Header
	// Body is the first 64 KiB of the body.
	Body []byte
	// Username is the user that the request acted as; "" for anonymous requests and for requests that were not processed.
	Username string
	// Status is the status that the client received; 0 while the request is in progress and if the connection was dropped.
	Status int
	// Fault is the kind of fault that affected the request; "" for none.
	Fault         string
	RemoteAddress string
	// Session is the X-ASESSIONID of the session that the request acted in; "" for none.
	Session string
}

// requestLog keeps the requests in the order of arrival.
type requestLog struct {
	mu      sync.Mutex
	last    int
	entries []*Request
	// undescribed survives ForgetRequests.
	undescribed []string
}

// addUndescribed remembers query parameters that the operation does not have. Jira ignores them silently.
func (l *requestLog) addUndescribed(route *route, query url.Values) {
	l.mu.Lock()
	defer l.mu.Unlock()
	for name := range query {
		if !slices.Contains(route.query, name) {
			l.undescribed = append(l.undescribed, route.method+" "+route.path+"?"+name)
		}
	}
}

// Undescribed returns the query parameters of all requests since the start that Jira's operation does not have. A test
// compares the simulator's operations with Atlassian's OpenAPI files; this method extends the comparison to what a client
// sends.
func (s *Server) Undescribed() []string {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	return slices.Clone(s.log.undescribed)
}

// add numbers a request and keeps it.
func (l *requestLog) add(entry *Request) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.last++
	entry.Number = l.last
	l.entries = append(l.entries, entry)
}

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

// Requests returns the requests since the start or the last ForgetRequests in the order of arrival.
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
