// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira_test

import (
	"net/http"
	"strings"
	"sync"
	"testing"
	"testing/synctest"
	"time"

	"github.com/jira-robots/terraform-provider-jira/internal/jira"
	"github.com/jira-robots/terraform-provider-jira/internal/jirasim"
)

// arrivals records when requests arrive at the server, counted from watchArrivals.
type arrivals struct {
	began time.Time
	mutex sync.Mutex
	after []time.Duration
}

func watchArrivals() *arrivals { return &arrivals{began: time.Now()} }

func (a *arrivals) note(jirasim.Request) bool {
	a.mutex.Lock()
	defer a.mutex.Unlock()
	a.after = append(a.after, time.Since(a.began))
	return true
}

func TestPause_sharedByAllRequests(t *testing.T) {
	t.Parallel()
	const concurrent, all, pause = 10, 50, 7 * time.Second
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		arrived := watchArrivals()
		var together sync.WaitGroup
		together.Add(concurrent)
		server.Misbehave(jirasim.Fault{
			Kind: jirasim.TooManyRequests, RetryAfter: "7", Times: concurrent, Match: arrived.note,
			During: func(jirasim.Request) { together.Done(); together.Wait() },
		})
		for _, err := range concurrently(all, func(int) error { return errorOf(client.UserNow(t.Context(), jira.ByKey(robot.Key))) }) {
			if err != nil {
				t.Error(err)
			}
		}
		if took := time.Since(arrived.began); took != pause {
			t.Errorf("took %s, want one pause of %s", took, pause)
		}
		during := 0
		for _, moment := range arrived.after {
			if moment > 0 && moment < pause {
				during++
			}
		}
		if got := len(arrived.after); got != all+concurrent || during > 0 {
			t.Errorf("%d requests, want %d; %d of them during the pause", got, all+concurrent, during)
		}
	}, func(settings *jira.Settings) { settings.MaxConcurrentRequests = concurrent })
}

func TestPause_requestsWaitingForTheirTurn(t *testing.T) {
	t.Parallel()
	inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
		robot := addRobot(server, "robot")
		arrived := watchArrivals()
		server.Misbehave(jirasim.Fault{Kind: jirasim.TooManyRequests, RetryAfter: "7", Times: 1, Match: arrived.note})
		concurrently(5, func(int) error { return errorOf(client.UserNow(t.Context(), jira.ByKey(robot.Key))) })
		for index, moment := range arrived.after {
			if index > 0 && moment < 7*time.Second {
				t.Errorf("request %d was sent %s after the response with Retry-After: 7", index, moment)
			}
		}
	}, func(settings *jira.Settings) { settings.MaxConcurrentRequests = 1 })
}

func TestPause_formsOfRetryAfter(t *testing.T) {
	t.Parallel()
	tests := map[string]struct {
		kind            jirasim.FaultKind
		retryAfter      func(now time.Time) string
		atLeast, atMost time.Duration
	}{
		"429 in seconds":    {jirasim.TooManyRequests, func(time.Time) string { return "3" }, 3 * time.Second, 3 * time.Second},
		"503 in seconds":    {jirasim.Unavailable, func(time.Time) string { return "30" }, 30 * time.Second, 30 * time.Second},
		"429 as a date":     {jirasim.TooManyRequests, inHTTPTime(5 * time.Second), 5 * time.Second, 5 * time.Second},
		"503 as a date":     {jirasim.Unavailable, inHTTPTime(time.Minute), time.Minute, time.Minute},
		"a day, capped":     {jirasim.TooManyRequests, func(time.Time) string { return "86400" }, 2 * time.Minute, 2 * time.Minute},
		"next year, capped": {jirasim.Unavailable, inHTTPTime(365 * 24 * time.Hour), 2 * time.Minute, 2 * time.Minute},
		"0, no pause":       {jirasim.TooManyRequests, func(time.Time) string { return "0" }, time.Second / 2, time.Second},
		"in the past":       {jirasim.TooManyRequests, inHTTPTime(-time.Hour), time.Second / 2, time.Second},
		"negative":          {jirasim.TooManyRequests, func(time.Time) string { return "-9223372037" }, time.Second / 2, time.Second},
		"not a number":      {jirasim.TooManyRequests, func(time.Time) string { return "soon" }, time.Second / 2, time.Second},
		"no header":         {jirasim.Unavailable, func(time.Time) string { return "" }, time.Second / 2, time.Second},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			inFakeTime(t, func(t *testing.T, server *jirasim.Server, client *jira.Client) {
				began := time.Now()
				server.Misbehave(jirasim.Fault{Kind: test.kind, Times: 1, RetryAfter: test.retryAfter(began)})
				if _, err := client.UserNow(t.Context(), jira.ByUsername("admin")); err != nil {
					t.Error(err)
				}
				if took := time.Since(began); took < test.atLeast || took > test.atMost {
					t.Errorf("took %s, want %s to %s", took, test.atLeast, test.atMost)
				}
			})
		})
	}
}

func inHTTPTime(later time.Duration) func(time.Time) string {
	return func(now time.Time) string { return now.Add(later).UTC().Format(http.TimeFormat) }
}

// FuzzRetryAfter: a Retry-After header never causes a wait that is negative or longer than MaxPause.
func FuzzRetryAfter(f *testing.F) {
	for _, text := range []string{"0", "1", "120", "86400", "-1", "-9223372037", "99999999999999999999", "1.5", "", "soon", "Fri, 31 Dec 1999 23:59:59 GMT", "Fri, 31 Dec 9999 23:59:59 GMT"} {
		f.Add(text, int64(946684700))
	}
	f.Fuzz(func(t *testing.T, text string, now int64) {
		wait := jira.RetryAfter(http.Header{"Retry-After": {text}}, time.Unix(now%(1<<40), 0))
		if wait < 0 || wait > jira.MaxPause {
			t.Errorf("waits %s", wait)
		}
		if strings.HasPrefix(text, "-") && wait != 0 {
			t.Errorf("waits %s for a negative number", wait)
		}
	})
}

// With a rate limit, Jira sends Retry-After: 0 and its other headers with every response (facts 12.1). They change nothing.
func TestPause_headersOfSuccess(t *testing.T) {
	t.Parallel()
	for _, retryAfter := range []string{"0", "30"} {
		synctest.Test(t, func(t *testing.T) {
			headers := map[string]string{
				"X-AUSERNAME": "admin", "Retry-After": retryAfter, "X-RateLimit-Limit": "10", "X-RateLimit-Remaining": "0", "X-RateLimit-Interval-Seconds": "60",
			}
			client := connectInMemory(t, respondsWith(200, headers, `{"key":"JIRAUSER1","name":"robot","version":"10.3.24"}`), "http://jira.example.com")
			began := time.Now()
			for range 5 {
				if _, err := client.UserNow(t.Context(), jira.ByUsername("robot")); err != nil {
					t.Error(err)
				}
			}
			if took := time.Since(began); took > 0 {
				t.Errorf("with Retry-After: %s, five requests took %s", retryAfter, took)
			}
		})
	}
}
