// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"

	"golang.org/x/sync/semaphore"
)

// limitHandler bounds the number of concurrent requests, spaces them where Jira limits their rate, and stops all requests for
// as long as Jira asks in Retry-After.
type limitHandler struct {
	next  handler
	turns *semaphore.Weighted
	rate  *rateLimit
	pause pause
}

func (h *limitHandler) handle(ctx context.Context, call *call) (*response, error) {
	if err := h.turns.Acquire(ctx, 1); err != nil {
		return nil, err
	}
	defer h.turns.Release(1)
	if call.request.verifies {
		return h.handlePaused(ctx, call) // Jira does not limit the rate of serverInfo (facts 6.1)
	}
	endedBefore, err := h.rate.begin(ctx)
	if err != nil {
		return nil, err
	}
	response, err := h.handlePaused(ctx, call)
	h.rate.end(endedBefore, response)
	return response, err
}

// handlePaused waits for the end of the pause. That comes after the turn: a request whose turn begins when another one
// receives a Retry-After has to wait too.
func (h *limitHandler) handlePaused(ctx context.Context, call *call) (*response, error) {
	if err := h.pause.wait(ctx); err != nil {
		return nil, err
	}
	response, err := h.next.handle(ctx, call)
	if err == nil {
		h.pause.obey(response)
	}
	return response, err
}
