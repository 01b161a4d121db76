// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"slices"
	"sync"
)

// lateRequests keeps the requests that met a Late until Jira processes them.
type lateRequests struct {
	mu   sync.Mutex
	held []*lateRequest
}

type lateRequest struct {
	fault    Fault
	arrived  int // further requests
	carryOut func()
}

func (late *lateRequests) hold(fault Fault, carryOut func()) {
	late.mu.Lock()
	defer late.mu.Unlock()
	late.held = append(late.held, &lateRequest{fault: fault, carryOut: carryOut})
}

// arrive counts a further request, and processes the held requests that waited for it.
func (late *lateRequests) arrive(request Request) {
	late.mu.Lock()
	held := slices.Clone(late.held)
	late.mu.Unlock()
	for _, one := range held {
		// Match is a function of the caller, which may call the server: it must not run under the lock.
		if one.fault.LateBy > 0 && (one.fault.Match == nil || one.fault.Match(request)) && late.isDue(one) {
			one.carryOut()
		}
	}
}

func (late *lateRequests) isDue(one *lateRequest) bool {
	late.mu.Lock()
	defer late.mu.Unlock()
	one.arrived++
	if one.arrived != one.fault.LateBy {
		return false
	}
	late.held = slices.DeleteFunc(late.held, func(other *lateRequest) bool { return other == one })
	return true
}

// CarryOutLate processes all requests that met a Late and that Jira has not processed yet, in the order of arrival.
func (s *Server) CarryOutLate() {
	s.late.mu.Lock()
	held := s.late.held
	s.late.held = nil
	s.late.mu.Unlock()
	for _, one := range held {
		one.carryOut()
	}
}
