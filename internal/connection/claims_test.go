// Copyright (c) the terraform-provider-jira authors
// SPDX-License-Identifier: MPL-2.0

package connection_test

import (
	"sync"
	"sync/atomic"
	"testing"

	"github.com/jira-robots/terraform-provider-jira/internal/connection"
)

func TestClaims_claimAndRelease(t *testing.T) {
	t.Parallel()
	var claims connection.Claims
	for _, step := range []struct {
		kind, key string
		want      bool
	}{{"user", "a", true}, {"user", "a", false}, {"avatar", "a", true}, {"user", "b", true}, {"user", "b", false}} {
		if got := claims.Claim(step.kind, step.key); got != step.want {
			t.Errorf("Claim(%q, %q) = %t, want %t", step.kind, step.key, got, step.want)
		}
	}
	claims.Release("user", "a")
	claims.Release("user", "never claimed")
	if !claims.Claim("user", "a") || claims.Claim("avatar", "a") {
		t.Error("Release did not end exactly one claim")
	}
}

func TestClaims_concurrent(t *testing.T) {
	t.Parallel()
	var (
		claims  connection.Claims
		all     sync.WaitGroup
		claimed atomic.Int32
	)
	for range 20 {
		all.Go(func() {
			if claims.Claim("user", "a") {
				claimed.Add(1)
			}
		})
	}
	all.Wait()
	if claimed.Load() != 1 {
		t.Errorf("%d claims of one object succeeded, want 1", claimed.Load())
	}
}
