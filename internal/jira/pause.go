// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"strconv"
	"sync"
	"time"
)

// maxPause caps what Retry-After may ask for.
const maxPause = 2 * time.Minute

// pause is the time until which no request is sent. All requests share it: ten responses with "Retry-After: 2" make one
// pause of two seconds, not ten.
type pause struct {
	mutex sync.Mutex
	until time.Time
}

// obey extends the pause to what the response asks for.
func (p *pause) obey(response *response) {
	now := time.Now()
	wait := requestedPause(response, now)
	if wait == 0 {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if until := now.Add(wait); until.After(p.until) {
		p.until = until
	}
}

// wait returns when the pause is over, or with the error of the context.
func (p *pause) wait(ctx context.Context) error {
	for {
		p.mutex.Lock()
		left := time.Until(p.until)
		p.mutex.Unlock()
		if left <= 0 {
			return ctx.Err()
		}
		if err := sleep(ctx, left); err != nil {
			return err
		}
	}
}

// requestedPause returns how long the response asks the client to send nothing. Only the statuses 429 and 503 ask so.
func requestedPause(response *response, now time.Time) time.Duration {
	if response.status != http.StatusTooManyRequests && response.status != http.StatusServiceUnavailable {
		return 0
	}
	return retryAfter(response.header, now)
}

// retryAfter reads the Retry-After header, in seconds or as a date. It returns 0 without a usable header, for a negative
// number, and for a date in the past.
func retryAfter(header http.Header, now time.Time) time.Duration {
	text := header.Get("Retry-After")
	if seconds, err := strconv.Atoi(text); err == nil {
		return min(time.Duration(min(max(0, seconds), 3600))*time.Second, maxPause)
	}
	if date, err := http.ParseTime(text); err == nil {
		return min(max(0, date.Sub(now)), maxPause)
	}
	return 0
}
