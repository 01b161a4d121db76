// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"errors"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
)

type decodeTestValue struct {
	Name string `json:"name"`
}

func (v decodeTestValue) isNamed() bool { return v.Name != "" }

func TestDecodeJSON(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		body       string
		isValid    func(decodeTestValue) bool
		want       string
		unexpected bool
	}{
		"valid":                    {body: `{"name":"robot"}`, isValid: decodeTestValue.isNamed, want: "robot"},
		"every value is accepted":  {body: `{}`},
		"null is accepted":         {body: `null`},
		"rejected":                 {body: `{"name":""}`, isValid: decodeTestValue.isNamed, unexpected: true},
		"another type":             {body: `["robot"]`, unexpected: true},
		"member of another type":   {body: `{"name":1}`, unexpected: true},
		"truncated":                {body: `{"name":"ro`, unexpected: true},
		"empty":                    {body: ``, unexpected: true},
		"HTML":                     {body: `<html><title>Log in</title></html>`, unexpected: true},
		"more than one JSON value": {body: `{"name":"robot"}{}`, unexpected: true},
	}
	for name, test := range tests {
		for _, method := range []string{http.MethodGet, http.MethodPost, http.MethodPut} {
			r := &response{request: request{method: method, path: "p"}, status: http.StatusOK, header: http.Header{}, body: []byte(test.body)}
			value, err := decodeJSON(r, test.isValid)
			if value.Name != test.want {
				t.Errorf("%s, %s: the value is %+v, want the name %q", name, method, value, test.want)
			}
			var unexpected *UnexpectedResponseError
			if errors.As(err, &unexpected) != test.unexpected || (err != nil) != test.unexpected {
				t.Errorf("%s, %s: the error is %v, want an UnexpectedResponseError: %t", name, method, err, test.unexpected)
			}
			// Jira may have carried out a write before something replaced its response.
			if want := test.unexpected && method != http.MethodGet; outcomeUnknown(err) != want {
				t.Errorf("%s, %s: the outcome is unknown: %t, want %t", name, method, !want, want)
			}
		}
	}
}

func TestDoJSON(t *testing.T) {
	t.Parallel()
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		w.Header().Set("Content-Type", "application/json")
		switch {
		case strings.HasSuffix(r.URL.Path, "/serverInfo"):
			_, _ = w.Write([]byte(`{"version":"10.3.24","versionNumbers":[10,3,24],"deploymentType":"Server"}`))
		case strings.HasSuffix(r.URL.Path, "/refused"):
			w.WriteHeader(http.StatusNotFound)
			_, _ = w.Write([]byte(`{"errorMessages":["No such robot."],"errors":{}}`))
		default:
			_, _ = w.Write([]byte(`{"name":"robot"}`))
		}
	}))
	t.Cleanup(server.Close)
	baseURL, err := ParseBaseURL(server.URL)
	if err != nil {
		t.Fatal(err)
	}
	client := New(Settings{BaseURL: baseURL, Username: "admin", Password: "admin"})
	t.Cleanup(client.Close)

	value, err := doJSON(t.Context(), client, request{method: http.MethodGet, path: "accepted"}, decodeTestValue.isNamed)
	if err != nil || value.Name != "robot" {
		t.Errorf("doJSON() = %+v, %v, want the name robot", value, err)
	}
	value, err = doJSON(t.Context(), client, request{method: http.MethodGet, path: "refused"}, decodeTestValue.isNamed)
	if !IsNotFound(err) || value != (decodeTestValue{}) {
		t.Errorf("doJSON() = %+v, %v, want not found", value, err)
	}
}
