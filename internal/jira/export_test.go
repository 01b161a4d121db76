// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net"
	"net/http"
	"net/url"
)

// DialWith replaces the function that opens connections, so that tests in fake time can use a network in memory.
func (c *Client) DialWith(dial func(ctx context.Context, network, address string) (net.Conn, error)) {
	c.pool.DialContext = dial
}

// ProxyWith replaces the function that chooses a proxy, because net/http reads the environment once in a process and uses
// no proxy for this machine.
func (c *Client) ProxyWith(choose func(*http.Request) (*url.URL, error)) {
	c.pool.Proxy = choose
	useProxy(c.pool)
}

// These identifiers give the tests in package jira_test what they need of this package.
const (
	MaxPause     = maxPause
	MaxRetryWait = maxRetryWait
	UserPath     = userPath
)

var (
	RetryAfter = retryAfter
	WaitBefore = waitBefore
)

// ErrorOfResponse returns the error that a response to GET user becomes.
func ErrorOfResponse(status int, contentType string, body []byte) error {
	return (&response{
		request: request{method: http.MethodGet, path: userPath}, status: status,
		header: http.Header{"Content-Type": {contentType}}, body: body,
	}).refusal()
}
