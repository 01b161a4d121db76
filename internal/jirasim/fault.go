// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"path"
	"slices"
	"strings"
	"sync"
)

// FaultKind is what goes wrong with a request.
type FaultKind string

// The kinds of faults. Jira carries out a request that meets a "processed" fault, even if the client does not learn of it.
const (
	// NoFault only holds the request while Fault.During runs; processed.
	NoFault FaultKind = ""
	// DropBefore closes the connection before Jira processes the request; not processed.
	DropBefore FaultKind = "DropBefore"
	// DropAfter closes the connection without a response; processed.
	DropAfter FaultKind = "DropAfter"
	// TooManyRequests responds 429 with the headers of Jira's rate limiting (facts 6.1); not processed.
	TooManyRequests FaultKind = "TooManyRequests"
	// Unavailable responds 503 in HTML, as Jira does while it starts; not processed.
	Unavailable FaultKind = "Unavailable"
	// BadGateway responds with a proxy's 502 in HTML; not processed.
	BadGateway FaultKind = "BadGateway"
	// BadGatewayAfter responds with a proxy's 502 in HTML; processed.
	BadGatewayAfter FaultKind = "BadGatewayAfter"
	// LoginPage responds 200 with an HTML login page, as single sign-on in front of Jira does; not processed.
	LoginPage FaultKind = "LoginPage"
	// NotFoundPage responds 404 in HTML, as a web server without a Jira at this path does; not processed.
	NotFoundPage FaultKind = "NotFoundPage"
	// NotFound responds 404 with an error in Jira's JSON form, as a node does that does not know an object yet (facts 6.3); not
	// processed.
	NotFound FaultKind = "NotFound"
	// Truncated announces the length of the whole response and sends half of it; processed.
	Truncated FaultKind = "Truncated"
	// Empty responds without a body; processed.
	Empty FaultKind = "Empty"
	// WrongContentType labels the response text/plain; processed.
	WrongContentType FaultKind = "WrongContentType"
	// Redirect responds 302 to another host; not processed.
	Redirect FaultKind = "Redirect"
	// Huge responds 200 with 200 MB of JSON; not processed.
	Huge FaultKind = "Huge"
	// SlowDrip sends white space, one byte at a time, until the client disconnects; processed.
	SlowDrip FaultKind = "SlowDrip"
	// Status500 responds 500 with an error in Jira's JSON form; not processed.
	Status500 FaultKind = "Status500"
	// Status500After responds 500 with an error in Jira's JSON form, as Jira does if a listener fails after the write
	// (facts 6.2); processed.
	Status500After FaultKind = "Status500After"
	// ErrorPageAfter responds 500 in HTML, as Tomcat does; processed.
	ErrorPageAfter FaultKind = "ErrorPageAfter"
	// UnavailableAfter responds with a proxy's 503 in HTML; processed.
	UnavailableAfter FaultKind = "UnavailableAfter"
	// Late closes the connection without a response, as a client does that stops waiting. Jira processes the request later
	// (facts 6.2); see Fault.LateBy.
	Late FaultKind = "Late"
)

var faultKinds = []FaultKind{
	NoFault, DropBefore, DropAfter, TooManyRequests, Unavailable, BadGateway, BadGatewayAfter, LoginPage, NotFoundPage, NotFound,
	Truncated, Empty, WrongContentType, Redirect, Huge, SlowDrip, Status500, Status500After, ErrorPageAfter, UnavailableAfter, Late,
}

// processed reports whether Jira carries out a request that meets this fault.
func (kind FaultKind) processed() bool {
	switch kind {
	case NoFault, DropAfter, BadGatewayAfter, Truncated, Empty, WrongContentType, SlowDrip, Status500After, ErrorPageAfter, UnavailableAfter:
		return true
	default:
		return false
	}
}

// Fault describes what goes wrong with which requests.
type Fault struct {
	// Method is the HTTP method; "" is any.
	Method string
	// Path is a pattern for path.Match, or a suffix, of the path without context path; "" is any.
	Path string
	// Match is a further condition; nil is none.
	Match func(Request) bool `json:"-"`
	// Skip is the number of matching requests that are not affected. Times is the number of requests after them that
	// are; 0 is all.
	Skip, Times int
	Kind        FaultKind
	// RetryAfter is the value of the Retry-After header on 429 and 503. Defaults to "1" on 429 and to no header on 503.
	RetryAfter string
	// LateBy is how many further requests that Match accepts arrive before Jira processes a request that met a Late. 0 is
	// none: Jira processes it when CarryOutLate is called.
	LateBy int
	// During is called while the request is held, before it is processed; for instance to send a signal.
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

// faultList keeps the planned faults and counts the requests that met them.
type faultList struct {
	mu     sync.Mutex
	lastID int
	faults []*plannedFault
}

type plannedFault struct {
	Fault
	skipped, met int
}

// find returns the fault that affects a request, and counts the request. The fault that was planned first wins.
func (list *faultList) find(request Request) (fault Fault, found bool) {
	list.mu.Lock()
	planned := slices.Clone(list.faults)
	list.mu.Unlock()
	for _, fault := range planned {
		// Match is a function of the caller, which may call the server: it must not run under the lock.
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

// Misbehave plans a fault and returns its ID. If several faults match a request, the one that was planned first applies.
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
