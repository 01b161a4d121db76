// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"
	"time"

	"github.com/hashicorp/go-cleanhttp"
)

// Client sends requests to one Jira with the credentials of one user. It is safe for concurrent use. A client is for one
// run of Terraform: it keeps the result of its first request, a rejected login and the users that it read until it is
// discarded.
type Client struct {
	settings     Settings
	pool         *http.Transport
	chain        *chain
	start        start
	users        userCache
	groups       groupCache
	applications applicationCache
	// uploadCapability is what the uploads of this run have shown, and formUpload is set once images are uploaded as forms.
	uploadCapability capabilityCache
	formUpload       atomic.Bool
}

// New returns a client. It sends nothing.
func New(settings Settings) *Client {
	settings = settings.withDefaults()
	pool := newPool(settings)
	client := &Client{settings: settings, pool: pool, start: newStart(), uploadCapability: newCapabilityCache()}
	client.chain = newChain(settings, pool, client.LoggedInAs)
	return client
}

// newPool returns a pool with as many connections as there may be concurrent requests. It keeps all of them open, so
// that no request has to open another one.
func newPool(settings Settings) *http.Transport {
	pool := cleanhttp.DefaultPooledTransport()
	pool.MaxConnsPerHost = settings.MaxConcurrentRequests
	pool.MaxIdleConnsPerHost = settings.MaxConcurrentRequests
	if settings.TLS != nil {
		pool.TLSClientConfig = settings.TLS
	}
	useProxy(pool)
	return pool
}

// BaseURL returns the address of Jira, with its context path.
func (c *Client) BaseURL() *url.URL { return c.settings.BaseURL }

// AvatarUpload returns how the client uploads images.
func (c *Client) AvatarUpload() AvatarUpload { return c.settings.AvatarUpload }

// Close closes the idle connections.
func (c *Client) Close() { c.pool.CloseIdleConnections() }

// newUserWait bounds how long a 404 is retried for a user that this run has just created.
const newUserWait = 15 * time.Second

// do sends a request after the first request of the run has succeeded. A 404 about a user that this run has just created
// is retried for a while, because the nodes of a cluster learn of a new user one after the other (facts 6.3). A 503
// becomes an UnavailableError.
func (c *Client) do(ctx context.Context, r request) (*response, error) {
	if _, err := c.begin(ctx); err != nil {
		return nil, err
	}
	response, err := c.send(ctx, r)
	for attempt := 0; IsNotFound(err) && c.users.createdWithin(r.newUserKey, newUserWait); attempt++ {
		if err := sleep(ctx, waitBefore(c.settings.RetryWait, newUserWait/4, attempt)); err != nil {
			return nil, err
		}
		response, err = c.send(ctx, r)
	}
	return response, c.whyUnavailable(ctx, r, err)
}
