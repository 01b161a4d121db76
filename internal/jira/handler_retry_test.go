// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"testing"
	"testing/synctest"
	"time"
)

// handlerFunc is a handler of a test.
type handlerFunc func(ctx context.Context, call *call) (*response, error)

func (f handlerFunc) handle(ctx context.Context, call *call) (*response, error) { return f(ctx, call) }

// respondInTurn returns a handler that counts the attempts and returns one response after the other, then 200.
func respondInTurn(responses ...*response) handlerFunc {
	return func(_ context.Context, call *call) (*response, error) {
		call.begin()
		call.sent = true
		if call.attempts > len(responses) {
			return &response{status: http.StatusOK}, nil
		}
		return responses[call.attempts-1], nil
	}
}

func TestRetryHandler_methodAndStatus(t *testing.T) {
	t.Parallel()
	read := request{method: http.MethodGet}
	write := request{method: http.MethodPost}
	repeatable := request{method: http.MethodPut, repeatable: true}
	single := request{method: http.MethodGet, once: true}
	for name, test := range map[string]struct {
		request  request
		status   int
		attempts int
	}{
		"read, 502":             {read, http.StatusBadGateway, 3},
		"read, 500":             {read, http.StatusInternalServerError, 3},
		"read, 404":             {read, http.StatusNotFound, 1},
		"write, 502":            {write, http.StatusBadGateway, 1},
		"write, 429":            {write, http.StatusTooManyRequests, 3},
		"repeatable write, 503": {repeatable, http.StatusServiceUnavailable, 3},
		"single attempt, 502":   {single, http.StatusBadGateway, 1},
	} {
		synctest.Test(t, func(t *testing.T) {
			failure := &response{status: test.status}
			retry := &retryHandler{next: respondInTurn(failure, failure, failure, failure), retries: 2, wait: time.Second}
			call := &call{request: test.request}
			response, err := retry.handle(t.Context(), call)
			if err != nil || response.status != test.status || call.attempts != test.attempts {
				t.Errorf("%s: %d attempts ended with %+v, %v, want %d attempts", name, call.attempts, response, err, test.attempts)
			}
		})
	}
}

// After a Retry-After the limit handler waits. The retry handler must wait exactly when the limit handler does not.
func TestRetryHandler_waitOrPause(t *testing.T) {
	t.Parallel()
	header := http.Header{"Retry-After": {"20"}}
	for status, wantPause := range map[int]bool{429: true, 503: true, 500: false, 502: false, 504: false} {
		synctest.Test(t, func(t *testing.T) {
			failure := &response{status: status, header: header}
			var pause pause
			pause.obey(failure)
			if got := !pause.until.IsZero(); got != wantPause {
				t.Errorf("HTTP %d: pause is %t, want %t", status, got, wantPause)
			}
			retry := &retryHandler{next: respondInTurn(failure), retries: 1, wait: time.Second}
			began := time.Now()
			if _, err := retry.handle(t.Context(), &call{request: request{method: http.MethodGet}}); err != nil {
				t.Error(err)
			}
			if wait := time.Since(began); (wait == 0) != wantPause {
				t.Errorf("HTTP %d: waited %s, and the pause is %t", status, wait, wantPause)
			}
		})
	}
}
