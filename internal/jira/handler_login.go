// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"sync/atomic"
)

// loginHandler ends the run after the first rejected login: it sends no further request, because Jira locks the user
// behind a CAPTCHA after a few failed logins (facts 3.2).
type loginHandler struct {
	next     handler
	settings Settings
	rejected atomic.Pointer[LoginError]
}

func (h *loginHandler) handle(ctx context.Context, call *call) (*response, error) {
	if rejected := h.rejection(); rejected != nil {
		return nil, rejected
	}
	response, err := h.next.handle(ctx, call)
	if err != nil {
		return nil, err
	}
	if problem := response.loginProblem(h.settings); problem != nil {
		if !h.rejected.CompareAndSwap(nil, problem) {
			problem.Repeated = true
		}
		return nil, problem
	}
	return response, nil
}

// rejection returns the error of a request that is not sent because Jira rejected the login earlier in this run, or nil.
func (h *loginHandler) rejection() *LoginError {
	rejected := h.rejected.Load()
	if rejected == nil {
		return nil
	}
	repeated := *rejected
	repeated.Repeated = true
	return &repeated
}
