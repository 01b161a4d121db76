// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"crypto/tls"
	"net/http"
	"net/url"
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
	// RequestTimeout, MaxRetries and MaxConcurrentRequests: 0 means the default. A negative MaxRetries disables
	// retries, but not the waits that Jira asks for in a 429.
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
