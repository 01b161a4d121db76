// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"fmt"
	"net/http"
	"path"
	"strconv"
	"time"
)

// bucket holds a user's tokens on one node; one is spent on each request.
type bucket struct {
	tokens float64
	filled time.Time
}

// unlimited are the paths that Jira never limits (facts 6.1).
var unlimited = []string{authSession, "/rest/api/*/serverInfo", "/rest/capabilities", "/rest/applinks/*"}

// checkRateLimit spends a token. Limited traffic learns how many there are left, whether or not it is refused.
func (e *exchange) checkRateLimit() *httpResponse {
	settings := e.server.settings
	if settings.RateLimit == 0 || e.caller == nil || !e.isREST() {
		return nil
	}
	for _, pattern := range unlimited {
		if matched, _ := path.Match(pattern, e.path); matched {
			return nil
		}
	}
	key := fmt.Sprintf("%d %s", e.node, e.caller.Key)
	limit := float64(settings.RateLimit)
	spent := e.server.buckets[key]
	if spent == nil {
		spent = &bucket{tokens: limit, filled: time.Now()}
		e.server.buckets[key] = spent
	}
	now := time.Now()
	perToken := settings.RateLimitInterval / time.Duration(settings.RateLimit)
	spent.tokens = min(limit, spent.tokens+now.Sub(spent.filled).Seconds()/perToken.Seconds())
	spent.filled = now
	allowed := spent.tokens >= 1
	if allowed {
		spent.tokens--
	}
	e.header.Set("X-RateLimit-Limit", strconv.Itoa(settings.RateLimit))
	e.header.Set("X-RateLimit-Remaining", strconv.Itoa(int(spent.tokens)))
	e.header.Set("X-RateLimit-Interval-Seconds", strconv.Itoa(int(settings.RateLimitInterval.Seconds())))
	e.header.Set("X-RateLimit-FillRate", strconv.Itoa(settings.RateLimit))
	if allowed {
		e.header.Set("Retry-After", "0")
		return nil
	}
	missing := time.Duration((1 - spent.tokens) * float64(perToken))
	e.header.Set("Retry-After", strconv.Itoa(int(missing/time.Second)+1))
	return &httpResponse{status: http.StatusTooManyRequests, header: http.Header{}}
}
