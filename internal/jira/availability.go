// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"fmt"
	"net/http"
)

// UnavailableError says why Jira, or something in front of it, answers 503.
type UnavailableError struct {
	// State is what Jira says of itself: STARTING, MAINTENANCE, ERROR, FIRST_RUN; empty where it does not.
	State string
	// ReadOnly is set where Jira takes no changes at present; Message is what it says about that.
	ReadOnly bool
	Message  string
	// Cause is the response itself.
	Cause error
}

// Error says what is the matter, and what to do.
func (e *UnavailableError) Error() string {
	switch {
	case e.ReadOnly && e.Message != "":
		return "Jira is in read-only mode and takes no changes until an administrator ends it. Jira says: " + e.Message
	case e.ReadOnly:
		return "Jira is in read-only mode and takes no changes until an administrator ends it"
	case e.State == "STARTING":
		return "Jira is starting up. Wait until people can log in again, and run this again"
	case e.State == "FIRST_RUN":
		return "Jira has not been set up yet: its setup wizard waits for somebody"
	case e.State == "MAINTENANCE":
		return "Jira is in maintenance, for instance it is reindexing. Wait until that is over, and run this again"
	case e.State == "ERROR":
		return "Jira says that it is in an error state. An administrator finds the reason on its start page"
	default:
		return fmt.Sprintf("Jira is not available: it is starting, in maintenance, or a proxy finds no Jira behind it: %s", e.Cause)
	}
}

// Unwrap answers with the response itself.
func (e *UnavailableError) Unwrap() error { return e.Cause }

// whyUnavailable finds out why a response is 503, where Jira tells: a write may be refused by the read-only mode (GET
// readonly-mode), and everything by a Jira that is starting (GET status). Other errors stay as they are.
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

// state is what Jira says of itself, whatever the status of the response is (facts 5.12).
func (c *Client) state(ctx context.Context) string {
	var told struct {
		State string `json:"state"`
	}
	response, err := c.ask(ctx, request{method: http.MethodGet, path: "status", once: true})
	if err != nil || response.decode(&told) != nil {
		return ""
	}
	return told.State
}
