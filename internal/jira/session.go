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

// keepCookies keeps the cookies of a response for the next request of the session. A nil session keeps none. All requests of a
// session go to one Jira, so that the path and the domain of a cookie say nothing, and a proxy may have rewritten them for
// another address (facts 12.1).
func (s *session) keepCookies(address *url.URL, received *http.Response) {
	if s == nil {
		return
	}
	cookies := received.Cookies()
	for _, cookie := range cookies {
		cookie.Path, cookie.Domain = "/", ""
	}
	s.cookies.SetCookies(address, cookies)
}
