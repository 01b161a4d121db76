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
	// Method and Path say what was asked; the path has no query, since that may name people.
	Method, Path string
	// Status is the HTTP status.
	Status int
	// Messages are Jira's own, in the language of the user that asked: show them, never match them.
	Messages []string
	// Fields are Jira's messages by Jira's internal field names: username, email, fullname, password (facts 1.8).
	Fields map[string]string
}

// Error puts Jira's words first, then what was asked and answered.
func (e *Error) Error() string {
	words := slices.Clone(e.Messages)
	for _, field := range slices.Sorted(maps.Keys(e.Fields)) {
		words = append(words, fmt.Sprintf("%s: %s", field, e.Fields[field]))
	}
	if len(words) == 0 {
		words = []string{"Jira gave no reason"}
	}
	return fmt.Sprintf("%s (HTTP %d to %s %s)", strings.Join(words, " "), e.Status, e.Method, e.Path)
}

// IsNotFound tells whether Jira itself said that there is no such thing. A 404 that is not in Jira's own form, such as
// a proxy's or that of a wrong context path, is a ForeignAnswerError and says nothing about what Jira has.
func IsNotFound(err error) bool {
	return hasStatus(err, http.StatusNotFound)
}

// RefusesField tells whether Jira itself objected to one of its internal fields (facts 1.8).
func RefusesField(err error, field string) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Fields[field] != ""
}

// hasStatus tells whether the error is Jira's own, with this status.
func hasStatus(err error, status int) bool {
	var refusal *Error
	return errors.As(err, &refusal) && refusal.Status == status
}

// ForeignAnswerError is a response that does not have the form of Jira's REST API: a page of HTML, something cut off,
// a proxy's own words. It says nothing about what Jira has or did.
type UnexpectedResponseError struct {
	Method, Path string
	Status       int
	// Found says in a few words what was there instead.
	Found string
}

// Error says what was found and where to look.
func (e *UnexpectedResponseError) Error() string {
	return fmt.Sprintf("the response to %s %s is not one of Jira's REST API: HTTP %d with %s. "+
		"Check that base_url is the address of Jira, with its context path, and what stands between: a proxy, a login page or a maintenance page.",
		e.Method, e.Path, e.Status, e.Found)
}

// RedirectError is a response that sends the request elsewhere. It is not followed: a redirected write loses its body,
// and credentials must not reach another host (facts 2.5).
type RedirectError struct {
	Method, Path string
	Status       int
	// Location is where the response points, without query.
	Location string
	// BaseURL is the base URL that would have led there at once; empty where the location does not tell.
	BaseURL string
}

// Error names the base URL to configure instead, where it can be told.
func (e *RedirectError) Error() string {
	text := fmt.Sprintf("%s %s was redirected to %s (HTTP %d); redirects are not followed, so that no write loses its content and no credentials reach another host.",
		e.Method, e.Path, e.Location, e.Status)
	if e.BaseURL != "" {
		return text + fmt.Sprintf(" If that is your Jira, set base_url to %q.", e.BaseURL)
	}
	return text + " If that is a login page, a proxy in front of Jira wants a login of its own: use an address that reaches Jira's REST API directly."
}

// UnreachableError is a request to which no usable response came: no connection, one that broke, or none in time.
type UnreachableError struct {
	Method, Path string
	// BaseURL is where Jira was looked for.
	BaseURL string
	// Attempts is how often it was tried, in Took altogether.
	Attempts int
	Took     time.Duration
	// Cause is what happened to the last attempt.
	Cause error
}

// Error says what was tried, and how often.
func (e *UnreachableError) Error() string {
	tried := ""
	if e.Attempts > 1 {
		tried = fmt.Sprintf(", tried %d times in %s", e.Attempts, e.Took.Round(time.Second))
	}
	return fmt.Sprintf("no usable response from Jira at %s to %s %s%s: %s", e.BaseURL, e.Method, e.Path, tried, e.Cause)
}

// Unwrap answers with what happened to the last attempt.
func (e *UnreachableError) Unwrap() error { return e.Cause }

// CloudError says that the address belongs to Jira Cloud.
type CloudError struct{}

// Error says which Jira this client is for.
func (*CloudError) Error() string {
	return "this is Jira Cloud, which has other users and another API for them; this provider is for Jira Data Center and Server"
}

// outcomeUnknownError wraps the failure of a write that Jira may or may not have carried out.
type outcomeUnknownError struct{ cause error }

func (e *outcomeUnknownError) Error() string {
	return e.cause.Error()
}

func (e *outcomeUnknownError) Unwrap() error { return e.cause }

func outcomeUnknown(err error) bool {
	var unknown *outcomeUnknownError
	return errors.As(err, &unknown)
}
