// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"fmt"
	"time"
)

// maxVerification bounds one attempt of the first request of a run. A wrong address must not keep a plan waiting.
const maxVerification = 10 * time.Second

// deadlineHandler bounds the time of one attempt, from the connection to the end of the response.
type deadlineHandler struct {
	next    handler
	timeout time.Duration
}

func (h *deadlineHandler) handle(ctx context.Context, call *call) (*response, error) {
	if call.request.creates {
		// If the run is interrupted halfway, Jira may still create the object, and the client would not learn its key.
		ctx = context.WithoutCancel(ctx)
	}
	timeout := h.timeout
	if call.request.verifies {
		timeout = min(timeout, maxVerification)
	}
	ctx, cancel := context.WithTimeout(ctx, timeout)
	defer cancel()
	response, err := h.next.handle(ctx, call)
	if errors.Is(err, context.DeadlineExceeded) {
		return nil, fmt.Errorf("timed out after %s: %w", timeout, err)
	}
	return response, err
}
