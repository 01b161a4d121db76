// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"strings"
	"time"

	"github.com/hashicorp/go-retryablehttp"
)

// request is one thing asked of Jira.
type request struct {
	method string
	// path stands below the base URL, escaped where it holds names: "rest/api/2/user".
	path  string
	query url.Values
	// body is sent as it is, with its length: Jira refuses uploads of unknown length (facts 4.1).
	body        []byte
	contentType string
	// accept is application/json where it is empty.
	accept string
	// session sends the request with the cookies of a session; nil for none.
	session *session
	// newcomer is the key of the user that the request is about, where Jira's "not found" may only mean that one of its
	// nodes has not heard of the user yet; empty where it is a response.
	newUserKey string
	// once asks for a single attempt, for what is only nice to know.
	once bool
	// repeatable marks a write that does the same when it is sent twice.
	repeatable bool
	// creates marks a write that brings something into being. Once it is under way an interrupted run waits for its
	// response, since what Jira made would be lost otherwise.
	creates bool
}

func (r request) reads() bool { return r.method == http.MethodGet }

// jsonRequest is a write whose body is JSON.
func jsonRequest(method, path string, query url.Values, body any) (request, error) {
	encoded, err := json.Marshal(body)
	if err != nil {
		return request{}, fmt.Errorf("encoding the body of %s %s: %w", method, path, err)
	}
	return request{method: method, path: path, query: query, body: encoded, contentType: "application/json"}, nil
}

// response is a response, read to its end.
type response struct {
	request request
	status  int
	header  http.Header
	body    []byte
}

// decode reads the response as JSON. Anything else under a good status, such as a login page, is no response of Jira's.
func (r *response) decode(into any) error {
	if err := json.Unmarshal(r.body, into); err != nil {
		return r.unexpected()
	}
	return nil
}

// send makes the attempts that a request may have and judges the last response: an error unless it is 2xx. The failure of
// a write that Jira may have carried out is an outcomeUnknownError.
func (c *Client) send(ctx context.Context, r request) (*response, error) {
	response, err := c.ask(ctx, r)
	if err != nil {
		return nil, err
	}
	return response.judge(c.settings.BaseURL)
}

// ask is send without the judgement: a response of any status is one.
func (c *Client) ask(ctx context.Context, r request) (*response, error) {
	attempts := c.stateless
	if r.session != nil {
		attempts = r.session.attempts
	}
	call := &call{creates: r.creates, repeatable: r.repeatable || r.reads(), retries: c.settings.MaxRetries}
	if r.once {
		call.retries = 0
	}
	outgoing, err := c.outgoing(context.WithValue(ctx, callKey{}, call), r)
	if err != nil {
		return nil, err
	}
	received, err := attempts.Do(outgoing)
	if err != nil {
		return nil, c.noResponse(ctx, r, call, err)
	}
	body, err := io.ReadAll(received.Body) // the transport has read it already
	_ = received.Body.Close()
	if err != nil {
		return nil, fmt.Errorf("reading the response to %s %s: %w", r.method, r.path, err)
	}
	return &response{request: r, status: received.StatusCode, header: received.Header, body: body}, nil
}

// outgoing builds the HTTP request, but for what the transport adds to each attempt.
func (c *Client) outgoing(ctx context.Context, r request) (*retryablehttp.Request, error) {
	address := c.settings.BaseURL.JoinPath(r.path)
	address.RawQuery = r.query.Encode()
	var body any
	if r.body != nil {
		body = r.body
	}
	outgoing, err := retryablehttp.NewRequestWithContext(ctx, r.method, address.String(), body)
	if err != nil {
		return nil, fmt.Errorf("building %s %s: %w", r.method, r.path, err)
	}
	accept := r.accept
	if accept == "" {
		accept = "application/json"
	}
	outgoing.Header.Set("Accept", accept)
	if r.contentType != "" {
		outgoing.Header.Set("Content-Type", r.contentType)
	}
	return outgoing, nil
}

// unanswered judges a request to which no response came.
func (c *Client) noResponse(ctx context.Context, r request, call *call, err error) error {
	var login *LoginError
	if errors.As(err, &login) {
		return login
	}
	// url.Error repeats the whole URL, which may name people.
	var wrapped *url.Error
	if errors.As(err, &wrapped) {
		err = wrapped.Err
	}
	if ctx.Err() != nil && !call.sent {
		return fmt.Errorf("%s %s was not carried out: the run was interrupted: %w", r.method, r.path, ctx.Err())
	}
	err = &UnreachableError{
		Method: r.method, Path: r.path, BaseURL: c.settings.BaseURL.String(),
		Attempts: call.attempts, Took: time.Since(call.began), Cause: err,
	}
	if !r.reads() && call.sent {
		return &outcomeUnknownError{cause: err}
	}
	return err
}

// judge tells a good response from the others.
func (r *response) judge(baseURL *url.URL) (*response, error) {
	var err error
	switch {
	case r.status >= 300 && r.status < 400:
		return nil, r.redirect(baseURL)
	case r.status >= 400:
		err = r.refusal()
	case r.request.accept == "" && isHTML(r.header, r.body):
		// A login page under a good status: whatever gave it, it was not what we asked.
		err = r.unexpected()
	default:
		return r, nil
	}
	if r.leavesOpen(err) {
		return nil, &outcomeUnknownError{cause: err}
	}
	return nil, err
}

// leavesOpen tells whether a write that failed so may have been carried out: a gateway that fails, a Jira that breaks in
// the middle. A 500 in Jira's own form is its word.
func (r *response) leavesOpen(err error) bool {
	if r.request.reads() {
		return false
	}
	var own *Error
	switch r.status {
	case http.StatusBadGateway, http.StatusServiceUnavailable, http.StatusGatewayTimeout:
		return true
	default:
		// Proxies have numbers of their own for a Jira that did not response, such as 524.
		return r.status < 300 || r.status >= 500 && !errors.As(err, &own)
	}
}

// redirect says where the response points, and which base URL would have led there.
func (r *response) redirect(baseURL *url.URL) error {
	problem := &RedirectError{Method: r.request.method, Path: r.request.path, Status: r.status, Location: "an unknown place"}
	target := r.header.Get("Location")
	location, err := baseURL.JoinPath(r.request.path).Parse(target)
	if err != nil || target == "" || location.Host == "" {
		return problem
	}
	location.RawQuery, location.Fragment, location.User = "", "", nil
	problem.Location = location.String()
	// What leads back to where it came from is a login's, and no other base URL would help.
	if before, found := strings.CutSuffix(problem.Location, "/"+r.request.path); found && before != baseURL.String() {
		problem.BaseURL = before
	}
	return problem
}
