// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"errors"
	"fmt"
	"maps"
	"net/http"
	"slices"
	"strings"
	"time"
)

// Error is a response with which Jira itself refused a request, in the form of its error collection (facts 2.1).
type Error struct {
	// Method and Path identify the request. Path is relative to the base URL and has no query, because a query may contain
	// usernames.
	Method, Path string
	// Status is the HTTP status.
	Status int
	// Messages are Jira's messages that concern no field. They are localized (facts 2.1): show them, never match them.
	Messages []string
	// Fields are Jira's messages by Jira's internal field names: username, email, fullname, password (facts 1.8).
	Fields map[string]string
}

// Error returns Jira's messages, then the request and the status.
func (e *Error) Error() string {
	messages := slices.Clone(e.Messages)
	for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
		messages = append(messages, fmt.Sprintf("%s: %s", field, e.Fields[field]))
	}
	if len(messages) == 0 {
		messages = []string{"Jira gave no reason"}
	}
	return fmt.Sprintf("%s (HTTP %d to %s %s)", strings.Join(messages, " "), e.Status, e.Method, e.Path)
}

// IsNotFound reports whether Jira itself responded that an object does not exist. A 404 that is not in Jira's own form,
// such as that of a proxy or of a wrong context path, is an UnexpectedResponseError and proves nothing about Jira's data.
// Neither does the error of the first request of the run, which all other requests return too.
func IsNotFound(err error) bool {
	return hasStatus(err, http.StatusNotFound)
}

// RefusesField reports whether Jira itself objected to one of its internal fields (facts 1.8).
func RefusesField(err error, field string) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Path != serverInfoPath && refusal.Fields[field] != ""
}

// hasStatus reports whether the error is a refusal by Jira itself with this status, of another request than the first one.
func hasStatus(err error, status int) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Path != serverInfoPath && refusal.Status == status
}

// UnexpectedResponseError is a response that does not have the form of Jira's REST API, such as an HTML page, a truncated
// body, or the error of a proxy. It proves nothing about Jira's data or about what Jira did.
type UnexpectedResponseError struct {
	// Method and Path identify the request; see Error.
	Method, Path string
	// Status is the HTTP status.
	Status int
	// Found describes the body in a few words, such as `an HTML page titled "Log in"`.
	Found string
}

// Error returns the request, the status and a description of the body.
func (e *UnexpectedResponseError) Error() string {
	return fmt.Sprintf("unexpected response to %s %s: HTTP %d with %s", e.Method, e.Path, e.Status, e.Found)
}

// RedirectError is a response that redirects the request. The client does not follow it: a redirected write loses its
// body, and credentials must not reach another host (facts 2.5).
type RedirectError struct {
	// Method and Path identify the request; see Error.
	Method, Path string
	// Status is the HTTP status.
	Status int
	// Location is the target without query, fragment and credentials. It is empty where the response has no usable target.
	Location string
	// BaseURL is the base URL of the Jira that the target belongs to. It is empty where the target neither ends with the path
	// of the request nor is a page of Jira, and where it is the base URL of the client.
	BaseURL string
}

// Error returns the request, the target and the status.
func (e *RedirectError) Error() string {
	location := e.Location
	if location == "" {
		location = "an unknown location"
	}
	return fmt.Sprintf("%s %s was redirected to %s (HTTP %d)", e.Method, e.Path, location, e.Status)
}

// UnreachableError is a request without a complete response: no connection, a connection that broke, or a timeout.
type UnreachableError struct {
	// Method and Path identify the request; see Error.
	Method, Path string
	// BaseURL is the base URL of the client.
	BaseURL string
	// Attempts counts how often the request was attempted. Took is the time of all attempts together.
	Attempts int
	Took     time.Duration
	// Cause is the failure of the last attempt.
	Cause error
}

// Error returns the request, the number of attempts and the failure of the last one.
func (e *UnreachableError) Error() string {
	attempts := ""
	if e.Attempts > 1 {
		attempts = fmt.Sprintf(", tried %d times in %s", e.Attempts, e.Took.Round(time.Second))
	}
	return fmt.Sprintf("no response from %s to %s %s%s: %s", e.BaseURL, e.Method, e.Path, attempts, e.Cause)
}

// Unwrap returns the failure of the last attempt.
func (e *UnreachableError) Unwrap() error { return e.Cause }

// CloudError reports that the base URL belongs to Jira Cloud.
type CloudError struct{}

// Error returns that the server is Jira Cloud.
func (*CloudError) Error() string { return "the server is Jira Cloud" }

// LostSessionError reports that Jira could not confirm a full image, because it no longer had the session of the upload.
type LostSessionError struct {
	// Token is true where the client authenticates with a personal access token. Jira ends the session of each request that
	// has a token, unless it is configured otherwise (facts 1.2).
	Token bool
	// Cause is the refusal of the confirmation.
	Cause error
}

// Error returns the refusal of the confirmation.
func (e *LostSessionError) Error() string {
	return "Jira lost the image that waited for its confirmation: " + e.Cause.Error()
}

// Unwrap returns the refusal of the confirmation.
func (e *LostSessionError) Unwrap() error { return e.Cause }

// UnknownOutcomeError reports that Jira may or may not have carried out a write, and that the look-up that would have
// settled it failed too.
type UnknownOutcomeError struct {
	// Cause is the failure of the write, LookUp that of the look-up.
	Cause, LookUp error
}

// Error returns both failures.
func (e *UnknownOutcomeError) Error() string {
	return fmt.Sprintf("%s; the look-up of the outcome failed: %s", e.Cause, e.LookUp)
}

// Unwrap returns both failures, that of the write first.
func (e *UnknownOutcomeError) Unwrap() []error { return []error{e.Cause, e.LookUp} }

// outcomeUnknownError wraps the failure of a write that Jira may or may not have carried out.
type outcomeUnknownError struct{ cause error }

// Error returns the failure of the write.
func (e *outcomeUnknownError) Error() string { return e.cause.Error() }

// Unwrap returns the failure of the write.
func (e *outcomeUnknownError) Unwrap() error { return e.cause }

func outcomeUnknown(err error) bool {
	var unknown *outcomeUnknownError
	return errors.As(err, &unknown)
}
