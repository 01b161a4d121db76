// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/url"
	"strings"
	"time"
)

const (
	// DefaultRequestTimeout bounds one attempt of a request, from the connection to the end of the response.
	DefaultRequestTimeout = 30 * time.Second
	// DefaultMaxRetries is the number of retries after a transient error.
	DefaultMaxRetries = 4
	// DefaultMaxConcurrentRequests bounds the concurrent requests, and with them the connections.
	DefaultMaxConcurrentRequests = 10
)

// Settings are the address of a Jira, the credentials, and the limits of a client.
type Settings struct {
	// BaseURL is the address of Jira with its context path, as ParseBaseURL returns it.
	BaseURL *url.URL
	// Username and Password are sent with HTTP basic authentication, unless Token is set.
	Username, Password string
	// Token is a personal access token, sent as a bearer token.
	Token string
	// AvatarUpload defaults to AvatarUploadAuto.
	AvatarUpload AvatarUpload
	// UserAgent identifies the client. It must not look like that of a browser, since Jira then requires an Origin header
	// (facts 2.3).
	UserAgent string
	// TLS configures the connections; nil uses the defaults of Go. Headers are sent with every request, for a proxy.
	TLS     *tls.Config
	Headers http.Header
	// RequestTimeout, MaxRetries and MaxConcurrentRequests: 0 means the default. A negative MaxRetries disables retries.
	RequestTimeout        time.Duration
	MaxRetries            int
	MaxConcurrentRequests int
	// RetryWait is the wait before the first retry, DefaultRetryWait if 0. It doubles with each further retry.
	RetryWait time.Duration
	// LookupTime bounds the look-up after a write with an unknown outcome, DefaultLookupTime if 0. The look-up continues
	// when the run is interrupted.
	LookupTime time.Duration
	// AbsenceWaits are the waits before each further look-up of an object that Jira did not find: 1, 2 and 4 seconds if nil.
	AbsenceWaits []time.Duration
	// Log receives one line for each attempt, without headers, bodies and credentials. Nil disables the log.
	Log func(ctx context.Context, message string, fields map[string]any)
}

// BaseURLProblem is why a text is not the base URL of a Jira.
type BaseURLProblem string

const (
	// BaseURLEmpty means that the text is empty or blank.
	BaseURLEmpty BaseURLProblem = "it is empty"
	// BaseURLMalformed means that the text is not a URL.
	BaseURLMalformed BaseURLProblem = "it is not a URL"
	// BaseURLCredentials means that the URL contains a username or password.
	BaseURLCredentials BaseURLProblem = "it contains credentials"
	// BaseURLScheme means that the scheme is neither https nor http.
	BaseURLScheme BaseURLProblem = "its scheme is neither https nor http"
	// BaseURLNoHost means that the URL has no host name.
	BaseURLNoHost BaseURLProblem = "it has no host name"
	// BaseURLQuery means that the URL has a query or a fragment.
	BaseURLQuery BaseURLProblem = "it has a query or a fragment"
	// BaseURLBelowREST means that the URL points into Jira's REST API.
	BaseURLBelowREST BaseURLProblem = "it points into the REST API"
)

// BaseURLError reports a text that is not the base URL of a Jira. It never contains the text, which may hold a password.
type BaseURLError struct {
	Problem BaseURLProblem
	// Scheme is the unsupported scheme of a BaseURLScheme, without the colon. It may be empty.
	Scheme string
	// BaseURL is the part of the URL before the REST API, for a BaseURLBelowREST.
	BaseURL string
}

// Error returns the problem.
func (e *BaseURLError) Error() string { return "invalid base URL: " + string(e.Problem) }

// ParseBaseURL parses the address of a Jira, with any context path, with or without a trailing slash. Its errors are
// BaseURLErrors.
func ParseBaseURL(text string) (*url.URL, error) {
	if strings.TrimSpace(text) == "" {
		return nil, &BaseURLError{Problem: BaseURLEmpty}
	}
	// The error of url.Parse repeats the text, which may hold a password.
	parsed, err := url.Parse(strings.TrimSpace(text))
	if err != nil {
		return nil, &BaseURLError{Problem: BaseURLMalformed}
	}
	switch {
	case parsed.User != nil:
		return nil, &BaseURLError{Problem: BaseURLCredentials}
	case parsed.Scheme != "https" && parsed.Scheme != "http":
		return nil, &BaseURLError{Problem: BaseURLScheme, Scheme: parsed.Scheme}
	case parsed.Hostname() == "":
		return nil, &BaseURLError{Problem: BaseURLNoHost}
	case parsed.RawQuery != "" || parsed.ForceQuery || parsed.Fragment != "":
		return nil, &BaseURLError{Problem: BaseURLQuery}
	}
	if before, _, found := strings.Cut(parsed.Path+"/", "/rest/"); found {
		return nil, &BaseURLError{Problem: BaseURLBelowREST, BaseURL: parsed.Scheme + "://" + parsed.Host + before}
	}
	return &url.URL{Scheme: parsed.Scheme, Host: parsed.Host, Path: strings.TrimRight(parsed.Path, "/")}, nil
}

// withDefaults returns the settings with the default in each field that is 0.
func (s Settings) withDefaults() Settings {
	if s.AvatarUpload == "" {
		s.AvatarUpload = AvatarUploadAuto
	}
	if s.RequestTimeout == 0 {
		s.RequestTimeout = DefaultRequestTimeout
	}
	if s.MaxRetries == 0 {
		s.MaxRetries = DefaultMaxRetries
	}
	s.MaxRetries = max(s.MaxRetries, 0)
	if s.MaxConcurrentRequests == 0 {
		s.MaxConcurrentRequests = DefaultMaxConcurrentRequests
	}
	if s.RetryWait == 0 {
		s.RetryWait = DefaultRetryWait
	}
	if s.LookupTime == 0 {
		s.LookupTime = DefaultLookupTime
	}
	if s.AbsenceWaits == nil {
		s.AbsenceWaits = defaultAbsenceWaits
	}
	if s.Log == nil {
		s.Log = func(context.Context, string, map[string]any) {}
	}
	return s
}
