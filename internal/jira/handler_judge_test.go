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

func TestJudgeHandler_kindOfError(t *testing.T) {
	t.Parallel()
	const refusal, page = `{"errorMessages":["No."],"errors":{}}`, "<html><title>Log in</title>"
	for name, test := range map[string]struct {
		method, accept string
		status         int
		body           string
		want           string
		outcomeUnknown bool
	}{
		"read":                     {http.MethodGet, "", 200, `{}`, "", false},
		"write without content":    {http.MethodPut, "", 204, "", "", false},
		"page as an image":         {http.MethodGet, "image/*", 200, page, "", false},
		"read, page":               {http.MethodGet, "", 200, page, "unexpected", false},
		"write, page":              {http.MethodPost, "", 200, page, "unexpected", true},
		"read, 502":                {http.MethodGet, "", 502, page, "unexpected", false},
		"write, 502":               {http.MethodPost, "", 502, page, "unexpected", true},
		"write, 503 of Jira":       {http.MethodPost, "", 503, refusal, "refusal", true},
		"write, 524 of a proxy":    {http.MethodPost, "", 524, page, "unexpected", true},
		"write, 500 of a proxy":    {http.MethodPost, "", 500, page, "unexpected", true},
		"write, 500 of Jira":       {http.MethodPost, "", 500, refusal, "refusal", false},
		"write, 400":               {http.MethodPost, "", 400, refusal, "refusal", false},
		"write, 404 of a proxy":    {http.MethodPost, "", 404, page, "unexpected", false},
		"write, redirect":          {http.MethodPost, "", 302, "", "redirect", false},
		"DELETE":                   {http.MethodDelete, "", 204, "", "", false},
		"DELETE, empty 200":        {http.MethodDelete, "", 200, "", "unexpected", true},
		"DELETE, 404 of Jira":      {http.MethodDelete, "", 404, refusal, "refusal", true},
		"DELETE, 404 of a proxy":   {http.MethodDelete, "", 404, page, "unexpected", true},
		"DELETE, 500 of Jira":      {http.MethodDelete, "", 500, refusal, "refusal", true},
		"DELETE, 400":              {http.MethodDelete, "", 400, refusal, "refusal", false},
		"read, redirect and image": {http.MethodGet, "image/*", 302, "", "redirect", false},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			asked := request{method: test.method, path: "user", accept: test.accept}
			judge := &judgeHandler{
				baseURL: &url.URL{Scheme: "https", Host: "jira.example.com"}, loggedInAs: func() string { return "admin" },
				next: handlerFunc(func(context.Context, *call) (*response, error) {
					return &response{request: asked, status: test.status, header: http.Header{}, body: []byte(test.body)}, nil
				}),
			}
			response, err := judge.handle(t.Context(), &call{request: asked})
			if got := kindOf(err); got != test.want || (response == nil) != (test.want != "") {
				t.Errorf("returned %+v and a %q error, want %q: %v", response, got, test.want, err)
			}
			if got := outcomeUnknown(err); got != test.outcomeUnknown {
				t.Errorf("the outcome is unknown: %t, want %t", got, test.outcomeUnknown)
			}
		})
	}
}

// kindOf names the type of an error of the judge handler; empty for none.
func kindOf(err error) string {
	var (
		refusal    *Error
		unexpected *UnexpectedResponseError
		redirect   *RedirectError
	)
	switch {
	case err == nil:
		return ""
	case errors.As(err, &refusal):
		return "refusal"
	case errors.As(err, &unexpected):
		return "unexpected"
	case errors.As(err, &redirect):
		return "redirect"
	}
	return "other"
}
