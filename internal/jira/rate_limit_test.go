// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"fmt"
	"net/http"
	"testing"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// wantNoRefusal fails the test if Jira refused a request because of the rate limit.
func wantNoRefusal(t *testing.T, server *jirasim.Server) {
	t.Helper()
	refused := 0
	for _, request := range server.Requests() {
		if request.Status == http.StatusTooManyRequests {
			refused++
		}
	}
	if refused > 0 {
		t.Errorf("Jira refused %d of %d requests", refused, len(server.Requests()))
	}
}

func TestRateLimit_refreshOf1000Users(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "11.3", RateLimit: 5}, 1200, 1000, func(t *testing.T, estate estate) {
		began := time.Now()
		estate.refresh(t, jira.WithProfile)
		if took := time.Since(began); took >= 20*time.Second {
			t.Errorf("the reads took %s, want less than 20 s", took)
		}
		wantNoRefusal(t, estate.server)
	})
}

// Requests are sent at the rate at which Jira fills the bucket, whatever its size and rate.
func TestRateLimit_spacing(t *testing.T) {
	t.Parallel()
	for limit, interval := range map[int]time.Duration{1: time.Second, 2: time.Second, 3: time.Second, 5: time.Second, 20: time.Second, 30: time.Minute} {
		t.Run(fmt.Sprintf("%d in %s", limit, interval), func(t *testing.T) {
			t.Parallel()
			const reads = 100
			onEstate(t, jirasim.Settings{Version: "9.12", RateLimit: limit, RateLimitInterval: interval}, reads+1, reads, func(t *testing.T, estate estate) {
				began := time.Now()
				estate.refresh(t, jira.WithProfile)
				wantNoRefusal(t, estate.server)
				// A bucket that is full at the beginning needs less, by its tokens.
				longest := time.Duration(reads) * interval / time.Duration(limit)
				if took := time.Since(began); took > longest || took < longest-interval-time.Second {
					t.Errorf("%d reads took %s, want at most %s and not much less", reads, took, longest)
				}
			})
		})
	}
}

// Without a limit no request waits, and "Retry-After: 0" in a successful response means nothing.
func TestRateLimit_withoutWaits(t *testing.T) {
	t.Parallel()
	for name, settings := range map[string]jirasim.Settings{"no limit": {}, "a large bucket": {RateLimit: 1000}} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			settings.Version = "9.12"
			onEstate(t, settings, 300, 299, func(t *testing.T, estate estate) {
				wantWait(t, 0, func() { estate.refresh(t, jira.WithProfile) })
				wantNoRefusal(t, estate.server)
			})
		})
	}
}

// Until the first response it is unknown whether Jira limits the rate. The other requests wait for it at most one second.
func TestRateLimit_slowFirstRequest(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "9.12"}, 50, 49, func(t *testing.T, estate estate) {
		release, arrived := make(chan struct{}), watchArrivals()
		estate.server.Misbehave(jirasim.Fault{Times: 1, Match: arrived.note, During: func(jirasim.Request) { <-release }})
		estate.server.Misbehave(jirasim.Fault{Match: arrived.note})
		time.AfterFunc(10*time.Second, func() { close(release) })
		wantWait(t, 10*time.Second, func() { estate.refresh(t, jira.WithProfile) })
		for index, moment := range arrived.after {
			if isFirst := index == 0; isFirst != (moment == 0) || !isFirst && moment != time.Second {
				t.Errorf("request %d arrived after %s", index, moment)
			}
		}
	})
}

// Another client of the same user takes tokens. A refused request pauses all requests, and is repeated.
func TestRateLimit_sharedBucket(t *testing.T) {
	t.Parallel()
	onEstate(t, jirasim.Settings{Version: "9.12", RateLimit: 10}, 50, 49, func(t *testing.T, estate estate) {
		estate.server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "3", Times: 1})
		estate.refresh(t, jira.WithProfile)
		if requests := len(estate.server.Requests()); requests != 50 {
			t.Errorf("%d requests, want 49 and the refused one", requests)
		}
	})
}
