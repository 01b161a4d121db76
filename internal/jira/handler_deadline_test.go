// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package jira

import (
	"context"
	"errors"
	"net/http"
	"strings"
	"testing"
	"testing/synctest"
	"time"
)

// waitForEnd is a handler that never receives a response.
var waitForEnd = handlerFunc(func(ctx context.Context, _ *call) (*response, error) {
	<-ctx.Done()
	return nil, ctx.Err()
})

func TestDeadlineHandler_timeout(t *testing.T) {
	t.Parallel()
	synctest.Test(t, func(t *testing.T) {
		began := time.Now()
		deadline := &deadlineHandler{next: waitForEnd, timeout: 5 * time.Second}
		_, err := deadline.handle(t.Context(), &call{})
		if !errors.Is(err, context.DeadlineExceeded) || !strings.Contains(err.Error(), "timed out after 5s") {
			t.Errorf("ended with %v", err)
		}
		if took := time.Since(began); took != 5*time.Second {
			t.Errorf("ended after %s, want 5s", took)
		}
	})
}

// An interruption ends every attempt at once, but not one that creates an object.
func TestDeadlineHandler_interrupted(t *testing.T) {
	t.Parallel()
	for creates, want := range map[bool]time.Duration{false: time.Second, true: 5 * time.Second} {
		synctest.Test(t, func(t *testing.T) {
			ctx, cancel := context.WithCancel(t.Context())
			time.AfterFunc(time.Second, cancel)
			began := time.Now()
			deadline := &deadlineHandler{next: waitForEnd, timeout: 5 * time.Second}
			if _, err := deadline.handle(ctx, &call{request: request{method: http.MethodPost, creates: creates}}); err == nil {
				t.Error("no error")
			}
			if took := time.Since(began); took != want {
				t.Errorf("creates is %t: ended after %s, want %s", creates, took, want)
			}
		})
	}
}
