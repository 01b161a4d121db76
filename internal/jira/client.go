// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"

	"github.com/hashicorp/go-retryablehttp"
)

// Client talks to one Jira as one account. It is safe for concurrent use, and lives as long as one run: what it has
// learned (that the login works, who we are, accounts read before) holds for that long.
type Client struct {
	settings  Settings
	transport *transport
	// stateless sends requests without cookies: a stale session cookie would beat the credentials (facts 3.1).
	stateless *retryablehttp.Client
	start     start
	users     userMemory
}

// New makes a client. It sends nothing.
func New(settings Settings) *Client {
	settings = settings.withDefaults()
	client := &Client{settings: settings, transport: newTransport(settings), start: newStart()}
	client.stateless = client.attemptsWith(nil)
	return client
}

// BaseURL is the address of this Jira.
func (c *Client) BaseURL() *url.URL { return c.settings.BaseURL }

// Username is the account that the client logs in as.
func (c *Client) Username() string { return c.settings.Username }

// Close drops the idle connections.
func (c *Client) Close() { c.transport.pool.CloseIdleConnections() }

// attemptsWith is an HTTP client on the shared connections that repeats attempts, with the cookies of one session.
func (c *Client) attemptsWith(cookies http.CookieJar) *retryablehttp.Client {
	return &retryablehttp.Client{
		HTTPClient: &http.Client{
			Transport:     c.transport,
			Jar:           cookies,
			CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
		},
		RetryMax:     c.settings.MaxRetries,
		RetryWaitMin: c.settings.RetryWait,
		RetryWaitMax: maxRetryWait,
		CheckRetry:   shouldRepeat,
		Backoff:      waitBefore,
		// The last answer says more than "giving up after 5 attempts".
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// do sends a request, after the run's first one has shown that this is Jira and that the login works.
func (c *Client) do(ctx context.Context, r request) (*response, error) {
	if _, err := c.begin(ctx); err != nil {
		return nil, err
	}
	return c.send(ctx, r)
}
