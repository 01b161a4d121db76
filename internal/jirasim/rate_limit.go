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

// tokenBucket is the rate limit of one user on one node. Every request takes a token.
type tokenBucket struct {
	tokens float64
	filled time.Time
}

// unlimitedPaths are the paths that Jira never limits (facts 6.1).
var unlimitedPaths = []string{sessionPath, "/rest/api/*/serverInfo", "/rest/capabilities", "/rest/applinks/*"}

// checkRateLimit takes a token. The response shows the remaining tokens, whether or not it is refused.
func (e *exchange) checkRateLimit() *httpResponse {
	settings := e.server.settings
	if settings.RateLimit == 0 || e.caller == nil || !e.isREST() {
		return nil
	}
	for _, pattern := range unlimitedPaths {
		if matched, _ := path.Match(pattern, e.path); matched {
			return nil
		}
	}
	key := fmt.Sprintf("%d %s", e.node, e.caller.Key)
	limit := float64(settings.RateLimit)
	bucket := e.server.rateLimits[key]
	if bucket == nil {
		bucket = &tokenBucket{tokens: limit, filled: time.Now()}
		e.server.rateLimits[key] = bucket
	}
	now := time.Now()
	perToken := settings.RateLimitInterval / time.Duration(settings.RateLimit)
	bucket.tokens = min(limit, bucket.tokens+now.Sub(bucket.filled).Seconds()/perToken.Seconds())
	bucket.filled = now
	allowed := bucket.tokens >= 1
	if allowed {
		bucket.tokens--
	}
	e.header.Set("X-RateLimit-Limit", strconv.Itoa(settings.RateLimit))
	e.header.Set("X-RateLimit-Remaining", strconv.Itoa(int(bucket.tokens)))
	e.header.Set("X-RateLimit-Interval-Seconds", strconv.Itoa(int(settings.RateLimitInterval.Seconds())))
	e.header.Set("X-RateLimit-FillRate", strconv.Itoa(settings.RateLimit))
	if allowed {
		e.header.Set("Retry-After", "0")
		return nil
	}
	missing := time.Duration((1 - bucket.tokens) * float64(perToken))
	e.header.Set("Retry-After", strconv.Itoa(int(missing/time.Second)+1))
	return emptyResponse(http.StatusTooManyRequests)
}
