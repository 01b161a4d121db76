// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"net/url"
	"testing"
)

func TestFailureHandler_errorOfRequest(t *testing.T) {
	t.Parallel()
	broken := errors.New("connection reset")
	for name, test := range map[string]struct {
		method         string
		err            error
		sent, canceled bool
		text           string
		outcomeUnknown bool
	}{
		"read":               {http.MethodGet, broken, true, false, "no response from https://jira.example.com to GET user, tried 3 times in 0s: connection reset", false},
		"write":              {http.MethodPut, broken, true, false, "no response from https://jira.example.com to PUT user, tried 3 times in 0s: connection reset", true},
		"write not sent":     {http.MethodPut, broken, false, false, "no response from https://jira.example.com to PUT user, tried 3 times in 0s: connection reset", false},
		"canceled, not sent": {http.MethodPut, context.Canceled, false, true, "PUT user was not carried out: the run was interrupted: context canceled", false},
		"canceled, sent":     {http.MethodPut, context.Canceled, true, true, "no response from https://jira.example.com to PUT user, tried 3 times in 0s: context canceled", true},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			ctx, cancel := context.WithCancel(t.Context())
			defer cancel()
			if test.canceled {
				cancel()
			}
			failure := &failureHandler{
				baseURL: &url.URL{Scheme: "https", Host: "jira.example.com"},
				next: handlerFunc(func(_ context.Context, call *call) (*response, error) {
					for range 3 {
						call.begin()
					}
					call.sent = test.sent
					return nil, test.err
				}),
			}
			_, err := failure.handle(ctx, &call{request: request{method: test.method, path: "user"}})
			if !errors.Is(err, test.err) || err.Error() != test.text {
				t.Errorf("the error is %q, want %q", err, test.text)
			}
			if got := outcomeUnknown(err); got != test.outcomeUnknown {
				t.Errorf("the outcome is unknown: %t, want %t", got, test.outcomeUnknown)
			}
		})
	}
}

func TestFailureHandler_rejectedLogin(t *testing.T) {
	t.Parallel()
	rejected := &LoginError{Problem: LoginRejected}
	failure := &failureHandler{next: handlerFunc(func(context.Context, *call) (*response, error) { return nil, rejected })}
	_, err := failure.handle(t.Context(), &call{request: request{method: http.MethodPost}, sent: true})
	if err != error(rejected) { //nolint:errorlint // the error must not be wrapped
		t.Errorf("the error is %v, want the LoginError itself", err)
	}
}
