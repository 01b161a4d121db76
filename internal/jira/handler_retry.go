// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"time"
)

// maxThrottled bounds how long a request is retried while Jira responds with 429 and Retry-After. Such a response is no
// failure: a strict rate limit may let a hundred requests through one after the other.
const maxThrottled = 5 * time.Minute

// retryHandler makes another attempt when the last one failed with a transient error, and only if that does no harm. A
// write with an unknown outcome is not retried here: its caller looks up first what Jira did.
type retryHandler struct {
	next handler
	// retries is how many failed attempts are followed by another one, whatever number of waits Jira asks for; wait is the wait
	// before the first retry.
	retries int
	wait    time.Duration
}

func (h *retryHandler) handle(ctx context.Context, call *call) (*response, error) {
	for failures := 0; ; {
		response, err := h.next.handle(ctx, call)
		if ctx.Err() != nil || call.request.once {
			// A response that arrived in spite of an interruption still counts.
			return response, err
		}
		pauses := err == nil && requestedPause(response, time.Now()) > 0
		switch {
		case pauses && response.status == http.StatusTooManyRequests:
			if time.Since(call.firstAttempt) >= maxThrottled {
				return response, err
			}
		case failures == h.retries || !call.mayRetry(response, err):
			return response, err
		default:
			failures++
		}
		if pauses {
			continue // the limit handler waits, for all requests
		}
		if err := sleep(ctx, waitBefore(h.wait, maxRetryWait, call.attempts-1)); err != nil {
			return nil, err
		}
	}
}

// mayRetry reports whether another attempt is useful and harmless after this outcome.
func (c *call) mayRetry(response *response, err error) bool {
	repeatable := c.request.repeatable || c.request.reads()
	switch {
	case err != nil && c.request.verifies:
		return isOutage(err)
	case err != nil:
		return (repeatable || !c.sent) && isTransient(err)
	}
	switch response.status {
	case http.StatusTooManyRequests:
		return true
	case http.StatusInternalServerError:
		return repeatable && !c.request.verifies
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return repeatable
	default:
		return false
	}
}
