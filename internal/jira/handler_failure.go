// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"fmt"
	"net/url"
	"time"
)

// failureHandler turns the error of the last attempt into the error of the request. The error of a write that may have
// reached Jira is an outcomeUnknownError.
type failureHandler struct {
	next    handler
	baseURL *url.URL
}

func (h *failureHandler) handle(ctx context.Context, call *call) (*response, error) {
	response, err := h.next.handle(ctx, call)
	if err == nil {
		return response, nil
	}
	var login *LoginError
	if errors.As(err, &login) {
		return nil, login
	}
	r := call.request
	if ctx.Err() != nil && !call.sent {
		return nil, fmt.Errorf("%s %s was not carried out: the run was interrupted: %w", r.method, r.path, ctx.Err())
	}
	err = &UnreachableError{
		Method: r.method, Path: r.path, BaseURL: h.baseURL.String(),
		Attempts: call.attempts, Took: time.Since(call.firstAttempt), Cause: err,
	}
	if !r.reads() && call.sent {
		return nil, &outcomeUnknownError{cause: err}
	}
	return nil, err
}
