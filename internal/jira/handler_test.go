// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/url"
	"testing"
)

func TestNewCall_addressAndHeaders(t *testing.T) {
	t.Parallel()
	baseURL := &url.URL{Scheme: "https", Host: "example.com", Path: "/jira"}
	for name, test := range map[string]struct {
		request                      request
		address, accept, contentType string
	}{
		"path":         {request{path: "rest/api/2/user"}, "https://example.com/jira/rest/api/2/user", "application/json", ""},
		"escaped name": {request{path: "rest/api/2/user/properties/a%2Fb"}, "https://example.com/jira/rest/api/2/user/properties/a%2Fb", "application/json", ""},
		"query":        {request{path: "user", query: url.Values{"username": {"a&b c"}}}, "https://example.com/jira/user?username=a%26b+c", "application/json", ""},
		"other types":  {request{path: "user", accept: "image/*", contentType: "image/png"}, "https://example.com/jira/user", "image/*", "image/png"},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			call := newCall(baseURL, test.request)
			if got := call.address.String(); got != test.address {
				t.Errorf("the address is %s, want %s", got, test.address)
			}
			for header, want := range map[string]string{"Accept": test.accept, "Content-Type": test.contentType} {
				if got := call.header.Get(header); got != want {
					t.Errorf("%s is %q, want %q", header, got, want)
				}
			}
		})
	}
}
