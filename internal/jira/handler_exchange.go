// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"bytes"
	"context"
	"fmt"
	"io"
	"net/http"
	"net/http/httptrace"
	"net/url"
)

// maxResponseBytes bounds what is read of a response. Jira's largest response, a page of 2,000 users, is about 3 MB.
const maxResponseBytes = 16 << 20

var errResponseTooLarge = fmt.Errorf("the response is larger than %d MB, and Jira sends none of that size", maxResponseBytes>>20)

// exchangeHandler sends the request over HTTP and reads the whole response. A response that breaks off is therefore a
// failure of this attempt, and can be retried. Redirects are not followed.
type exchangeHandler struct {
	pool http.RoundTripper
	// proxy returns the proxy of a request, nil if there is none. The function may be nil too.
	proxy func(*http.Request) (*url.URL, error)
}

func (h *exchangeHandler) handle(ctx context.Context, call *call) (*response, error) {
	call.begin()
	sentBefore := call.sent
	ctx = httptrace.WithClientTrace(ctx, &httptrace.ClientTrace{GotConn: func(httptrace.GotConnInfo) { call.sent = true }})
	outgoing, err := call.httpRequest(ctx)
	if err != nil {
		return nil, err
	}
	received, err := h.pool.RoundTrip(outgoing)
	if err != nil {
		return nil, connectionError(h.proxyFailure(outgoing, err))
	}
	defer func() { _ = received.Body.Close() }()
	body, err := io.ReadAll(io.LimitReader(received.Body, maxResponseBytes+1))
	if err != nil {
		return nil, fmt.Errorf("the response (HTTP %d) broke off: %w", received.StatusCode, err)
	}
	if len(body) > maxResponseBytes {
		return nil, errResponseTooLarge
	}
	if received.StatusCode == http.StatusTooManyRequests {
		call.sent = sentBefore // Jira did nothing, so there is nothing to look up after an interruption
	}
	if err := h.proxyRefusal(outgoing, received.StatusCode); err != nil {
		return nil, err
	}
	if isTLSPort(call.address, received.StatusCode, body) {
		return nil, &SchemeError{Spoken: "https"}
	}
	call.request.session.keepCookies(call.address, received)
	return &response{request: call.request, status: received.StatusCode, header: received.Header, body: body}, nil
}

// httpRequest returns the request of one attempt. The body is a bytes.Reader, which gives the request a known length and
// lets net/http send it again when an idle connection turns out to be closed.
func (c *call) httpRequest(ctx context.Context) (*http.Request, error) {
	var body io.Reader
	if c.request.body != nil {
		body = bytes.NewReader(c.request.body)
	}
	outgoing, err := http.NewRequestWithContext(ctx, c.request.method, c.address.String(), body)
	if err != nil {
		return nil, fmt.Errorf("building %s %s: %w", c.request.method, c.request.path, err)
	}
	outgoing.Header = c.header.Clone()
	c.request.session.addCookies(outgoing)
	return outgoing, nil
}
