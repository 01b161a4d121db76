// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
)

// UnavailableError reports why Jira, or a proxy in front of it, responded with HTTP 503.
type UnavailableError struct {
	// State is Jira's own state: STARTING, MAINTENANCE, ERROR or FIRST_RUN (facts 5.12). It is empty where Jira did not
	// return one.
	State string
	// ReadOnly is true while Jira accepts no changes. Message is the text that an administrator set for this time; it may
	// be empty.
	ReadOnly bool
	Message  string
	// Cause is the response with status 503, an Error or an UnexpectedResponseError.
	Cause error
}

// Error returns Jira's state, or the response where the state is unknown.
func (e *UnavailableError) Error() string {
	switch {
	case e.ReadOnly && e.Message != "":
		return "Jira is in read-only mode: " + e.Message
	case e.ReadOnly:
		return "Jira is in read-only mode"
	case e.State != "":
		return "Jira is in state " + e.State
	default:
		return "Jira is unavailable: " + e.Cause.Error()
	}
}

// Unwrap returns the response with status 503.
func (e *UnavailableError) Unwrap() error { return e.Cause }

// whyUnavailable returns an UnavailableError for a response with status 503, and any other error unchanged. Read-only mode
// refuses writes (GET readonly-mode); a Jira that is starting refuses every request (GET status).
func (c *Client) whyUnavailable(ctx context.Context, r request, err error) error {
	var (
		own     *Error
		foreign *UnexpectedResponseError
	)
	unavailable := (errors.As(err, &own) && own.Status == http.StatusServiceUnavailable) ||
		(errors.As(err, &foreign) && foreign.Status == http.StatusServiceUnavailable)
	if !unavailable {
		return err
	}
	found := &UnavailableError{Cause: err}
	if !r.reads() {
		var mode struct {
			Enabled bool   `json:"enabled"`
			Message string `json:"message"`
		}
		if response, err := c.send(ctx, request{method: http.MethodGet, path: "rest/api/2/readonly-mode", once: true}); err == nil && response.decode(&mode) == nil && mode.Enabled {
			found.ReadOnly, found.Message = true, mode.Message
			return found
		}
	}
	found.State = c.state(ctx)
	if found.State == "RUNNING" && own != nil {
		return err
	}
	return found
}

// state returns Jira's state (GET status), which Jira also sends with an error status (facts 5.12). It is empty where Jira
// returned none.
func (c *Client) state(ctx context.Context) string {
	var status struct {
		State string `json:"state"`
	}
	response, err := c.ask(ctx, request{method: http.MethodGet, path: "status", once: true})
	if err != nil || response.decode(&status) != nil {
		return ""
	}
	return status.State
}
