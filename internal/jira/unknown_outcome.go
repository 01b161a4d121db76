// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"time"
)

// DefaultLookupTime is how long Settings.LookupTime is, where it is not set: longer than a Jira takes to change nodes.
const DefaultLookupTime = time.Minute

// again waits before a write is sent once more, and tells whether it may be.
func (c *Client) again(ctx context.Context, attempt int) bool {
	return attempt < c.settings.MaxRetries && sleep(ctx, waitBefore(c.settings.RetryWait, maxRetryWait, attempt)) == nil
}

// doIdempotent sends a write that does the same when it is sent twice, until its outcome is known. Unlike a repeatable
// request it takes a 500 in Jira's own form for Jira's word: some resources refuse with one.
func (c *Client) doIdempotent(ctx context.Context, write request) (*response, error) {
	for attempt := 0; ; attempt++ {
		response, err := c.do(ctx, write)
		if err == nil || !outcomeUnknown(err) || !c.again(ctx, attempt) {
			return response, err
		}
	}
}

// afterInterruption is a context for looking up what became of a creating write, even when the run was interrupted.
func (c *Client) afterInterruption(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), c.settings.LookupTime)
}

// lookUp repeats a look-up until it has a response, as long as its context allows: an outage outlasts the repetitions
// of a single read.
func (c *Client) lookUp(ctx context.Context, look func() error) error {
	for attempt := 0; ; attempt++ {
		err := look()
		if err == nil || IsNotFound(err) || ctx.Err() != nil || !isTransient(err) {
			return err
		}
		if sleep(ctx, waitBefore(c.settings.RetryWait, maxRetryWait, attempt)) != nil {
			return err
		}
	}
}
