// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/http/cookiejar"

	"github.com/hashicorp/go-retryablehttp"
)

// session is a cookie session of its own for one upload. Jira keeps one temporary picture in each session, whomever it
// is for: two uploads that share a session exchange pictures (facts 4.1). Every cookie is kept through the sequence,
// those of load balancers too, since a temporary picture is known to one node only (facts 6.3).
type session struct {
	attempts *retryablehttp.Client
}

func (c *Client) newSession() *session {
	jar, _ := cookiejar.New(nil) // fails for no options
	return &session{attempts: c.attemptsWith(jar)}
}
