// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"strings"
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
	if call.request.mayBeForbidden && !response.namesLoginFailure() {
		return response, nil
	}
	if problem := response.loginProblem(h.settings); problem != nil {
		if !h.rejected.CompareAndSwap(nil, problem) {
			problem.Repeated = true
		}
		return nil, problem
	}
	return response, nil
}

// namesLoginFailure reports whether the headers of the response say that the login failed. Without them, a 401 may be about a
// permission.
func (r *response) namesLoginFailure() bool {
	reasons := strings.Join(r.header.Values("X-Seraph-LoginReason"), ",")
	return strings.Contains(reasons, "AUTHENTICATED_FAILED") || strings.Contains(reasons, "AUTHENTICATION_DENIED") ||
		r.header.Get("X-Authentication-Denied-Reason") != ""
}

// rejection returns the error of a request that is not sent because Jira rejected the login earlier in this run, or nil.
func (h *loginHandler) rejection() *LoginError {
	rejected := h.rejected.Load()
	if rejected == nil {
		return nil
	}
	return rejected.repeat()
}

// repeat returns the error for callers other than the one that sent the request.
func (e *LoginError) repeat() *LoginError {
	repeated := *e
	repeated.Repeated = true
	return &repeated
}

// repeatedLoginError returns err for a caller that shares the request of another caller: only one of them reports a
// rejected login, the others report that they sent nothing.
func repeatedLoginError(err error) error {
	var login *LoginError
	if errors.As(err, &login) {
		return login.repeat()
	}
	return err
}
