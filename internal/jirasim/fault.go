// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"path"
	"slices"
	"strings"
	"sync"
)

// FaultKind is a way to misbehave.
type FaultKind string

// The kinds of faults. Kinds that are "processed" take effect in Jira although the client may not hear of it.
const (
	// NoFault only holds the request while Fault.During runs, then processes and answers it.
	NoFault FaultKind = ""
	// DropBefore closes the connection before the request is processed.
	DropBefore FaultKind = "DropBefore"
	// DropAfter processes the request and closes the connection without a response.
	DropAfter FaultKind = "DropAfter"
	// TooManyRequests answers 429 with the headers of Jira's rate limiting (facts 6.1).
	TooManyRequests FaultKind = "TooManyRequests"
	// Unavailable answers 503 in HTML, as Jira does while it starts; not processed.
	Unavailable FaultKind = "Unavailable"
	// BadGateway answers a proxy's 502 in HTML; not processed.
	BadGateway FaultKind = "BadGateway"
	// BadGatewayAfter answers a proxy's 502 in HTML although Jira processed the request.
	BadGatewayAfter FaultKind = "BadGatewayAfter"
	// LoginPage answers 200 with an HTML login page, as single sign-on in front of Jira does; not processed.
	LoginPage FaultKind = "LoginPage"
	// NotFoundPage answers 404 in HTML, as a web server does that has no Jira under this path; not processed.
	NotFoundPage FaultKind = "NotFoundPage"
	// Truncated announces the whole response and sends half of it; processed.
	Truncated FaultKind = "Truncated"
	// Empty answers without a body; processed.
	Empty FaultKind = "Empty"
	// WrongContentType labels the response text/plain; processed.
	WrongContentType FaultKind = "WrongContentType"
	// Redirect answers 302 to another host; not processed.
	Redirect FaultKind = "Redirect"
	// Huge answers 200 with 200 MB of JSON; not processed.
	Huge FaultKind = "Huge"
	// SlowDrip sends white space, a byte at a time, until the client gives up; processed.
	SlowDrip FaultKind = "SlowDrip"
	// Status500 answers 500 with an error in Jira's JSON form; not processed.
	Status500 FaultKind = "Status500"
)

var faultKinds = []FaultKind{
	NoFault, DropBefore, DropAfter, TooManyRequests, Unavailable, BadGateway, BadGatewayAfter, LoginPage, NotFoundPage, Truncated,
	Empty, WrongContentType, Redirect, Huge, SlowDrip, Status500,
}

// processed tells whether a request that meets this fault takes effect in Jira.
func (kind FaultKind) processed() bool {
	switch kind {
	case NoFault, DropAfter, BadGatewayAfter, Truncated, Empty, WrongContentType, SlowDrip:
		return true
	default:
		return false
	}
}

// Fault says which requests meet which misfortune.
type Fault struct {
	// Method is "" for any.
	Method string
	// Path is a pattern as of path.Match, or a suffix, of the path without context path; "" is any.
	Path string
	// Match is a further condition; nil for none.
	Match func(Request) bool `json:"-"`
	// Skip is how many matching requests go unharmed first. Times is how many meet the fault then; 0 is all.
	Skip, Times int
	Kind        FaultKind
	// RetryAfter is the header's value on 429 and 503. Default: "1" on 429, none on 503.
	RetryAfter string
	// During is called while the request is held, before it is processed, for instance to send a signal.
	During func(Request) `json:"-"`
}

func (fault Fault) matches(request Request) bool {
	if fault.Method != "" && fault.Method != request.Method {
		return false
	}
	if fault.Path != "" && !strings.HasSuffix(request.Path, fault.Path) {
		if matched, err := path.Match(fault.Path, request.Path); err != nil || !matched {
			return false
		}
	}
	return fault.Match == nil || fault.Match(request)
}

// faultList keeps the faults and how often each was met.
type faultList struct {
	mu     sync.Mutex
	lastID int
	faults []*plannedFault
}

type plannedFault struct {
	Fault
	skipped, met int
}

// take returns the fault that this request meets and counts it; the first one planned wins.
func (list *faultList) take(request Request) (Fault, bool) {
	list.mu.Lock()
	planned := slices.Clone(list.faults)
	list.mu.Unlock()
	for _, fault := range planned {
		// Match is the caller's code and may ask the server something: not under the lock.
		if fault.matches(request) && list.count(fault) {
			return fault.Fault, true
		}
	}
	return Fault{}, false
}

func (list *faultList) count(fault *plannedFault) bool {
	list.mu.Lock()
	defer list.mu.Unlock()
	if fault.skipped < fault.Skip {
		fault.skipped++
		return false
	}
	if fault.Times > 0 && fault.met >= fault.Times {
		return false
	}
	fault.met++
	return true
}

// Misbehave plans a fault and returns its id. Of several that match a request, the one planned first is met.
func (s *Server) Misbehave(fault Fault) (faultID int) {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.lastID++
	s.faults.faults = append(s.faults.faults, &plannedFault{Fault: fault})
	return s.faults.lastID
}

// Behave removes all faults.
func (s *Server) Behave() {
	s.faults.mu.Lock()
	defer s.faults.mu.Unlock()
	s.faults.faults = nil
}
