// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/http"
	"net/url"
	"testing"
)

func TestSession_keepsItsCookies(t *testing.T) {
	t.Parallel()
	client := New(Settings{})
	first, second := client.newSession(), client.newSession()
	address := &url.URL{Scheme: "https", Host: "jira.example.com", Path: "/jira/rest/api/2/user"}
	received := &http.Response{Header: http.Header{"Set-Cookie": {"JSESSIONID=1; Path=/internal; Domain=jira.internal", "node=a; Path=/"}}}
	first.keepCookies(address, received)
	(*session)(nil).keepCookies(address, received)
	for name, test := range map[string]struct {
		session *session
		want    string
	}{
		"same session":  {first, "JSESSIONID=1; node=a"},
		"other session": {second, ""},
		"no session":    {nil, ""},
	} {
		for range 2 { // a second attempt sends each cookie once
			outgoing := &http.Request{URL: address, Header: http.Header{}}
			test.session.addCookies(outgoing)
			if got := outgoing.Header.Get("Cookie"); got != test.want {
				t.Errorf("%s: the cookies are %q, want %q", name, got, test.want)
			}
		}
	}
}
