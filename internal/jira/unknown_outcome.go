// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"time"
)

// DefaultLookupTime is the default of Settings.LookupTime. It is longer than a cluster needs to fail over to another node.
const DefaultLookupTime = time.Minute

// again waits before a write is sent once more. It reports whether the write may be sent: retries are left and the context
// has not ended.
func (c *Client) again(ctx context.Context, attempt int) bool {
	return attempt < c.settings.MaxRetries && sleep(ctx, waitBefore(c.settings.RetryWait, maxRetryWait, attempt)) == nil
}

// doIdempotent sends a write, which must have the same effect when it is sent twice, until its outcome is known. It differs
// from a repeatable request in that a 500 with an error collection counts as a refusal, because some Jira endpoints refuse
// a request that way.
func (c *Client) doIdempotent(ctx context.Context, write request) (*response, error) {
	for attempt := 0; ; attempt++ {
		response, err := c.do(ctx, write)
		if err == nil || !outcomeUnknown(err) || !c.again(ctx, attempt) {
			return response, err
		}
	}
}

// afterInterruption returns a context for looking up what a creating write did. It outlives the interruption of the run,
// because an object that Jira has created must not be lost, and ends after Settings.LookupTime.
func (c *Client) afterInterruption(ctx context.Context) (context.Context, context.CancelFunc) {
	return context.WithTimeout(context.WithoutCancel(ctx), c.settings.LookupTime)
}

// lookUp calls read until it succeeds, reports that the object does not exist, or fails with an error that is not transient.
// It stops when the context ends, not after a number of retries, because an outage can outlast the retries of one read.
func (c *Client) lookUp(ctx context.Context, read func() error) error {
	for attempt := 0; ; attempt++ {
		err := read()
		if err == nil || IsNotFound(err) || ctx.Err() != nil || !isTransient(err) {
			return err
		}
		if sleep(ctx, waitBefore(c.settings.RetryWait, maxRetryWait, attempt)) != nil {
			return err
		}
	}
}
