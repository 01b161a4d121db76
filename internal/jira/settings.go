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
	// DefaultRequestTimeout bounds one attempt of a request, its response's body included.
	DefaultRequestTimeout = 30 * time.Second
	// DefaultMaxRetries is how often an attempt that did no harm is repeated.
	DefaultMaxRetries = 4
	// DefaultMaxConcurrentRequests bounds the requests under way at once, and so the connections.
	DefaultMaxConcurrentRequests = 10
)

// Settings say which Jira to talk to, as whom, and how patiently.
type Settings struct {
	// BaseURL is Jira's address with its context path, as ParseBaseURL returns it.
	BaseURL *url.URL
	// Username and Password are sent as HTTP basic authentication, unless there is a Token.
	Username, Password string
	// Token is a personal access token, sent as Bearer.
	Token string
	// AvatarUpload says how far to go for a full picture; AvatarUploadAuto where it is empty.
	AvatarUpload AvatarUpload
	// UserAgent names this client. It must not look like a browser's: Jira then demands an Origin header (facts 2.3).
	UserAgent string
	// TLS says how to trust Jira; nil for Go's defaults. Headers are sent with every request, for proxies.
	TLS     *tls.Config
	Headers http.Header
	// RequestTimeout, MaxRetries and MaxConcurrentRequests: zero means the default, a negative MaxRetries none.
	RequestTimeout        time.Duration
	MaxRetries            int
	MaxConcurrentRequests int
	// RetryWait is the wait before the first repetition of an attempt; each further one waits twice as long.
	RetryWait time.Duration
	// LookupTime bounds the look-up after a creation of unknown outcome, which goes on although the run is interrupted.
	LookupTime time.Duration
	// Log receives a line for each attempt. It is never given headers, bodies or credentials. Nil: no log.
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

// withDefaults fills what was left at zero.
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
	if s.Log == nil {
		s.Log = func(context.Context, string, map[string]any) {}
	}
	return s
}
