// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"crypto/tls"
	"errors"
	"math/rand/v2"
	"net"
	"net/http"
	"strconv"
	"sync"
	"time"
)

const (
	// DefaultRetryWait is the wait before the first repetition; it doubles with each further one.
	DefaultRetryWait = time.Second
	maxRetryWait     = 30 * time.Second
	// maxPause caps what Retry-After may ask for.
	maxPause = 2 * time.Minute
	// maxThrottled is how long a request goes on being told to come back later, which is no failure of Jira's: a strict
	// rate limit lets a hundred users through one after the other.
	maxThrottled = 5 * time.Minute
)

// shouldRepeat decides whether an attempt is made again: only where that cannot do harm. A write whose outcome is
// unknown is not repeated here but looked up first, by whoever sent it.
func shouldRepeat(ctx context.Context, response *http.Response, err error) (bool, error) {
	if ctx.Err() != nil {
		// A response that came in spite of the interruption still counts.
		return false, nil //nolint:nilerr // the interruption is no error of the answer
	}
	call := callOf(ctx)
	if call.retries == 0 {
		return false, nil
	}
	if err == nil && response.StatusCode == http.StatusTooManyRequests && askedPause(response.StatusCode, response.Header, time.Now()) > 0 {
		return time.Since(call.began) < maxThrottled, nil
	}
	call.failures++
	return call.failures <= call.retries && call.mayRepeat(response, err), nil
}

// mayRepeat tells whether this failure allows another attempt of this request.
func (c *call) mayRepeat(response *http.Response, err error) bool {
	if err != nil {
		return (c.repeatable || !c.sent) && maybePassing(err)
	}
	switch response.StatusCode {
	case http.StatusTooManyRequests:
		return true
	case http.StatusInternalServerError, http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return c.repeatable
	default:
		return false
	}
}

// maybePassing tells errors that may be gone in a moment from those that will not.
func maybePassing(err error) bool {
	var (
		login       *LoginError
		certificate *tls.CertificateVerificationError
		lookup      *net.DNSError
	)
	return !errors.As(err, &login) && !errors.As(err, &certificate) && !errors.Is(err, errResponseTooLarge) &&
		!(errors.As(err, &lookup) && lookup.IsNotFound)
}

// waitBefore is how long to wait before the next attempt: twice as long each time, and never the same for all, so that
// ten requests that failed together do not come back together. What Jira asks for in Retry-After is waited for by the
// transport, for all requests as one.
func waitBefore(shortest, longest time.Duration, attempt int, response *http.Response) time.Duration {
	if response != nil && askedPause(response.StatusCode, response.Header, time.Now()) > 0 {
		return 0
	}
	wait := min(shortest<<min(attempt, 16), longest)
	return wait/2 + rand.N(wait/2+1)
}

// askedPause is how long a response asks all of us to wait, in its Retry-After.
func askedPause(status int, header http.Header, now time.Time) time.Duration {
	if status != http.StatusTooManyRequests && status != http.StatusServiceUnavailable {
		return 0
	}
	return retryAfter(header, now)
}

// retryAfter reads the header of that name, in seconds or as a date; zero where there is none worth waiting for.
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

// pause is the time until which Jira does not want to hear from us. All requests share it: ten that are told to wait
// two seconds make one pause, not ten.
type pause struct {
	mutex sync.Mutex
	until time.Time
}

// obey takes note of what a response asks for.
func (p *pause) obey(response *response) {
	now := time.Now()
	wait := askedPause(response.status, response.header, now)
	if wait == 0 {
		return
	}
	p.mutex.Lock()
	defer p.mutex.Unlock()
	if until := now.Add(wait); until.After(p.until) {
		p.until = until
	}
}

// wait returns when the pause is over, or with the context's error.
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

// sleep waits, unless the context ends first.
func sleep(ctx context.Context, wait time.Duration) error {
	timer := time.NewTimer(wait)
	defer timer.Stop()
	select {
	case <-ctx.Done():
		return ctx.Err()
	case <-timer.C:
		return nil
	}
}
