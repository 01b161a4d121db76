// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"math"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// Client talks to one Jira as one user. It is safe for concurrent use, and lives as long as one run: what it has
// learned (that the login works, who we are, users read before) holds for that long.
type Client struct {
	settings  Settings
	transport *transport
	// stateless sends requests without cookies: a stale session cookie would beat the credentials (facts 3.1).
	stateless    *retryablehttp.Client
	start        start
	users        userCache
	groups       groupCache
	applications applicationCache
	// uploadCapability is what the uploads of this run have shown, and formUpload is set once images are uploaded as forms.
	uploadCapability capabilityCache
	formUpload       atomic.Bool
}

// New makes a client. It sends nothing.
func New(settings Settings) *Client {
	settings = settings.withDefaults()
	client := &Client{settings: settings, transport: newTransport(settings), start: newStart(), uploadCapability: newCapabilityCache()}
	client.stateless = client.attemptsWith(nil)
	return client
}

// BaseURL is the address of this Jira.
func (c *Client) BaseURL() *url.URL { return c.settings.BaseURL }

// AvatarUpload says how far this client goes for a full picture.
func (c *Client) AvatarUpload() AvatarUpload { return c.settings.AvatarUpload }

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
		RetryMax:     math.MaxInt, // shouldRepeat counts, since not every repetition is one of a failure
		RetryWaitMin: c.settings.RetryWait,
		RetryWaitMax: maxRetryWait,
		CheckRetry:   shouldRepeat,
		Backoff:      waitBefore,
		// The last response says more than "giving up after 5 attempts".
		ErrorHandler: retryablehttp.PassthroughErrorHandler,
	}
}

// newcomerTime bounds the wait for a user that this run has just created, and that Jira does not seem to know yet.
const newUserWait = 15 * time.Second

// do sends a request, after the run's first one has shown that this is Jira and that the login works. Nodes of a cluster
// learn of a new user one after the other (facts 6.3): a node that does not know one which this run has just created is
// asked again for a while.
func (c *Client) do(ctx context.Context, r request) (*response, error) {
	if _, err := c.begin(ctx); err != nil {
		return nil, err
	}
	response, err := c.send(ctx, r)
	for attempt := 0; IsNotFound(err) && c.users.createdWithin(r.newUserKey, newUserWait); attempt++ {
		if err := sleep(ctx, waitBefore(c.settings.RetryWait, newUserWait/4, attempt, nil)); err != nil {
			return nil, err
		}
		response, err = c.send(ctx, r)
	}
	return response, c.whyUnavailable(ctx, r, err)
}
