// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"time"

	"golang.org/x/sync/semaphore"
)

// handler carries out a call. It does its own part and leaves the rest to the handler that it wraps.
type handler interface {
	handle(ctx context.Context, call *call) (*response, error)
}

// call is a request on its way through the handlers, with what its attempts share.
type call struct {
	request request
	// address is the URL of the request; header is sent with every attempt.
	address *url.URL
	header  http.Header
	// attempts counts the attempts so far, the current one included. The first one began at firstAttempt.
	attempts     int
	firstAttempt time.Time
	// sent is set when an attempt may have reached Jira, unless Jira responded that it did nothing.
	sent bool
}

// newCall prepares a request for its attempts.
func newCall(baseURL *url.URL, r request) *call {
	address := baseURL.JoinPath(r.path)
	address.RawQuery = r.query.Encode()
	accept := r.accept
	if accept == "" {
		accept = "application/json"
	}
	header := http.Header{"Accept": {accept}}
	if r.contentType != "" {
		header.Set("Content-Type", r.contentType)
	}
	return &call{request: r, address: address, header: header}
}

// begin counts an attempt.
func (c *call) begin() {
	c.attempts++
	if c.attempts == 1 {
		c.firstAttempt = time.Now()
	}
}

// chain is the way of a request to Jira and of the response back.
type chain struct {
	// judged returns responses with a 2xx status only; unjudged returns a response of any status.
	judged, unjudged handler
	// login knows whether Jira rejected the credentials in this run.
	login *loginHandler
}

// newChain wraps the handlers around one another, the innermost first. The failure and judge handlers see each request
// once, the handlers below retry see each attempt.
//
// The order of three of them is not free. The login handler is below the limit: a request that waited for its turn while
// Jira rejected the credentials must not be sent. The log is below the login handler: a rejected login is logged, a
// request that is not sent is not. The deadline is below both: waiting for a turn does not count.
func newChain(settings Settings, pool *http.Transport, loggedInAs func() string) *chain {
	exchange := &exchangeHandler{pool: pool, proxy: func(r *http.Request) (*url.URL, error) { return pool.Proxy(r) }}
	authenticate := &authenticateHandler{next: exchange, settings: settings}
	deadline := &deadlineHandler{next: authenticate, timeout: settings.RequestTimeout}
	log := &logHandler{next: deadline, log: settings.Log}
	login := &loginHandler{next: log, settings: settings}
	limit := &limitHandler{next: login, turns: semaphore.NewWeighted(int64(settings.MaxConcurrentRequests)), rate: newRateLimit()}
	retry := &retryHandler{next: limit, retries: settings.MaxRetries, wait: settings.RetryWait}
	failure := &failureHandler{next: retry, baseURL: settings.BaseURL}
	judge := &judgeHandler{next: failure, baseURL: settings.BaseURL, loggedInAs: loggedInAs}
	return &chain{judged: judge, unjudged: failure, login: login}
}
