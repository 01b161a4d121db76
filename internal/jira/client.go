// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"net/http"
	"net/url"
	"sync/atomic"

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
	members      memberCache
	applications applicationCache
	// uploadCapability is what the uploads of this run have shown, and uploadBody is the way to send images that has succeeded.
	uploadCapability capabilityCache
	uploadBody       atomic.Int32
}

// New returns a client. It sends nothing.
func New(settings Settings) *Client {
	settings = settings.withDefaults()
	pool := newPool(settings)
	client := &Client{settings: settings, pool: pool, start: newStart(), uploadCapability: newCapabilityCache(settings.Token != "")}
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

// do sends a request after the first request of the run has succeeded. A 404 about an object that is known to exist is
// retried as LookAgain does, because the nodes of a cluster learn of a new object one after the other (facts 6.3). A 503
// becomes an UnavailableError.
func (c *Client) do(ctx context.Context, r request) (*response, error) {
	if _, err := c.begin(ctx); err != nil {
		return nil, err
	}
	response, err := c.send(ctx, r)
	if IsNotFound(err) && c.isAboutKnownObject(r) {
		if _, interrupted := c.LookAgain(ctx, func(ctx context.Context) (bool, error) {
			response, err = c.send(ctx, r)
			return !IsNotFound(err), nil
		}); interrupted != nil {
			return nil, interrupted
		}
	}
	return response, c.whyUnavailable(ctx, r, err)
}

// isAboutKnownObject reports whether a 404 to the request contradicts what this run knows.
func (c *Client) isAboutKnownObject(r request) bool {
	return r.knownUser || c.users.mayBeNew(r.newUserKey) || r.group != "" && c.groups.contains(r.group)
}
