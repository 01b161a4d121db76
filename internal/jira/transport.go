// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-cleanhttp"
	"golang.org/x/sync/semaphore"
)

// maxAnswerBytes bounds what is read of a response. Jira's largest, a page of 2,000 users, is about 3 MB.
const maxResponseBytes = 16 << 20

var errResponseTooLarge = fmt.Errorf("the response is larger than %d MB, which none of Jira's is", maxResponseBytes>>20)

// transport makes single attempts: it waits for its turn, adds what every request to Jira needs, reads the response to
// its end within the time of one attempt, and looks whether Jira took us for who we are.
type transport struct {
	settings Settings
	pool     *http.Transport
	turns    *semaphore.Weighted
	pause    pause
	// rejected is the refused login of this run; after it nothing is sent any more.
	rejected atomic.Pointer[LoginError]
}

func newTransport(settings Settings) *transport {
	pool := cleanhttp.DefaultPooledTransport()
	// As many connections as requests under way, all kept: a request never opens one that another could have lent it.
	pool.MaxConnsPerHost = settings.MaxConcurrentRequests
	pool.MaxIdleConnsPerHost = settings.MaxConcurrentRequests
	if settings.TLS != nil {
		pool.TLSClientConfig = settings.TLS
	}
	return &transport{settings: settings, pool: pool, turns: semaphore.NewWeighted(int64(settings.MaxConcurrentRequests))}
}

// call is what the attempts of one request share.
type call struct {
	creates, repeatable bool
	// retries is how many failures are followed by another attempt, failures how many there were.
	retries, failures int
	// sent is set once any attempt may have reached Jira and been carried out.
	sent     bool
	attempts int
	began    time.Time
}

type callKey struct{}

// callOf is the call that an attempt belongs to; send puts one into every context.
func callOf(ctx context.Context) *call {
	if call, ok := ctx.Value(callKey{}).(*call); ok {
		return call
	}
	return &call{}
}

// RoundTrip makes one attempt. The body of its response lies in memory, so that a response that breaks off is the failure
// of this attempt, not of whoever reads it later.
func (t *transport) RoundTrip(request *http.Request) (*http.Response, error) {
	ctx := request.Context()
	if err := t.turn(ctx); err != nil {
		return nil, err
	}
	defer t.turns.Release(1)
	// Looked at in turn: whoever waited behind a refused login must not send another.
	if refused := t.rejected.Load(); refused != nil {
		repeated := *refused
		repeated.Repeated = true
		return nil, &repeated
	}
	began := time.Now()
	response, err := t.attempt(request)
	t.log(ctx, request, response, err, time.Since(began))
	if err != nil {
		return nil, err
	}
	if problem := response.loginProblem(t.settings); problem != nil {
		if !t.rejected.CompareAndSwap(nil, problem) {
			problem.Repeated = true
		}
		return nil, problem
	}
	t.pause.obey(response)
	// Where net/http cannot read the target of a redirect, it takes that for a failed attempt and repeats the target.
	if _, err := url.Parse(response.header.Get("Location")); err != nil {
		response.header.Del("Location")
	}
	return &http.Response{
		StatusCode: response.status, Status: http.StatusText(response.status), Header: response.header, Request: request,
		Body: io.NopCloser(bytes.NewReader(response.body)), ContentLength: int64(len(response.body)),
		Proto: "HTTP/1.1", ProtoMajor: 1, ProtoMinor: 1,
	}, nil
}

// turn waits until fewer than the allowed requests are under way and Jira wants to hear from us again. A cancelled run
// stops waiting at once, whatever it waits to create.
func (t *transport) turn(ctx context.Context) error {
	if err := t.turns.Acquire(ctx, 1); err != nil {
		return err
	}
	// In turn: whoever waited behind a response that asks for a pause must not break it.
	if err := t.pause.wait(ctx); err != nil {
		t.turns.Release(1)
		return err
	}
	return nil
}

// attempt sends the request and reads the whole response, within the time of one attempt.
func (t *transport) attempt(request *http.Request) (*response, error) {
	ctx := request.Context()
	call := callOf(ctx)
	sentBefore := call.sent
	call.attempts++
	if call.attempts == 1 {
		call.began = time.Now()
	}
	if call.creates {
		// Cancelled halfway, Jira might still create it and nobody would know.
		ctx = context.WithoutCancel(ctx)
	}
	ctx, cancel := context.WithTimeout(ctx, t.settings.RequestTimeout)
	defer cancel()
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { call.sent = true }})

	outgoing := request.Clone(ctx)
	for name, values := range t.settings.Headers {
		outgoing.Header[name] = values
	}
	if t.settings.Token != "" {
		outgoing.Header.Set("Authorization", "Bearer "+t.settings.Token)
	} else {
		outgoing.SetBasicAuth(t.settings.Username, t.settings.Password)
	}
	outgoing.Header.Set("User-Agent", t.settings.UserAgent)
	// Jira checks this on avatar uploads whatever their content type, and wants exactly this spelling (facts 2.3).
	outgoing.Header.Set("X-Atlassian-Token", "no-check")
	received, err := t.pool.RoundTrip(outgoing)
	if err != nil {
		return nil, t.inTime(err)
	}
	defer func() { _ = received.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(received.Body, maxResponseBytes+1))
	if err != nil {
		return nil, t.inTime(fmt.Errorf("the response (HTTP %d) broke off: %w", received.StatusCode, err))
	}
	if len(body) > maxResponseBytes {
		return nil, errResponseTooLarge
	}
	if received.StatusCode == http.StatusTooManyRequests {
		call.sent = sentBefore // Jira did nothing: an interruption has nothing to look up
	}
	return &response{status: received.StatusCode, header: received.Header, body: body}, nil
}

// inTime puts the timeout of an attempt into words.
func (t *transport) inTime(err error) error {
	if errors.Is(err, context.DeadlineExceeded) {
		return fmt.Errorf("not answered within %s: %w", t.settings.RequestTimeout, err)
	}
	return err
}

// log writes one line for an attempt, without query, headers and bodies, which may hold names and secrets.
func (t *transport) log(ctx context.Context, request *http.Request, response *response, err error, took time.Duration) {
	fields := map[string]any{
		"method": request.Method, "path": request.URL.Path, "attempt": callOf(ctx).attempts, "milliseconds": took.Milliseconds(),
	}
	if err != nil {
		fields["error"] = err.Error()
	} else {
		fields["status"] = response.status
	}
	t.settings.Log(ctx, "request to Jira", fields)
}
