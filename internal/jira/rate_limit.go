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

const (
	// maxFirstWait is how long requests wait for the first response that can show a rate limit.
	maxFirstWait = time.Second
	// reservedTokens are left in Jira's bucket: requests do not arrive exactly when they are due, and other clients of the same
	// user take tokens too.
	reservedTokens = 2
)

// rateLimit spaces requests where Jira limits their rate, so that Jira need not refuse them with 429. Jira takes a token for
// each request from a bucket that it fills at a fixed rate, and reports the bucket in each response (facts 6.1, 12.1). All
// requests share the rateLimit, like the pause.
type rateLimit struct {
	// turn is held by the request that waits for a token: the others follow in their order.
	turn  chan struct{}
	mutex sync.Mutex
	// first is closed when the first request has ended. Until then it is unknown whether Jira limits the rate, and the
	// requests of a run that begin together could empty the bucket.
	first        chan struct{}
	firstIsBegun bool
	// perSecond is the rate at which Jira fills the bucket, 0 if there is no limit. Capacity is the size of the bucket.
	perSecond, capacity float64
	// tokens estimates the bucket at the time of filled.
	tokens float64
	filled time.Time
	// begun and ended count the requests that were sent, and those of them that have a response or failed.
	begun, ended int
}

func newRateLimit() *rateLimit {
	return &rateLimit{turn: make(chan struct{}, 1), first: make(chan struct{})}
}

// begin returns when the next request may be sent. Its caller must call end with the result.
func (l *rateLimit) begin(ctx context.Context) (endedBefore int, err error) {
	if err := l.waitForFirst(ctx); err != nil {
		return 0, err
	}
	if endedBefore, wait := l.take(); wait == 0 {
		return endedBefore, nil
	}
	select {
	case l.turn <- struct{}{}:
		defer func() { <-l.turn }()
	case <-ctx.Done():
		return 0, ctx.Err()
	}
	for {
		endedBefore, wait := l.take()
		if wait == 0 {
			return endedBefore, nil
		}
		if err := sleep(ctx, wait); err != nil {
			return 0, err
		}
	}
}

// waitForFirst lets the first request pass, and returns to the others when that has ended.
func (l *rateLimit) waitForFirst(ctx context.Context) error {
	l.mutex.Lock()
	isFirst := !l.firstIsBegun
	l.firstIsBegun = true
	l.mutex.Unlock()
	if isFirst {
		return nil
	}
	select {
	case <-l.first:
		return nil
	default:
	}
	timer := time.NewTimer(maxFirstWait)
	defer timer.Stop()
	select {
	case <-l.first:
	case <-timer.C:
	case <-ctx.Done():
		return ctx.Err()
	}
	return nil
}

// take takes a token for a request and returns how many requests have ended before, or returns how long to wait for a token.
func (l *rateLimit) take() (endedBefore int, wait time.Duration) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	if l.perSecond > 0 {
		l.fill()
		if missing := 1 + min(reservedTokens, float64(int(l.capacity/2))) - l.tokens; missing > 0 {
			return 0, max(time.Millisecond, min(maxPause, time.Duration(missing/l.perSecond*float64(time.Second))))
		}
		l.tokens--
	}
	l.begun++
	return l.ended, 0
}

// fill needs the mutex. It adds the tokens that Jira has added.
func (l *rateLimit) fill() {
	now := time.Now()
	l.tokens = min(l.capacity, l.tokens+l.perSecond*now.Sub(l.filled).Seconds())
	l.filled = now
}

// end reads the state of the bucket from the response to a request, nil if there is none. With rate limiting on, every
// response has it (facts 12.1). After a 429, the pause decides when the next request is sent.
func (l *rateLimit) end(endedBefore int, response *response) {
	l.mutex.Lock()
	defer l.mutex.Unlock()
	select {
	case <-l.first:
	default:
		close(l.first)
	}
	l.ended++
	switch {
	case response == nil:
	case response.status == http.StatusTooManyRequests:
		l.tokens = min(l.tokens, 0)
	case response.status < http.StatusMultipleChoices:
		l.read(endedBefore, response.header)
	}
}

// read needs the mutex. The bucket has at least what the response says without a token for each request that was in flight at
// the same time, which the response may not count. The own estimate can be more exact, but never exceeds what the response
// says.
func (l *rateLimit) read(endedBefore int, header http.Header) {
	remaining, err := strconv.Atoi(header.Get("X-RateLimit-Remaining"))
	rate := headerNumber(header, "X-RateLimit-FillRate", 0)
	if err != nil || rate == 0 {
		l.perSecond = 0
		return
	}
	reported := float64(remaining)
	wasLimited := l.perSecond > 0
	l.perSecond = rate / headerNumber(header, "X-RateLimit-Interval-Seconds", 1)
	l.capacity = headerNumber(header, "X-RateLimit-Limit", max(rate, reported))
	certain := reported - float64(l.begun-endedBefore-1)
	if !wasLimited {
		l.tokens, l.filled = certain, time.Now()
		return
	}
	l.fill()
	l.tokens = max(certain, min(l.tokens, reported))
}

// headerNumber returns a positive number in a header, or a default.
func headerNumber(header http.Header, name string, otherwise float64) float64 {
	number, err := strconv.Atoi(header.Get(name))
	if err != nil || number <= 0 {
		return otherwise
	}
	return float64(number)
}
