// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/json"
	"fmt"
	"net/http"
	"net/url"
)

// request is one request to Jira.
type request struct {
	method string
	// path is relative to the base URL: "rest/api/2/user". Names in it are escaped.
	path  string
	query url.Values
	// body is sent unchanged and with its length, since Jira refuses uploads of unknown length (facts 4.1).
	body        []byte
	contentType string
	// accept defaults to application/json.
	accept string
	// session holds the cookies to send; nil sends none.
	session *session
	// newUserKey is the key of the user that the request is about. If this run created the user, a 404 may only mean that
	// one node of a cluster does not know it yet (facts 6.3). Empty if a 404 is final.
	newUserKey string
	// verifies marks the first request of a run: an attempt takes at most maxVerification, and only an outage that a moment
	// can end is retried.
	verifies bool
	// knownUser marks a request about a user that was just read, so that a 404 is not final either. Group is the name of
	// the group that the request needs: a 404 is not final if the group is known to exist.
	knownUser bool
	group     string
	// once limits the request to a single attempt, for a response that the client can do without.
	once bool
	// mayBeForbidden marks a request that Jira may refuse with 401 although the login is valid (facts 12.6).
	mayBeForbidden bool
	// repeatable marks a write that has the same effect when it is sent twice.
	repeatable bool
	// creates marks a write that creates an object. When it is under way, an interrupted run still waits for its response:
	// without it, the key or the ID of the new object would be lost.
	creates bool
	// respondsOK marks a DELETE to which Jira responds 200, and not 204 (facts 5.8).
	respondsOK bool
}

// reads reports whether the request changes nothing in Jira.
func (r request) reads() bool { return r.method == http.MethodGet }

// jsonRequest returns a write with a JSON body.
func jsonRequest(method, path string, query url.Values, body any) (request, error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return request{}, fmt.Errorf("encoding the body of %s %s: %w", method, path, err)
	}
	return request{method: method, path: path, query: query, body: encoded, contentType: "application/json"}, nil
}

// response is a response that was read to its end.
type response struct {
	request request
	status  int
	header  http.Header
	body    []byte
}

// decode reads the body as JSON. Any other body, such as a login page with status 200, is an UnexpectedResponseError.
func (r *response) decode(into any) error {
	if err := json.Unmarshal(r.body, into); err != nil {
		return r.unexpected()
	}
	return nil
}

// send sends a request, with retries, and returns an error for any status outside 2xx. The error of a write that Jira may
// have carried out is an outcomeUnknownError.
func (c *Client) send(ctx context.Context, r request) (*response, error) {
	return c.chain.judged.handle(ctx, newCall(c.settings.BaseURL, r))
}

// ask sends a request, with retries, and returns a response of any status.
func (c *Client) ask(ctx context.Context, r request) (*response, error) {
	return c.chain.unjudged.handle(ctx, newCall(c.settings.BaseURL, r))
}
