// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"time"
)

// logHandler writes one line for each attempt. It leaves out the query, the headers and the bodies, since they may hold
// secrets and the names of users.
type logHandler struct {
	next handler
	log  func(ctx context.Context, message string, fields map[string]any)
}

func (h *logHandler) handle(ctx context.Context, call *call) (*response, error) {
	began := time.Now()
	response, err := h.next.handle(ctx, call)
	fields := map[string]any{
		"method": call.request.method, "path": call.address.Path, "attempt": call.attempts,
		"milliseconds": time.Since(began).Milliseconds(),
	}
	if err != nil {
		fields["error"] = err.Error()
	} else {
		fields["status"] = response.status
	}
	h.log(ctx, "request to Jira", fields)
	return response, err
}
