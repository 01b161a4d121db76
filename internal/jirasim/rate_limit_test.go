// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jirasim

import (
	"testing"
	"time"
)

func TestRateLimit(t *testing.T) {
	t.Parallel()
	server := startJira(t, Settings{RateLimit: 2, RateLimitInterval: time.Hour})
	addRobot(server, "robot")
	client := server.asAdmin(t)
	for _, want := range []struct {
		status                int
		remaining, retryAfter string
	}{{200, "1", "0"}, {200, "0", "0"}, {429, "0", "1800"}} {
		got := client.get(adminPath).expect(t, want.status)
		if got.header.Get("X-RateLimit-Remaining") != want.remaining || got.header.Get("X-RateLimit-Limit") != "2" ||
			got.header.Get("X-RateLimit-Interval-Seconds") != "3600" || got.header.Get("X-RateLimit-FillRate") != "2" {
			t.Errorf("want %+v, headers %v", want, got.header)
		}
		if after := got.header.Get("Retry-After"); after != want.retryAfter && after != "1799" {
			t.Errorf("Retry-After %s, want %s", after, want.retryAfter)
		}
	}
	client.get("/rest/api/2/serverInfo").expect(t, 200)
	server.clientAs(t, "robot", "robot").get(adminPath).expect(t, 200)
}
