// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/http"
	"net/http/cookiejar"
	"net/url"
)

// session is a set of cookies for one avatar upload. Jira keeps one temporary avatar in each HTTP session, without regard
// to the user that it is for: two uploads in one session would exchange their images (facts 4.1). All cookies are kept,
// those of a load balancer too, because only one node of a cluster knows the temporary avatar (facts 6.3).
type session struct {
	cookies http.CookieJar
}

func (c *Client) newSession() *session {
	cookies, _ := cookiejar.New(nil) // returns no error without options
	return &session{cookies: cookies}
}

// addCookies adds the cookies of the session to a request. A nil session has none: next to the credentials, an outdated
// session cookie would win (facts 3.1).
func (s *session) addCookies(outgoing *http.Request) {
	if s == nil {
		return
	}
	for _, cookie := range s.cookies.Cookies(outgoing.URL) {
		outgoing.AddCookie(cookie)
	}
}

// keepCookies keeps the cookies of a response for the next request of the session. A nil session keeps none.
func (s *session) keepCookies(address *url.URL, received *http.Response) {
	if s != nil {
		s.cookies.SetCookies(address, received.Cookies())
	}
}
