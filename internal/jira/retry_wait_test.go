// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"net/http"
	"testing"
	"time"
)

func TestWaitIsAsLongAsRetryAfterOnlyWhereThePauseObeysIt(t *testing.T) {
	t.Parallel()
	header := http.Header{"Retry-After": {"20"}}
	for status, pauses := range map[int]bool{429: true, 503: true, 500: false, 502: false, 504: false} {
		var asked pause
		asked.obey(&response{status: status, header: header})
		if paused := !asked.until.IsZero(); paused != pauses {
			t.Errorf("HTTP %d: pause is %t, want %t", status, paused, pauses)
		}
		wait := waitBefore(time.Second, maxRetryWait, 0, &http.Response{StatusCode: status, Header: header})
		if hurries := wait == 0; hurries != pauses {
			t.Errorf("HTTP %d: waits %s on top of a pause (%t)", status, wait, pauses)
		}
	}
}

func TestWaitNeverExceedsTheLongest(t *testing.T) {
	t.Parallel()
	for _, attempt := range []int{0, 5, 16, 100, 1 << 30} {
		if wait := waitBefore(time.Second, maxRetryWait, attempt, nil); wait <= 0 || wait > maxRetryWait {
			t.Errorf("waits %s before attempt %d", wait, attempt)
		}
	}
}
